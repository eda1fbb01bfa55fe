import { type List, type Say, viewsBy } from '../../parts/list/list';
import type { Column } from '../../ui';
import { filterOf, type Holding, type Holdings, idOf, stale, states, statusOf } from './data';

/** 押金: everything that is held or agreed. */
export const deposits: List<Holding, Holdings> = {
  name: 'deposits',
  path: '/deposits',
  title: 'deposits.title',
  searchBy: 'deposits.search',
  count: 'deposits.sum.count',
  call: 'Deposits.List',
  kinds: stale,
  ask: filterOf,
  rowId: idOf,
  filters: [
    { id: 'state', title: 'deposits.col.state' },
    { id: 'asof', title: 'deposits.asOf', field: 'day' },
    { id: 'customer', title: 'deposits.col.customer', field: 'customer' },
    { id: 'contract', title: 'deposits.col.contract' },
  ],
  views: (t) => viewsBy('state', ['all', ...states], (v) => t(`deposits.view.${v}`)),
  sums: [
    { title: 'deposits.col.held', of: (p) => p.held, row: (h) => h.held },
    { title: 'deposits.col.short', of: (p) => p.short, row: (h) => h.short },
    { title: 'deposits.sum.refund', of: (p) => p.refund, row: (h) => (h.state === 'refund' ? h.held : '0') },
  ],
  sort: { id: 'code', desc: false },
  sortNames: { code: 'contract', name: 'customer' },
  columns,
  beside: ['code', 'name', 'held', 'state', 'unit', 'agreed'],
};

function columns(t: Say): Column<Holding>[] {
  return [
    { id: 'code', title: t('deposits.col.contract'), kind: 'code', width: 112, fixed: true, sortable: true },
    { id: 'unit', title: t('deposits.col.unit'), width: 96 },
    { id: 'name', title: t('deposits.col.customer'), grow: true, sortable: true },
    { id: 'end', title: t('deposits.col.end'), kind: 'date', width: 100, sortable: true },
    { id: 'agreed', title: t('deposits.col.agreed'), kind: 'money', width: 112, sortable: true },
    { id: 'received', title: t('deposits.col.received'), kind: 'money', width: 112, from: 1400 },
    { id: 'setOff', title: t('deposits.col.setOff'), kind: 'money', width: 104, from: 1400 },
    { id: 'refunded', title: t('deposits.col.refunded'), kind: 'money', width: 104, from: 1400 },
    { id: 'moved', title: t('deposits.col.moved'), kind: 'money', width: 104, signed: true, hidden: true },
    { id: 'held', title: t('deposits.col.held'), kind: 'money', width: 112, sortable: true, tone: () => 'strong' },
    { id: 'short', title: t('deposits.col.short'), kind: 'money', width: 104 },
    { id: 'state', title: t('deposits.col.state'), kind: 'status', width: 112, status: (h) => statusOf(t, h) },
  ];
}
