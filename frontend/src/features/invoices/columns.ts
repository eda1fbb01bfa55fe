import type { Args, Key } from '../../i18n';
import { span } from '../../parts/words';
import type { Column } from '../../ui';
import { type Row, statusOf } from './data';

type Say = (key: Key, args?: Args) => string;

/** The columns of the list. Dates are short while all rows are of one year. */
export function columnsOf(t: Say, oneYear: boolean): Column<Row>[] {
  const date = oneYear ? ({ kind: 'monthDay', width: 72 } as const) : ({ kind: 'date', width: 92 } as const);
  return [
    { id: 'number', title: t('invoices.col.number'), kind: 'code', width: 140, fixed: true, sortable: true },
    { id: 'name', title: t('invoices.col.name'), grow: true, sortable: true },
    { id: 'unit', title: t('invoices.col.unit'), width: 88, from: 1600, tone: () => 'mid' },
    { id: 'kind', title: t('invoices.col.kind'), width: 140, from: 1600, tone: () => 'mid' },
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
