import { addDays, day, today } from '../../api';
import { useText } from '../../i18n';
import { type List, type Say, viewsBy } from '../../parts/list/list';
import type { Column, Search } from '../../ui';
import { soonDays, stateOf } from './changes';
import { kinds, type Row, type Page as Rows } from './data';

const views = ['live', 'running', 'soon', 'upcoming', 'ended', 'archived'] as const;
type View = (typeof views)[number];

function filterOf(search: Search) {
  const view = views.includes(search.state as View) ? (search.state as View) : 'live';
  const endingBy = day(search.endby) ?? '';
  return {
    search: search.q ?? '',
    customerId: Number(search.customer) || 0,
    state: view === 'live' ? '' : view === 'soon' ? 'running' : view,
    endingBy: endingBy || (view === 'soon' ? addDays(today(), soonDays) : ''),
  };
}

/** 合同: the list of every contract. */
export const contracts: List<Row, Rows> = {
  name: 'contracts',
  path: '/contracts',
  title: 'nav.contracts',
  searchBy: 'contracts.searchBy',
  count: 'contracts.count',
  call: 'Contracts.List',
  kinds,
  ask: filterOf,
  rowId: (r) => r.id,
  filters: [
    { id: 'state', title: 'contracts.field.state' },
    { id: 'customer', title: 'contracts.field.customer', field: 'customer' },
    { id: 'endby', title: 'contracts.endingBy', field: 'day' },
  ],
  views: (t) => viewsBy('state', views, (v) => t(`contracts.view.${v}`)),
  sums: [{ title: 'contracts.field.deposit', of: (p) => p.deposit, row: (r) => r.deposit }],
  sort: { id: 'code', desc: false },
  columns,
  beside: ['code', 'customer', 'unit', 'state', 'end'],
};

function columns(t: Say): Column<Row>[] {
  return [
    { id: 'code', title: t('contracts.field.code'), kind: 'code', width: 136, fixed: true, sortable: true },
    { id: 'customer', title: t('contracts.field.customer'), grow: true, sortable: true, value: (r) => r.customerName },
    { id: 'unit', title: t('contracts.field.unit'), width: 104, sortable: true },
    { id: 'items', title: t('contracts.field.items'), width: 200, from: 1200, tone: () => 'mid' },
    { id: 'start', title: t('contracts.field.start'), kind: 'date', width: 104, sortable: true },
    {
      id: 'end',
      title: t('contracts.field.end'),
      width: 104,
      sortable: true,
      value: (r) => r.end || t('contracts.openEnd'),
      tone: (r) => (r.end ? undefined : 'dim'),
    },
    { id: 'billedThrough', title: t('contracts.field.billedThrough'), kind: 'date', width: 104, from: 1200, tone: () => 'mid' },
    { id: 'deposit', title: t('contracts.field.deposit'), kind: 'money', width: 112, from: 1200 },
    {
      id: 'state',
      title: t('contracts.field.state'),
      width: 112,
      value: (r) => t(`contracts.state.${stateOf(r, today())}`),
      render: (r) => <State row={r} />,
    },
  ];
}

/** Where a contract stands: what ends soon asks to be looked at, what is over steps back. */
export function State({ row }: { row: Parameters<typeof stateOf>[0] }) {
  const { t } = useText();
  const state = stateOf(row, today());
  return (
    <span className={state === 'soon' || state === 'ending' ? 'doubt' : state === 'running' ? undefined : 'dim'}>
      {t(`contracts.state.${state}`)}
    </span>
  );
}
