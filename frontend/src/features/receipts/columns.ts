import { fen } from '../../api';
import type { Args, Key } from '../../i18n';
import type { Column } from '../../ui';
import { methodWord, type Row, stateOf, statusOf } from './data';

type Say = (key: Key, args?: Args) => string;

/** The columns of the list. Dates are short while all rows are of one year; beside a drawer what it says itself goes. */
export function columnsOf(t: Say, oneYear: boolean, beside: boolean): Column<Row>[] {
  const date = oneYear ? ({ kind: 'monthDay', width: 72 } as const) : ({ kind: 'date', width: 92 } as const);
  const all: Column<Row>[] = [
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
    { id: 'customerName', title: t('receipts.col.customer'), width: 170, grow: beside, sortable: true },
    { id: 'allocated', title: t('receipts.col.allocated'), kind: 'money', width: 108, from: 1400 },
    {
      id: 'left',
      title: t('receipts.col.left'),
      kind: 'money',
      width: 104,
      sortable: true,
      value: (r) => (stateOf(r) === 'prepaid' ? fen(r.left) : 0),
    },
    { id: 'state', title: t('receipts.col.state'), kind: 'status', width: 128, status: (r) => statusOf(t, r) },
    { id: 'account', title: t('receipts.col.account'), width: 120, from: 1600, tone: () => 'mid' },
    { id: 'channel', title: t('receipts.col.channel'), width: 80, from: 1600, value: (r) => methodWord(t, r.channel), tone: () => 'mid' },
    { id: 'payerAccount', title: t('receipts.col.payerAccount'), width: 160, hidden: true },
    { id: 'reference', title: t('receipts.col.reference'), width: 160, hidden: true },
    { id: 'number', title: t('receipts.col.number'), width: 120, hidden: true },
    { id: 'note', title: t('receipts.col.note'), width: 160, hidden: true },
  ];
  return beside ? all.filter((c) => c.id !== 'memo' && c.id !== 'left') : all;
}
