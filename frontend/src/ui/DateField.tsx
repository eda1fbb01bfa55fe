import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import { type Day, day as dayIn, today } from '../api';
import { useText } from '../i18n';
import { useCommands } from './commands';
import { box } from './fields';
import { Field, type FieldProps } from './form';
import { Icon } from './Icon';
import { typedIn } from './keys';
import { readDate } from './read';

type Props = FieldProps & {
  /** '' or undefined for none. */
  value: Day | '' | undefined;
  onChange: (value: Day | undefined) => void;
  /** Today of the book, where that is not the computer's. */
  now?: Day;
  min?: Day;
  max?: Day;
  disabled?: boolean;
  placeholder?: string;
  /** 24 px, for heads and bars. */
  small?: boolean;
};

/** A day: typed (`3-5`, `0305`, `11.5`, 今天, 月底, `+7`) or picked (Alt+↓). What is no day is said under the field and stops a save. */
export function DateField({ value, onChange, now, min, max, disabled, placeholder, small, ...field }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState<string>();
  const [left, setLeft] = useState(false);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const reading = typed === undefined ? undefined : readDate(typed, now ?? today());
  const why =
    reading && 'bad' in reading
      ? reading.bad === 'noSuchDay'
        ? t('ui.noSuchDay', { month: reading.month, last: reading.last })
        : t('ui.notDate')
      : undefined;
  const out = value && ((min && value < min) || (max && value > max)) ? t('ui.dateRange', { min: min ?? '…', max: max ?? '…' }) : undefined;
  const error = field.error ?? ((left ? why : undefined) || out);

  useCommands(open ? [{ id: 'calendar.close', title: t('ui.close'), keys: 'Esc', hidden: true, run: () => setOpen(false) }] : []);

  const give = (d: Day | undefined) => {
    if ((d ?? '') !== (value ?? '')) onChange(d);
  };
  return (
    <Field {...field} error={error}>
      {(ids) => (
        <span className={box(error, 'date', small && 'sm')}>
          <input
            {...ids}
            ref={input}
            autoComplete="off"
            data-unread={why || out ? true : undefined}
            disabled={disabled}
            placeholder={placeholder ?? 'YYYY-MM-DD'}
            value={typed ?? value ?? ''}
            onFocus={(e) => e.target.select()}
            {...typedIn((text, whole) => {
              setTyped(text);
              setLeft(false);
              const r = readDate(text, now ?? today());
              if (whole) give('day' in r ? r.day : undefined);
            })}
            onBlur={() => {
              setLeft(true);
              if (!why) setTyped(undefined);
            }}
            onKeyDown={(e) => {
              if (e.altKey && e.key === 'ArrowDown') {
                e.preventDefault();
                setOpen(true);
              }
            }}
          />
          <button
            type="button"
            tabIndex={-1}
            className="pick"
            disabled={disabled}
            aria-label={t('ui.pickDate')}
            title={`${t('ui.pickDate')} (Alt ↓)`}
            onClick={() => setOpen(!open)}
          >
            <Icon name="today" small={small} />
          </button>
          <DatePicker
            className="picker-anchor"
            open={open}
            onOpenChange={setOpen}
            value={value ? dayjs(value) : null}
            minDate={min && dayjs(min)}
            maxDate={max && dayjs(max)}
            tabIndex={-1}
            aria-hidden="true"
            onChange={(d) => {
              setTyped(undefined);
              onChange(d ? dayIn(d.format('YYYY-MM-DD')) : undefined);
              setOpen(false);
              input.current?.focus();
            }}
          />
        </span>
      )}
    </Field>
  );
}
