import { Select } from 'antd';
import { type InputHTMLAttributes, type ReactNode, type Ref, useRef, useState } from 'react';
import { type Fen, grouped } from '../api';
import { useText } from '../i18n';
import { Field, type FieldProps } from './form';
import { typedIn } from './keys';
import { isSum, readDecimal, readMoney } from './read';

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & { ref?: Ref<HTMLInputElement> };

type TextProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  unit?: ReactNode;
  input?: Input;
  placeholder?: string;
  disabled?: boolean;
};

/** One line of text. */
export function TextField({ value, onChange, unit, input, placeholder, disabled, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <span className={box(field.error)}>
          <input
            {...input}
            {...ids}
            placeholder={placeholder}
            disabled={disabled}
            value={value}
            onChange={(e) => onChange(e.target.value)}
          />
          {unit && <span className="unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

/** Several lines of text: Enter makes a line, Ctrl+Enter saves. */
export function TextAreaField({ value, onChange, rows = 3, placeholder, ...field }: TextProps & { rows?: number }) {
  return (
    <Field {...field}>
      {(ids) => (
        <textarea
          className={box(field.error)}
          {...ids}
          rows={rows}
          placeholder={placeholder}
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

export const box = (error: unknown, ...more: (string | false | undefined)[]): string =>
  ['input', error && 'bad', ...more].filter(Boolean).join(' ');

type ReadProps<V> = FieldProps & {
  value: V;
  onChange: (value: V) => void;
  unit?: ReactNode;
  input?: Input;
  placeholder?: string;
  disabled?: boolean;
};

/**
 * An amount. Full-width digits, thousands, 万 and sums (`=1200*3`) are understood; while a sum is being typed its result
 * stands beside it. Gives fen, or undefined when empty; what is not an amount is said under the field and stops a save.
 */
export function MoneyField({ value, onChange, unit, ...rest }: ReadProps<Fen | undefined>) {
  const { t } = useText();
  return (
    <ReadField
      {...rest}
      unit={unit ?? t('ui.yuan')}
      value={value}
      onChange={onChange}
      read={(typed) => readMoney(typed)}
      show={(f) => grouped(f).replace('−', '-')}
      bad={t('ui.notAmount')}
      result={(typed, f) => (isSum(typed) ? grouped(f) : undefined)}
    />
  );
}

/** A quantity, price or rate: a decimal string, '' when empty, at most `places` places (6). Sums and full-width digits as in MoneyField. */
export function DecimalField({ value, onChange, places = 6, ...rest }: ReadProps<string> & { places?: number }) {
  const { t } = useText();
  return (
    <ReadField
      {...rest}
      value={value === '' ? undefined : value}
      onChange={(v) => onChange(v ?? '')}
      read={(typed) => readDecimal(typed, places)}
      show={(v) => v}
      bad={t('ui.notNumber')}
      result={(typed, v) => (isSum(typed) ? v : undefined)}
    />
  );
}

type Reading<V> = {
  read: (typed: string) => V | undefined;
  show: (value: V) => string;
  bad: string;
  result: (typed: string, value: V) => string | undefined;
};

// A field whose text is read: while it has the focus the typed text stands, then the value in its own writing.
function ReadField<V>({
  value,
  onChange,
  unit,
  input,
  placeholder,
  disabled,
  read,
  show,
  bad,
  result,
  ...field
}: ReadProps<V | undefined> & Reading<V>) {
  const [typed, setTyped] = useState<string>();
  const unread = typed !== undefined && typed.trim() !== '' && read(typed) === undefined;
  const [left, setLeft] = useState(false);
  const error = field.error ?? (unread && left ? bad : undefined);
  const text = typed ?? (value === undefined ? '' : show(value));
  const got = typed === undefined ? undefined : read(typed);
  const beside = typed !== undefined && got !== undefined ? result(typed, got) : undefined;

  const settle = () => {
    setLeft(true);
    if (typed !== undefined && !unread) setTyped(undefined);
  };
  return (
    <Field {...field} error={error}>
      {(ids) => (
        <span className={box(error, 'num')}>
          <input
            inputMode="decimal"
            autoComplete="off"
            {...input}
            {...ids}
            data-unread={unread || undefined}
            disabled={disabled}
            placeholder={placeholder}
            value={text}
            onFocus={(e) => e.target.select()}
            {...typedIn((text, whole) => {
              setTyped(text);
              setLeft(false);
              if (whole) onChange(text.trim() === '' ? undefined : read(text));
            })}
            onBlur={settle}
          />
          {beside && <span className="hint">= {beside}</span>}
          {unit && <span className="unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

type Option<V extends string | number> = { value: V; label: string; note?: string; disabled?: boolean };

type SelectProps<V extends string | number> = FieldProps & {
  value: V | undefined;
  onChange: (value: V) => void;
  options: Option<V>[];
  placeholder?: string;
  disabled?: boolean;
  loading?: boolean;
  /** Asked while typing, when the options come from the program (customers …). Without it the given options are filtered. */
  onSearch?: (text: string) => void;
  /** Whether the value can be taken away; gives undefined. */
  onClear?: () => void;
};

/** One of several. Typing searches; ↑ ↓ and Enter choose. */
export function SelectField<V extends string | number>({
  value,
  onChange,
  options,
  placeholder,
  disabled,
  loading,
  onSearch,
  onClear,
  ...field
}: SelectProps<V>) {
  const { t } = useText();
  const half = useRef(false);
  return (
    <Field {...field}>
      {(ids) => (
        <span
          className="composes"
          onCompositionStartCapture={() => {
            half.current = true;
          }}
          onCompositionEndCapture={(e) => {
            half.current = false;
            onSearch?.((e.target as HTMLInputElement).value);
          }}
        >
          <Select<V, Option<V>>
            {...ids}
            aria-label={field.label}
            status={field.error ? 'error' : undefined}
            value={value ?? null} // none chosen: undefined would leave the choice to the list itself
            options={options}
            placeholder={placeholder}
            disabled={disabled}
            loading={loading}
            allowClear={Boolean(onClear)}
            onClear={onClear}
            onChange={(v) => v !== undefined && onChange(v)}
            showSearch={
              onSearch
                ? { filterOption: false, onSearch: (text) => half.current || onSearch(text) }
                : { filterOption: (typed, o) => `${o?.label ?? ''} ${o?.note ?? ''}`.toLowerCase().includes(typed.toLowerCase()) }
            }
            notFoundContent={<span className="dim">{t('ui.noChoice')}</span>}
            optionRender={(o) => (
              <span className="option">
                <span className="cut">{o.data.label}</span>
                {o.data.note && <span className="dim small">{o.data.note}</span>}
              </span>
            )}
            suffixIcon={undefined}
          />
        </span>
      )}
    </Field>
  );
}

/** A tick with its words. */
export function CheckField({
  value,
  onChange,
  label,
  note,
  disabled,
}: {
  value: boolean;
  onChange: (value: boolean) => void;
  label: string;
  note?: ReactNode;
  disabled?: boolean;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={value} disabled={disabled} onChange={(e) => onChange(e.target.checked)} />
      <span>
        {label}
        {note && <em>{note}</em>}
      </span>
    </label>
  );
}
