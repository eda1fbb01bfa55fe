import { useState } from 'react';
import { useText } from '../../i18n';
import { Icon } from '../../ui';
import { Field, type FieldProps } from '../../ui/form';
import { isComposing } from '../../ui/keys';
import type { Fact } from './data';

type Props = FieldProps & { value: Fact[]; onChange: (value: Fact[]) => void; placeholder?: string };

/** Separators people paste with: ; ； 、 ， comma, tab and new line. */
const split = (text: string): string[] =>
  text
    .split(/[;；、，,\t\n]+/)
    .map((s) => s.trim())
    .filter(Boolean);

/** Several short values as chips: Enter, a separator or leaving adds what is typed, Backspace takes the last away, a pasted list becomes many. */
export function ChipsField({ value, onChange, placeholder, ...field }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = split(text).filter((v, i, all) => all.indexOf(v) === i && !value.some((f) => f.value === v));
    if (fresh.length) onChange([...value, ...fresh.map((v) => ({ value: v, learned: false }))]);
    setTyped('');
  };
  return (
    <Field {...field}>
      {(ids) => (
        <span className={field.error ? 'input chips-input bad' : 'input chips-input'}>
          {value.map((f) => (
            <span className="chip" key={f.value} title={f.learned ? t('customers.learned') : undefined}>
              <span className="cut">{f.value}</span>
              {f.learned && <i>{t('customers.learnedTag')}</i>}
              <button
                type="button"
                aria-label={t('customers.form.drop', { value: f.value })}
                onClick={() => onChange(value.filter((x) => x !== f))}
              >
                <Icon name="x" small />
              </button>
            </span>
          ))}
          <input
            {...ids}
            autoComplete="off"
            value={typed}
            placeholder={value.length ? undefined : placeholder}
            onChange={(e) => (/[;；、，,]$/.test(e.target.value) ? add(e.target.value) : setTyped(e.target.value))}
            onPaste={(e) => {
              const text = e.clipboardData.getData('text');
              if (split(text).length < 2) return;
              e.preventDefault();
              add(typed + text);
            }}
            onBlur={() => typed.trim() && add(typed)}
            onKeyDown={(e) => {
              if (isComposing(e)) return;
              if (e.key === 'Enter' && typed.trim() && !e.ctrlKey) {
                e.preventDefault();
                add(typed);
              }
              if (e.key === 'Backspace' && typed === '' && value.length) onChange(value.slice(0, -1));
            }}
          />
        </span>
      )}
    </Field>
  );
}
