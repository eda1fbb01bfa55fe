import type { Key } from '../../i18n';
import type { List, Say } from '../../parts/list/list';
import { type Kind, kinds, type Layout } from '../../parts/print';
import { type Column, Tag } from '../../ui';
import { filterOf, type Kept, type KeptPage, keptKinds, moment } from './data';

/** 已出单据: the list of every paper that was given out, the latest first. */
export const papers: List<Kept, KeptPage> = {
  name: 'papers',
  path: '/papers',
  title: 'papers.title',
  searchBy: 'papers.search',
  count: 'papers.print.count',
  call: 'Papers.Archive',
  kinds: keptKinds,
  ask: filterOf,
  rowId: (k) => k.id,
  filters: [
    { id: 'kind', title: 'papers.col.kind', field: (t) => kinds.map((k) => ({ value: k, label: t(`papers.kind.${k}` as Key) })) },
    { id: 'customer', title: 'papers.col.name', field: 'customer' },
  ],
  views: () => [],
  sums: [],
  columns,
  beside: ['name', 'number', 'kind', 'amount', 'printed'],
};

function columns(t: Say): Column<Kept>[] {
  return [
    { id: 'last', title: t('papers.col.last'), width: 132, value: (k) => moment(k.last) },
    { id: 'kind', title: t('papers.col.kind'), width: 112, value: (k) => t(`papers.kind.${k.kind as Kind}`) },
    { id: 'number', title: t('papers.col.number'), kind: 'code', width: 168 },
    { id: 'name', title: t('papers.col.name'), grow: true, width: 160, fixed: true },
    { id: 'date', title: t('papers.col.date'), kind: 'date', width: 104 },
    { id: 'amount', title: t('papers.col.amount'), kind: 'money', width: 116 },
    {
      id: 'printed',
      title: t('papers.col.printed'),
      kind: 'custom',
      width: 88,
      value: (k) => k.printed,
      render: (k) =>
        k.printed > 1 ? <Tag tone="doubt">{t('papers.timesAgain', { count: k.printed - 1 })}</Tag> : <span className="mid">1</span>,
    },
    {
      id: 'layout',
      title: t('papers.col.layout'),
      width: 128,
      value: (k) => t(`papers.layout.${k.layout as Layout}`),
      from: 1600,
    },
    {
      id: 'lang',
      title: t('papers.col.lang'),
      width: 80,
      value: (k) => (k.lang === 'en' ? 'English' : '中文'),
      from: 1600,
    },
  ];
}
