import { Link } from '@tanstack/react-router';
import { type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Empty, ErrorNote, Money } from '../../ui';
import { Pad } from './RecordDrawer';

/** The latest bills of a customer or a contract, in its drawer. */
export function Bills({ of }: { of: { customer: number } | { contract: number } }) {
  const { t } = useText();
  const [kind, id] = Object.entries(of)[0];
  const asked = useCall<Wire<go.billing.Page>>('Invoices.List', { [`${kind}Id`]: id, sort: 'dueDate', desc: true, limit: 20 }, [
    'invoice',
    'receipt',
    'customer',
  ]);
  if (asked.error)
    return (
      <Pad>
        <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
      </Pad>
    );
  if (!asked.data) return null;
  const rows = asked.data.rows ?? [];
  if (rows.length === 0)
    return (
      <Pad>
        <Empty kind="none" title={t('lists.noBills')} />
      </Pad>
    );
  return (
    <>
      <ul className="record-rows">
        {rows.map((r) => (
          <li key={r.id} className={r.state === 'credited' ? 'gone' : undefined}>
            <Link className="link strong" to={`/invoices/${r.id}` as string} search={{}}>
              {r.number}
            </Link>
            <span className="dim cut">{t('lists.due', { date: r.dueDate })}</span>
            <span className="num">
              <Money value={r.total} zero="digits" />
            </span>
            <span className="num">
              <Money value={r.open} tone={r.overdue > 0 ? 'late' : undefined} />
            </span>
          </li>
        ))}
      </ul>
      <Pad>
        <Link className="link" to={'/invoices' as string} search={{ [kind]: String(id) } as never}>
          {t('lists.allBills', { count: asked.data.count })}
        </Link>
      </Pad>
    </>
  );
}
