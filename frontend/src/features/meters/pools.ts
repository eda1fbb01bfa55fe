import { type List, type Say, viewsBy } from '../../parts/list/list';
import { span } from '../../parts/words';
import type { Column, Search } from '../../ui';
import { kinds, type PoolRow, type PoolRows } from './data';

const shows = ['live', 'archived', 'all'] as const;
const showOf = (search: Search) => shows.find((s) => s === search.show) ?? 'live';

/** 公摊: the costs that several charges share. */
export const pools: List<PoolRow, PoolRows> = {
  name: 'pools',
  path: '/meters/pools',
  title: 'meters.view.pools',
  searchBy: 'meters.pool.searchBy',
  count: 'meters.pool.count',
  call: 'Pools.List',
  kinds,
  ask: (search) => ({ search: search.q ?? '', show: showOf(search) }),
  rowId: (r) => r.id,
  filters: [{ id: 'show', title: 'meters.field.state' }],
  views: (t) =>
    viewsBy(
      'show',
      shows,
      (v) => t(`meters.show.${v}`),
      (v) => ({ kind: 'noMatch', title: t(v === 'archived' ? 'meters.pool.noArchived' : 'meters.pool.none') }),
    ),
  sums: [{ title: 'meters.pool.lastCost', of: (a) => a.cost, row: (r) => r.lastCost }],
  sortNames: { last: 'lastTo', lastCost: 'cost' },
  columns,
  beside: ['name', 'basis', 'members'],
};

function columns(t: Say): Column<PoolRow>[] {
  return [
    { id: 'code', title: t('meters.pool.code'), kind: 'code', width: 104, sortable: true },
    { id: 'name', title: t('meters.pool.name'), grow: true, fixed: true, sortable: true },
    { id: 'basis', title: t('meters.pool.basis'), width: 112, value: (r) => t(`meters.basis.${r.basis}` as never) },
    {
      id: 'meterCode',
      title: t('meters.field.common'),
      width: 120,
      value: (r) => r.meterCode || t('meters.pool.bill'),
      tone: (r) => (r.meterCode ? undefined : 'mid'),
    },
    {
      id: 'price',
      title: t('meters.pool.price'),
      kind: 'decimal',
      width: 104,
      value: (r) => (r.meterCode ? r.price : ''),
      tone: () => 'mid',
    },
    { id: 'members', title: t('meters.pool.members'), kind: 'number', width: 80 },
    {
      id: 'last',
      title: t('meters.pool.lastDays'),
      sortable: true,
      width: 216,
      value: (r) => (r.lastTo ? span(r.lastFrom, r.lastTo) : ''),
      tone: () => 'mid',
    },
    { id: 'lastCost', title: t('meters.pool.lastCost'), kind: 'money', width: 128, sortable: true },
  ];
}
