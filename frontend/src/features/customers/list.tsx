import { type List, type Say, viewsBy } from '../../parts/list/list';
import { type Column, type Search, Tag } from '../../ui';
import { kinds, type Row, type Page as Rows, type Show, shows } from './data';

const showOf = (search: Search): Show => shows.find((s) => s === search.show) ?? 'live';

/** What of the list of customers an address asks for. */
export const filterOf = (search: Search) => ({ search: search.q ?? '', show: showOf(search), segment: search.segment ?? '' });

/** 客户: the list of everybody that is billed. */
export const customers: List<Row, Rows> = {
  name: 'customers',
  path: '/customers',
  title: 'nav.customers',
  searchBy: 'customers.searchBy',
  count: 'customers.count',
  call: 'Customers.List',
  kinds,
  ask: filterOf,
  rowId: (r) => r.id,
  filters: [
    { id: 'show', title: 'customers.field.state' },
    {
      id: 'segment',
      title: 'customers.field.segment',
      field: (_, page) => (page?.segments ?? []).map((s) => ({ value: s, label: s })),
    },
  ],
  views: (t) =>
    viewsBy(
      'show',
      shows,
      (v) => t(`customers.show.${v}`),
      (v) => ({
        kind: v === 'owing' || v === 'late' ? 'done' : 'noMatch',
        title: t(`customers.noSuch.${v}`),
      }),
    ),
  sums: [
    { title: 'customers.field.open', of: (p) => p.open, row: (r) => r.open },
    { title: 'customers.field.overdue', of: (p) => p.overdue, row: (r) => r.overdue, tone: 'late' },
  ],
  sort: { id: 'code', desc: false },
  columns,
  beside: ['code', 'name', 'open', 'overdue', 'units'],
};

function columns(t: Say): Column<Row>[] {
  return [
    { id: 'code', title: t('customers.field.code'), kind: 'code', width: 96, fixed: true, sortable: true },
    { id: 'name', title: t('customers.field.name'), grow: true, sortable: true },
    { id: 'shortName', title: t('customers.field.shortName'), width: 120, hidden: true },
    { id: 'units', title: t('customers.field.units'), width: 128, tone: () => 'mid' },
    { id: 'segment', title: t('customers.field.segment'), width: 96, sortable: true, from: 1600, tone: () => 'mid' },
    { id: 'contact', title: t('customers.field.contact'), width: 96, from: 1600 },
    { id: 'phone', title: t('customers.field.phone'), width: 128, from: 1200, tone: () => 'mid' },
    { id: 'contracts', title: t('customers.field.contracts'), kind: 'number', width: 72, tone: (r) => (r.contracts ? undefined : 'dim') },
    { id: 'unapplied', title: t('customers.field.unapplied'), kind: 'money', width: 112, from: 1200 },
    { id: 'open', title: t('customers.field.open'), kind: 'money', width: 120, sortable: true },
    {
      id: 'overdue',
      title: t('customers.field.overdue'),
      kind: 'money',
      width: 120,
      sortable: true,
      tone: (r) => (Number(r.overdue) > 0 ? 'late' : undefined),
    },
    {
      id: 'archived',
      title: t('customers.field.state'),
      kind: 'custom',
      width: 72,
      hidden: true,
      value: (r) => (r.archived ? t('customers.archived') : ''),
      render: (r) => (r.archived ? <Tag>{t('customers.archived')}</Tag> : null),
    },
  ];
}
