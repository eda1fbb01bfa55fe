import { day, fen, minus, negative, yuan } from '../../api';
import { type List, type Say, viewsBy } from '../../parts/list/list';
import type { Column } from '../../ui';
import { kinds, type Line, type LinePage } from './data';

const directions = ['', 'in', 'out', 'neutral'] as const;
const states = ['open', 'claimed', 'nothing', 'none'] as const;

/** 流水: the lines of all statements. */
export const lines: List<Line, LinePage> = {
  name: 'bank.lines',
  path: '/bank',
  title: 'nav.bank',
  searchBy: 'bank.search',
  count: 'bank.rows',
  call: 'Bank.Lines',
  kinds,
  ask: ({ q, account, import: file, dir, state, from, to }) => ({
    search: q ?? '',
    account: Number(account) || 0,
    import: Number(file) || 0,
    direction: directions.find((d) => d === dir) ?? '',
    state: states.find((s) => s === state) ?? '',
    from: day(from) ?? '',
    to: day(to) ?? '',
  }),
  rowId: (l) => l.id,
  filters: [
    { id: 'account', title: 'bank.col.account' },
    { id: 'dir', title: 'bank.direction' },
    { id: 'from', title: 'bank.from', field: 'day' },
    { id: 'to', title: 'bank.to', field: 'day' },
    { id: 'state', title: 'bank.col.state', field: (t) => states.map((s) => ({ value: s, label: t(`bank.state.${s}`) })) },
    { id: 'import', title: 'bank.oneFile' },
  ],
  views: (t) => viewsBy('dir', directions, (d) => t(`bank.dir.${d || 'all'}`)),
  sums: [
    { title: 'bank.in', of: (p) => p.in, row: (l) => (counts(l) && isIn(l) ? l.amount : '0') },
    { title: 'bank.out', of: (p) => p.out, row: (l) => (counts(l) && !isIn(l) ? yuan(negative(fen(l.amount))) : '0') },
    { title: 'bank.net', of: (p) => yuan(minus(fen(p.in), fen(p.out))), row: (l) => (counts(l) ? l.amount : '0'), signed: true },
  ],
  sort: { id: 'date', desc: true },
  sortNames: { in: 'amount', out: 'amount', payerName: 'payer' },
  columns,
  beside: [],
};

const isIn = (l: Line) => !l.amount.startsWith('-');
/** Whether a line is money that came or went, as the program sums it. */
const counts = (l: Line) => !l.neutral && l.class !== 'closed';

function columns(t: Say): Column<Line>[] {
  return [
    { id: 'date', title: t('bank.col.date'), kind: 'date', width: 100, sortable: true, fixed: true },
    { id: 'time', title: t('bank.col.time'), width: 64, value: (l) => l.time.slice(0, 5), tone: () => 'dim', from: 1400 },
    { id: 'payerName', title: t('bank.col.peer'), width: 196, sortable: true, value: (l) => l.payerName || t('bank.noName') },
    { id: 'payerAccount', title: t('bank.col.peerAccount'), width: 160, tone: () => 'dim', from: 1600 },
    { id: 'memo', title: t('bank.col.memo'), grow: true, tone: () => 'mid' },
    { id: 'in', title: t('bank.in'), kind: 'money', width: 112, sortable: true, value: (l) => (isIn(l) ? l.amount : undefined) },
    {
      id: 'out',
      title: t('bank.out'),
      kind: 'money',
      width: 112,
      sortable: true,
      value: (l) => (isIn(l) ? undefined : negative(fen(l.amount))),
    },
    { id: 'balance', title: t('bank.col.balance'), kind: 'money', width: 120, zero: 'digits', sum: false, tone: () => 'dim', from: 1400 },
    { id: 'accountName', title: t('bank.col.account'), width: 128, tone: () => 'mid', from: 1600 },
    { id: 'state', title: t('bank.col.state'), kind: 'status', width: 112, sortable: false, status: (l) => stateOf(t, l) },
    { id: 'customerName', title: t('bank.col.customer'), width: 160, tone: () => 'mid' },
    { id: 'file', title: t('bank.col.file'), width: 160, hidden: true, value: (l) => `${l.file} ${l.row}`, tone: () => 'dim' },
    { id: 'reference', title: t('bank.col.reference'), width: 140, hidden: true, tone: () => 'dim' },
  ];
}

function stateOf(t: Say, l: Line) {
  switch (l.state) {
    case 'open':
      return { status: 'open' as const, word: t('bank.state.open') };
    case 'claimed':
      return { status: 'paid' as const, word: t('bank.state.claimed') };
    case 'nothing':
      return { status: 'void' as const, word: t('bank.state.nothing') };
    default:
      return { status: 'draft' as const, word: t(l.neutral || l.class === 'internal' ? 'bank.state.internal' : 'bank.state.none') };
  }
}
