import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n';
import { Button, SelectField, useCommands } from '../../ui';
import { type Detected, type FieldName, fieldOf, fields, type Mapping, suited, withField } from './data';

type Props = { detected: Detected; mapping: Mapping; onChange: (m: Mapping) => void; more?: ReactNode };

const signs = ['signed', 'spending', 'columns', 'flagged'] as const;
const orders = ['ymd', 'dmy', 'mdy'] as const;

/** A tab and a space are seen by their names. */
export const visible = (delimiter: string): string => ({ '\t': 'Tab', ' ': '␠' })[delimiter] ?? delimiter;

/** How an unknown table is read, in one line that unfolds into its columns. */
export function MappingEditor({ detected, mapping, onChange, more }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState(!detected.told && mapping.confidence < 100);
  const maybe = !detected.told && mapping.confidence < 60;
  useCommands([
    { id: 'import.mapping', title: t('bank.map.title'), hint: t('bank.map.title'), keys: 'L', rank: 16, run: () => setOpen(!open) },
  ]);
  return (
    <div className="map">
      <div className="map-head">
        <b>{t('bank.map.title')}</b>
        <span className={maybe ? 'doubt small' : 'dim small'}>
          {detected.told ? t('bank.map.known') : mapping.confidence > 0 ? t(maybe ? 'bank.map.maybe' : 'bank.map.guessed') : ''}
        </span>
        <span className="dim small">
          {[
            mapping.noHeader ? t('bank.map.noHeader') : t('bank.map.headerRow', { row: detected.headerRow }),
            mapping.delimiter && t('bank.map.delimiter', { mark: visible(mapping.delimiter) }),
            detected.encoding,
            detected.sheet,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <Button kind="bare" small keys="L" onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? t('bank.map.fold') : t('bank.map.open')}
        </Button>
        {more}
      </div>
      {open && <Columns detected={detected} mapping={mapping} onChange={onChange} />}
    </div>
  );
}

/** Each column, what it means and its first values; a change is read at once. */
export function Columns({ detected, mapping, onChange }: Props) {
  const { t } = useText();
  const headings = mapping.headings ?? [];
  const options = [
    { value: '' as FieldName | '', label: t('bank.map.none') },
    ...fields.map((f) => ({ value: f as FieldName | '', label: t(`bank.map.field.${f}`) })),
  ];
  return (
    <>
      <div className="map-columns">
        {headings.map((h, i) => (
          <SelectField
            key={i}
            label={mapping.noHeader || !h.trim() ? t('bank.map.column', { n: i + 1 }) : h.trim()}
            note={sampleOf(detected, i)}
            value={fieldOf(mapping, i)}
            options={options}
            onChange={(f) => onChange(suited(withField(mapping, i, f), f, cellsOf(detected, i)))}
          />
        ))}
      </div>
      <div className="map-columns">
        <SelectField
          label={t('bank.map.sign')}
          value={mapping.sign}
          options={signs.map((s) => ({ value: s as string, label: t(`bank.map.signs.${s}`) }))}
          onChange={(sign) => onChange({ ...mapping, sign, confidence: 100 })}
        />
        <SelectField
          label={t('bank.map.dateOrder')}
          value={mapping.dateOrder}
          options={orders.map((o) => ({ value: o as string, label: t(`bank.map.orders.${o}`) }))}
          onChange={(dateOrder) => onChange({ ...mapping, dateOrder, confidence: 100 })}
        />
        <SelectField
          label={t('bank.map.decimal')}
          value={mapping.decimal}
          options={['.', ','].map((d) => ({ value: d, label: d === '.' ? '1,234.50' : '1.234,50' }))}
          onChange={(decimal) => onChange({ ...mapping, decimal, confidence: 100 })}
        />
      </div>
    </>
  );
}

/** What stands in a column in the rows at hand. */
const cellsOf = (d: Detected, column: number): string[] => (d.sample ?? []).map((cells) => cells?.[column]?.trim() ?? '').filter(Boolean);

/** Its first values. */
const sampleOf = (d: Detected, column: number): string => cellsOf(d, column).slice(0, 2).join('，').slice(0, 40);
