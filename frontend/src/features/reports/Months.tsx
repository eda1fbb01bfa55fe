import { useMemo } from 'react';
import { day, useCall } from '../../api';
import { useText } from '../../i18n';
import { ChartPanel } from '../../parts/ChartPanel';
import { type Column, DataGrid, Figures, type Series, useAddress } from '../../ui';
import {
  type Collection,
  type CollectionMonth,
  type Dso,
  type DsoMonth,
  inWan,
  kinds,
  lastDayOf,
  monthLabel,
  nothingIn,
  type Received,
  type ReceivedMonth,
} from './data';
import { None, Report } from './Head';

const rowId = (r: { month: string }) => r.month;
const plain = (n: number) => n.toFixed(1);

function usePeriod() {
  const { search } = useAddress();
  return { from: day(search.from) ?? '', to: day(search.to) ?? '' };
}

/** What fell due in each month against what came in. */
export function ReceivedReport() {
  const { t, language } = useText();
  const { go } = useAddress();
  const query = useCall<Received>('Reports.Received', usePeriod(), kinds, { keep: true });
  const all = query.data?.rows;
  const rows = all && nothingIn.received(all) ? [] : all;
  const shown = rows ? rows.length > 0 : !query.error;
  const sum = rows?.length ? query.data?.sum : undefined;
  const columns = useMemo(
    (): Column<ReceivedMonth>[] => [
      { id: 'month', title: t('reports.month'), grow: true, fixed: true },
      { id: 'invoices', title: t('reports.invoiceCount'), kind: 'number', width: 88 },
      { id: 'receivable', title: t('reports.receivable'), kind: 'money', width: 144 },
      { id: 'collected', title: t('reports.collected'), kind: 'money', width: 144 },
      { id: 'open', title: t('reports.open'), kind: 'money', width: 144, tone: () => 'strong' },
      { id: 'receipts', title: t('reports.receiptCount'), kind: 'number', width: 88 },
      { id: 'cash', title: t('reports.cash'), kind: 'money', width: 144 },
    ],
    [t],
  );
  const totals = useMemo(
    () =>
      sum && {
        label: t('reports.total'),
        values: { receivable: sum.receivable, collected: sum.collected, open: sum.open, cash: sum.cash },
      },
    [sum, t],
  );
  const receipts = (r: ReceivedMonth) => go('/receipts', { from: `${r.month}-01`, to: lastDayOf(r.month) });
  return (
    <Report view="received" dates="period">
      {shown && (
        <div className="months">
          <ChartPanel
            title={t('reports.view.received')}
            unit={t('reports.wan')}
            sentence={t('reports.receivedSentence')}
            labels={(rows ?? []).map((r, i) => monthLabel(r.month, i, language))}
            series={[
              {
                name: t('reports.receivable'),
                colour: '--chart-prev',
                values: (rows ?? []).map((r) => inWan(r.receivable)),
                exact: (rows ?? []).map((r) => r.receivable),
              },
              {
                name: t('reports.collected'),
                colour: '--c1',
                values: (rows ?? []).map((r) => inWan(r.collected)),
                exact: (rows ?? []).map((r) => r.collected),
              },
              {
                name: t('reports.cash'),
                colour: '--c2',
                values: (rows ?? []).map((r) => inWan(r.cash)),
                exact: (rows ?? []).map((r) => r.cash),
              },
            ]}
            tops={(rows ?? []).map(() => '')}
            format={plain}
            height={176}
            onOpen={(i) => rows?.[i] && receipts(rows[i])}
            note={t('reports.receivedNote')}
          />
        </div>
      )}
      <DataGrid
        list="reports.received"
        label={t('reports.view.received')}
        columns={columns}
        rowId={rowId}
        source={{ rows, error: query.error, retry: () => void query.refetch() }}
        onOpen={receipts}
        openHint={t('reports.theirReceipts')}
        totals={totals}
        empty={<None />}
      />
    </Report>
  );
}

const rate = (text: string): number | null => (text === '' ? null : Number(text));
const withSign = (text: string) => (text === '' ? '–' : `${text}%`);

/** How much of what fell due in each month was paid: by the end of that month, and up to now. */
export function CollectionReport() {
  const { t, language } = useText();
  const query = useCall<Collection>('Reports.Collection', usePeriod(), kinds, { keep: true });
  const all = query.data?.rows;
  const rows = all && nothingIn.collection(all) ? [] : all;
  const shown = rows ? rows.length > 0 : !query.error;
  const sum = rows?.length ? query.data?.sum : undefined;
  const columns = useMemo((): Column<CollectionMonth>[] => {
    const percent = (id: 'rateThen' | 'rateNow', title: string): Column<CollectionMonth> => ({
      id,
      title,
      kind: 'number',
      width: 136,
      value: (r) => (r[id] === '' ? undefined : Number(r[id])),
      render: (r) => withSign(r[id]),
    });
    return [
      { id: 'month', title: t('reports.month'), grow: true, fixed: true },
      { id: 'dueThen', title: t('reports.dueThen'), kind: 'money', width: 128 },
      { id: 'paidThen', title: t('reports.paidThen'), kind: 'money', width: 128 },
      percent('rateThen', t('reports.rateThen')),
      { id: 'dueNow', title: t('reports.dueNow'), kind: 'money', width: 128 },
      { id: 'paidNow', title: t('reports.paidNow'), kind: 'money', width: 128 },
      percent('rateNow', t('reports.rateNow')),
      { id: 'openNow', title: t('reports.open'), kind: 'money', width: 120, tone: () => 'strong' },
    ];
  }, [t]);
  const totals = useMemo(
    () =>
      sum && {
        label: t('reports.total'),
        values: { dueThen: sum.dueThen, paidThen: sum.paidThen, dueNow: sum.dueNow, paidNow: sum.paidNow, openNow: sum.openNow },
      },
    [sum, t],
  );
  const series: Series[] = [
    { name: t('reports.rateThen'), colour: '--chart-prev', values: (rows ?? []).map((r) => rate(r.rateThen)) },
    { name: t('reports.rateNow'), colour: '--c1', values: (rows ?? []).map((r) => rate(r.rateNow)) },
  ];
  return (
    <Report view="collection" dates="period">
      {shown && (
        <div className="months">
          {sum && (
            <Figures
              items={[
                { label: t('reports.dueNow'), value: sum.dueNow, note: t('reports.allMonths') },
                { label: t('reports.paidNow'), value: sum.paidNow, note: `${t('reports.rateNow')} ${withSign(sum.rateNow)}` },
                { label: t('reports.open'), value: sum.openNow },
              ]}
            />
          )}
          <ChartPanel
            title={t('reports.view.collection')}
            unit="%"
            sentence={t('reports.collectionSentence', { rate: withSign(sum?.rateNow ?? '') })}
            labels={(rows ?? []).map((r, i) => monthLabel(r.month, i, language))}
            series={series}
            tops={(rows ?? []).map(() => '')}
            format={plain}
            max={100}
            height={128}
            note={t('reports.collectionNote')}
          />
        </div>
      )}
      <DataGrid
        list="reports.collection"
        label={t('reports.view.collection')}
        columns={columns}
        rowId={rowId}
        source={{ rows, error: query.error, retry: () => void query.refetch() }}
        totals={totals}
        empty={<None />}
      />
    </Report>
  );
}

/** How many days of billing stand unpaid at the end of each month. */
export function DsoReport() {
  const { t, language } = useText();
  const query = useCall<Dso>('Reports.Dso', usePeriod(), kinds, { keep: true });
  const all = query.data?.rows;
  const rows = all && nothingIn.dso(all) ? [] : all;
  const shown = rows ? rows.length > 0 : !query.error;
  const columns = useMemo(
    (): Column<DsoMonth>[] => [
      { id: 'month', title: t('reports.month'), grow: true, fixed: true },
      { id: 'asOf', title: t('reports.asOf'), kind: 'date', width: 120 },
      { id: 'receivable', title: t('reports.balance'), kind: 'money', width: 160 },
      { id: 'billed', title: t('reports.billed90'), kind: 'money', width: 160 },
      {
        id: 'days',
        title: t('reports.dsoDays'),
        kind: 'decimal',
        width: 120,
        tone: () => 'strong',
        render: (r) => (r.days === '' ? '–' : t('reports.daysOf', { days: r.days })),
      },
    ],
    [t],
  );
  return (
    <Report view="dso" dates="period">
      {shown && (
        <div className="months">
          <ChartPanel
            title={t('reports.view.dso')}
            unit={t('reports.daysUnit')}
            sentence={t('reports.dsoSentence', { days: rows?.at(-1)?.days ?? '' })}
            labels={(rows ?? []).map((r, i) => monthLabel(r.month, i, language))}
            series={[{ name: t('reports.dsoDays'), values: (rows ?? []).map((r) => rate(r.days)) }]}
            format={plain}
            height={176}
            note={t('reports.dsoNote')}
          />
        </div>
      )}
      <DataGrid
        list="reports.dso"
        label={t('reports.view.dso')}
        columns={columns}
        rowId={rowId}
        source={{ rows, error: query.error, retry: () => void query.refetch() }}
        empty={<None />}
      />
    </Report>
  );
}
