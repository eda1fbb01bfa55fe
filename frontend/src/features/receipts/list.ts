import { fen } from '../../api';
import { type List, type Say, viewsBy } from '../../parts/list/list';
import type { Column, Search } from '../../ui';
import { filterOf, methods, methodWord, type Row, type Rows, stale, stateOf, states, statusOf } from './data';

/** 收款: the list of everything that came in. */
export const receipts: List<Row, Rows> = {
  name: 'receipts',
  path: '/receipts',
  title: 'receipts.title',
  searchBy: 'receipts.search',
  count: 'receipts.sum.count',
  call: 'Receipts.List',
  kinds: stale,
  ask: filterOf,
  rowId: (r) => r.id,
  filters: [
    { id: 'state', title: 'receipts.col.state' },
    { id: 'from', title: 'receipts.filter.from', field: 'day' },
    { id: 'to', title: 'receipts.filter.to', field: 'day' },
    {
      id: 'channel',
      title: 'receipts.filter.channel',
      field: (t) => methods.map((m) => ({ value: m, label: t(`receipts.method.${m}`) })),
    },
    { id: 'account', title: 'receipts.filter.account' },
    { id: 'customer', title: 'receipts.filter.customer', field: 'customer' },
  ],
  views: (t) =>
    viewsBy(
      'state',
      ['all', ...states],
      (v) => t(`receipts.view.${v}`),
      (v) => (v === 'open' ? { kind: 'done', title: t('receipts.empty.openDone'), note: t('receipts.empty.openDoneNote') } : undefined),
    ),
  sums: [
    { title: 'receipts.sum.amount', of: (p) => p.amount, row: (r) => r.amount },
    { title: 'receipts.sum.allocated', of: (p) => p.allocated, row: (r) => r.allocated },
    { title: 'receipts.sum.left', of: (p) => p.left, row: prepaid },
  ],
  sort: { id: 'date', desc: true },
  sortNames: { payerName: 'payer', customerName: 'customer' },
  columns,
  beside: ['date', 'amount', 'customerName', 'state', 'payerName'],
};

function prepaid(r: Row): string {
  return stateOf(r) === 'prepaid' ? r.left : '0';
}

/** Dates are short while all rows are of one year. */
function columns(t: Say, search: Search): Column<Row>[] {
  const { from, to } = filterOf(search);
  const oneYear = from !== '' && from.slice(0, 4) === to.slice(0, 4);
  const date = oneYear ? ({ kind: 'monthDay', width: 72 } as const) : ({ kind: 'date', width: 92 } as const);
  return [
    { id: 'date', title: t('receipts.col.date'), ...date, fixed: true, sortable: true },
    { id: 'time', title: t('receipts.col.time'), width: 80, hidden: true },
    { id: 'amount', title: t('receipts.col.amount'), kind: 'money', zero: 'digits', width: 112, sortable: true },
    {
      id: 'payerName',
      title: t('receipts.col.payer'),
      width: 170,
      sortable: true,
      value: (r) => r.payerName || t('receipts.noPayer'),
      tone: (r) => (r.payerName ? undefined : 'dim'),
    },
    { id: 'memo', title: t('receipts.col.memo'), grow: true, tone: () => 'mid' },
    { id: 'customerName', title: t('receipts.col.customer'), width: 170, grow: true, sortable: true },
    { id: 'allocated', title: t('receipts.col.allocated'), kind: 'money', width: 108, from: 1400 },
    { id: 'left', title: t('receipts.col.left'), kind: 'money', width: 104, sortable: true, value: (r) => fen(prepaid(r)) },
    { id: 'state', title: t('receipts.col.state'), kind: 'status', width: 128, status: (r) => statusOf(t, r) },
    { id: 'account', title: t('receipts.col.account'), width: 120, from: 1600, tone: () => 'mid' },
    { id: 'channel', title: t('receipts.col.channel'), width: 80, from: 1600, value: (r) => methodWord(t, r.channel), tone: () => 'mid' },
    { id: 'payerAccount', title: t('receipts.col.payerAccount'), width: 160, hidden: true },
    { id: 'reference', title: t('receipts.col.reference'), width: 160, hidden: true },
    { id: 'number', title: t('receipts.col.number'), width: 120, hidden: true },
    { id: 'note', title: t('receipts.col.note'), width: 160, hidden: true },
  ];
}
