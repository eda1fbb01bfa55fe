import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type go, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, SelectField } from '../../ui';
import type { Detected, Mapping } from './data';
import { requestOf } from './look';
import { Columns, visible } from './Mapping';
import { change, type Pending } from './pending';
import { ReadSo } from './ReadSo';

type Table = Wire<go.statement.Table>;

const delimiters = [',', '\t', ';', '|', '^', '~', ' '] as const;
const encodings = ['UTF-8', 'GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE', 'Windows-1252'] as const;

/** A table that nobody knows, or that was guessed wrong: how its text is cut, which row is the header, what the columns mean. */
export function ByHand({ pending, onClose }: { pending: Pending; onClose?: () => void }) {
  const { t } = useText();
  const [split, setSplit] = useState(pending.mapping?.split ?? '');
  const [encoding, setEncoding] = useState(pending.mapping?.encoding ?? '');
  const table = useQuery<Table>({
    queryKey: ['*', 'Bank.Look', pending.id, pending.password, split, encoding],
    queryFn: ({ signal }) => {
      const mapping = { layout: '', columns: {}, sign: 'signed', dateOrder: 'ymd', decimal: '.', confidence: 0, split, encoding };
      return call<Table>('Bank.Look', { ...requestOf(pending), mapping, as: '' }, signal);
    },
    placeholderData: keepPreviousData,
    retry: false,
  }).data;
  const [said, setSaid] = useState<Mapping>();
  if (!table?.rows?.length) return null;
  const cellsOf = (row: number) => table.rows.find((r) => r.row === row)?.cells ?? [];
  const first = table.rows.reduce((best, r) => (r.cells.filter(Boolean).length > best.cells.filter(Boolean).length ? r : best)).row;
  const widest = Math.max(...table.rows.map((r) => r.cells.length));
  const numbered = Array.from({ length: widest }, () => '');
  const fresh = (headerRow: number): Mapping => ({
    layout: '',
    headerRow: headerRow || undefined,
    noHeader: headerRow === 0,
    headings: headerRow ? cellsOf(headerRow) : numbered,
    columns: {},
    sign: 'signed',
    dateOrder: 'ymd',
    decimal: '.',
    confidence: 0,
    delimiter: table.delimiter,
    split,
    encoding,
  });
  const mapping = said ?? table.mapping ?? fresh(table.header || first);
  const header = mapping.noHeader ? 0 : (mapping.headerRow ?? table.header);
  const sample = table.rows.filter((r) => r.row > header).slice(0, 20);
  const detected = {
    told: false,
    headerRow: header,
    encoding: table.encoding,
    sheet: table.sheet,
    sample: sample.map((r) => r.cells),
  } as unknown as Detected;
  const columns = mapping.columns ?? {};
  const again = (set: (value: string) => void) => (value: string) => {
    set(value);
    setSaid(undefined); // other cells have other columns
  };
  const ready = Boolean(columns.date && (columns.amount || columns.in || columns.out));
  const whole = { ...mapping, confidence: 100 };
  return (
    <section className="by-hand" aria-label={t('bank.byHand.title')}>
      <b>{t('bank.byHand.title')}</b>
      <div className="map-columns">
        {table.delimiter && (
          <SelectField
            label={t('bank.byHand.split')}
            value={split}
            options={[
              { value: '', label: t('bank.byHand.asFound', { what: visible(table.delimiter) }) },
              ...delimiters.map((d) => ({ value: d as string, label: visible(d) })),
            ]}
            onChange={again(setSplit)}
          />
        )}
        {table.delimiter && (
          <SelectField
            label={t('bank.byHand.encoding')}
            value={encoding}
            options={[
              { value: '', label: t('bank.byHand.asFound', { what: table.encoding }) },
              ...encodings.map((e) => ({ value: e as string, label: e })),
            ]}
            onChange={again(setEncoding)}
          />
        )}
        <div className="wide">
          <SelectField
            label={t('bank.byHand.header')}
            value={header}
            options={[
              { value: 0, label: t('bank.map.noHeader') },
              ...table.rows.map((r) => ({ value: r.row, label: `${r.row}  ${r.cells.filter(Boolean).join(' ').slice(0, 60)}` })),
            ]}
            onChange={(row) => setSaid(fresh(row))}
          />
        </div>
      </div>
      <Columns key={`${header} ${split} ${encoding}`} detected={detected} mapping={mapping} onChange={setSaid} />
      <ReadSo pending={pending} mapping={ready ? whole : undefined} />
      <div className="by-hand-end">
        <Button
          kind="go"
          disabled={!ready}
          title={ready ? undefined : t('bank.byHand.need')}
          onClick={() => {
            change({ as: '', mapping: whole });
            onClose?.();
          }}
        >
          {t('bank.byHand.read')}
        </Button>
        {onClose && <Button onClick={onClose}>{t('bank.map.fold')}</Button>}
      </div>
    </section>
  );
}
