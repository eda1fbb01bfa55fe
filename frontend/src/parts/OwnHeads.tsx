import { useText } from '../i18n';
import { SelectField } from '../ui';

/** A heading of the office's own: what it was taken for, or the nearest column while that is not settled. */
export type Head = { table: string; heading: string; column: string; known: boolean; settled: boolean; example: string };
export type Choice = { table: string; column: string; header: string };
export type Settled = { table: string; heading: string; column: string };

/** Each heading that no table knows, what stands under it, and what it is to be read as. */
export function OwnHeads({ heads, choices, onChange }: { heads: Head[]; choices: Choice[]; onChange: (heads: Head[]) => void }) {
  const { t, language } = useText();
  return (
    <table className="grid own-heads">
      <thead>
        <tr>
          <th>{t('parts.import.heading')}</th>
          <th>{t('parts.import.example')}</th>
          <th>{t('parts.import.readAs')}</th>
        </tr>
      </thead>
      <tbody>
        {heads.map((h, i) => (
          <tr key={`${h.table} ${h.heading}`}>
            <td>{h.heading}</td>
            <td className="dim cut">{h.example || '–'}</td>
            <td>
              <SelectField
                bare
                label={t('parts.import.readAsOf', { heading: h.heading })}
                value={h.column}
                onChange={(column) => onChange(heads.map((o, n) => (n === i ? { ...o, column } : o)))}
                options={[
                  { value: '', label: t('parts.import.passOver') },
                  ...choices
                    .filter((c) => c.table === h.table)
                    .map((c) => ({ value: c.column, label: language === 'en' ? c.column.replaceAll('_', ' ') : c.header })),
                ]}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
