import { day, today } from '../../api';
import type { Key } from '../../i18n';
import type { List, Say, View } from '../../parts/list/list';
import { monthName, span } from '../../parts/words';
import type { Column, Search } from '../../ui';
import { filterOf, type Row, type Rows, stale, states, statusOf } from './data';

/** 账单: the list of every bill. */
export const invoices: List<Row, Rows> = {
  name: 'invoices',
  path: '/invoices',
  title: 'invoices.title',
  searchBy: 'invoices.search',
  count: 'invoices.sum.count',
  call: 'Invoices.List',
  kinds: stale,
  ask: filterOf,
  rowId: (r) => r.id,
  filters: [
    {
      id: 'state',
      title: 'invoices.filter.state',
      field: (t) => states.map((s) => ({ value: s, label: t(`invoices.filterState.${s}` as Key) })),
    },
    { id: 'kind', title: 'invoices.filter.kind', field: 'feeItem' },
    { id: 'month', title: 'invoices.filter.month' },
    { id: 'from', title: 'invoices.filter.from', field: 'day', instead: ['month'] },
    { id: 'to', title: 'invoices.filter.to', field: 'day', instead: ['month'] },
    { id: 'duefrom', title: 'invoices.filter.dueFrom', field: 'day' },
    { id: 'due', title: 'invoices.filter.dueTo', field: 'day' },
    { id: 'customer', title: 'invoices.filter.customer', field: 'customer' },
    { id: 'contract', title: 'invoices.col.contract' },
    { id: 'run', title: 'invoices.filter.run' },
  ],
  views: (t, language): View[] => {
    const month = today().slice(0, 7);
    return [
      { id: 'all', title: t('invoices.view.all'), search: {} },
      { id: 'month', title: monthName(month, language), search: { month }, count: 'plain' },
      {
        id: 'open',
        title: t('invoices.view.open'),
        search: { state: 'open' },
        empty: { kind: 'done', title: t('invoices.empty.openDone'), note: t('invoices.empty.openDoneNote') },
      },
      {
        id: 'overdue',
        title: t('invoices.view.overdue'),
        search: { state: 'overdue' },
        count: 'late',
        empty: { kind: 'done', title: t('invoices.empty.done'), note: t('invoices.empty.doneNote') },
      },
    ];
  },
  sums: [
    { title: 'invoices.sum.total', of: (p) => p.total, row: (r) => r.total },
    { title: 'invoices.sum.open', of: (p) => p.open, row: (r) => r.open },
  ],
  sort: { id: 'number', desc: true },
  sortNames: { name: 'customer' },
  columns,
  beside: ['number', 'name', 'open', 'state', 'dueDate', 'total'],
};

/** Dates are short while all rows are of one year. */
function columns(t: Say, search: Search): Column<Row>[] {
  const { from, to } = filterOf(search);
  const oneYear = day(from) && from.slice(0, 4) === to.slice(0, 4);
  const date = oneYear ? ({ kind: 'monthDay', width: 72 } as const) : ({ kind: 'date', width: 92 } as const);
  return [
    { id: 'number', title: t('invoices.col.number'), kind: 'code', width: 140, fixed: true, sortable: true },
    { id: 'name', title: t('invoices.col.name'), grow: true, sortable: true },
    { id: 'unit', title: t('invoices.col.unit'), width: 96, from: 1200, tone: () => 'mid' },
    { id: 'kind', title: t('invoices.col.kind'), width: 160, from: 1200, tone: () => 'mid' },
    { id: 'contract', title: t('invoices.col.contract'), width: 120, hidden: true, tone: () => 'mid' },
    { id: 'period', title: t('invoices.col.period'), width: 160, hidden: true, value: (r) => span(r.periodFrom, r.periodTo, r.issueDate) },
    { id: 'issueDate', title: t('invoices.col.issueDate'), ...date, from: 1600, sortable: true },
    { id: 'dueDate', title: t('invoices.col.dueDate'), ...date, sortable: true },
    { id: 'net', title: t('invoices.col.net'), kind: 'money', width: 100, hidden: true },
    { id: 'tax', title: t('invoices.col.tax'), kind: 'money', width: 90, hidden: true },
    { id: 'total', title: t('invoices.col.total'), kind: 'money', zero: 'digits', width: 104, sortable: true },
    { id: 'settled', title: t('invoices.col.settled'), kind: 'money', width: 108, from: 1600 },
    {
      id: 'open',
      title: t('invoices.col.open'),
      kind: 'money',
      width: 108,
      sortable: true,
      tone: (r) => (r.overdue > 0 ? 'late' : undefined),
    },
    { id: 'state', title: t('invoices.col.state'), kind: 'status', width: 120, status: (r) => statusOf(t, r) },
  ];
}
