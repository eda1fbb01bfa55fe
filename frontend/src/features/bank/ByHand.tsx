import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type go, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, SelectField } from '../../ui';
import type { Detected, Mapping } from './data';
import { requestOf } from './look';
import { MappingEditor } from './Mapping';
import { change, type Pending } from './pending';

type Table = Wire<go.statement.Table>;

/** A table that nobody knows: its first rows, which of them is the header, and what the columns mean. */
export function ByHand({ pending }: { pending: Pending }) {
  const { t } = useText();
  const table = useQuery<Table>({
    queryKey: ['*', 'Bank.Look', pending.id, pending.password],
    queryFn: ({ signal }) => call<Table>('Bank.Look', { ...requestOf(pending), mapping: null, as: '' }, signal),
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
  });
  const mapping = said ?? table.mapping ?? fresh(table.header || first);
  const header = mapping.noHeader ? 0 : (mapping.headerRow ?? table.header);
  const sample = table.rows.filter((r) => r.row > header).slice(0, 3);
  const detected = {
    told: false,
    headerRow: header,
    encoding: table.encoding,
    sheet: table.sheet,
    sample: sample.map((r) => r.cells),
  } as unknown as Detected;
  const columns = mapping.columns ?? {};
  const ready = Boolean(columns.date && (columns.amount || columns.in || columns.out));
  return (
    <section className="by-hand" aria-label={t('bank.byHand.title')}>
      <b>{t('bank.byHand.title')}</b>
      <SelectField
        label={t('bank.byHand.header')}
        value={header}
        options={[
          { value: 0, label: t('bank.map.noHeader') },
          ...table.rows.map((r) => ({ value: r.row, label: `${r.row}  ${r.cells.filter(Boolean).join(' ').slice(0, 60)}` })),
        ]}
        onChange={(row) => setSaid(fresh(row))}
      />
      <MappingEditor key={header} detected={detected} mapping={mapping} onChange={setSaid} />
      <Button
        kind="go"
        disabled={!ready}
        title={ready ? undefined : t('bank.byHand.need')}
        onClick={() => change({ as: '', mapping: { ...mapping, confidence: 100 } })}
      >
        {t('bank.byHand.read')}
      </Button>
    </section>
  );
}
