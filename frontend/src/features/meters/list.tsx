import { type List, type Say, viewsBy } from '../../parts/list/list';
import { type Column, type Search, Tag } from '../../ui';
import { kinds, type Row, type Rows, type Show, shows } from './data';

const showOf = (search: Search): Show => shows.find((s) => s === search.show) ?? 'live';

/** 表册: every meter, on the reader's way. */
export const meters: List<Row, Rows> = {
  name: 'meters',
  path: '/meters/book',
  title: 'meters.view.book',
  searchBy: 'meters.searchBy',
  count: 'meters.count',
  call: 'Meters.List',
  kinds,
  ask: (search) => ({ search: search.q ?? '', show: showOf(search) }),
  rowId: (r) => r.id,
  filters: [{ id: 'show', title: 'meters.field.state' }],
  views: (t) =>
    viewsBy(
      'show',
      shows,
      (v) => t(`meters.show.${v}`),
      (v) => ({
        kind: v === 'unread' ? 'done' : 'noMatch',
        title: t(`meters.noSuch.${v}`),
      }),
    ),
  sums: [],
  columns,
  beside: ['code', 'customer', 'lastValue', 'place', 'lastDate'],
};

function columns(t: Say): Column<Row>[] {
  return [
    {
      id: 'route',
      title: t('meters.field.routeShort'),
      kind: 'number',
      width: 64,
      sortable: true,
      value: (r) => r.route || '',
      tone: () => 'mid',
    },
    { id: 'code', title: t('meters.field.code'), kind: 'code', width: 120, fixed: true, sortable: true },
    { id: 'name', title: t('meters.field.name'), width: 112, sortable: true },
    { id: 'place', title: t('meters.field.place'), width: 144, sortable: true, tone: () => 'mid' },
    { id: 'room', title: t('meters.field.room'), width: 88 },
    { id: 'customer', title: t('meters.field.customer'), grow: true },
    { id: 'contract', title: t('meters.field.contract'), width: 128, from: 1400, tone: () => 'mid' },
    { id: 'registers', title: t('meters.field.registers'), width: 96, value: (r) => (r.registers ?? []).join(' '), from: 1200 },
    {
      id: 'multiplier',
      title: t('meters.field.multiplier'),
      kind: 'decimal',
      width: 72,
      tone: (r) => (r.multiplier === '1' ? 'dim' : undefined),
    },
    { id: 'common', title: t('meters.field.common'), width: 104, from: 1400, tone: () => 'mid' },
    { id: 'parts', title: t('meters.field.parts'), kind: 'number', width: 92, value: (r) => r.parts || '', from: 1600 },
    { id: 'lastDate', title: t('meters.field.lastDate'), kind: 'date', width: 104 },
    { id: 'lastValue', title: t('meters.last'), kind: 'decimal', width: 168, value: (r) => r.lastValue },
    {
      id: 'archived',
      title: t('meters.field.state'),
      kind: 'custom',
      width: 72,
      hidden: true,
      value: (r) => (r.archived ? t('meters.archived') : ''),
      render: (r) => (r.archived ? <Tag>{t('meters.archived')}</Tag> : null),
    },
  ];
}
