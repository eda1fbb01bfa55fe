import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fen, minus, monthDay, useCall } from '../../api';
import { useText } from '../../i18n';
import { useAgain } from '../../parts/again';
import { previewRows } from '../../parts/preview';
import { monthName } from '../../parts/words';
import { Button, Icon, type IconName, Money, useAddress } from '../../ui';
import type { Chase, Place, Preview, Queue, Today } from './data';

type StepProps = {
  no: number;
  first: boolean;
  title: string;
  amount?: string;
  late?: boolean;
  note: string;
  action: string;
  onAction: () => void;
  children?: ReactNode;
};

/** A step of the day: how much waits, the button with its key, and under it the few things worth knowing first. */
function Step({ no, first, title, amount, note, action, onAction, children }: StepProps) {
  return (
    <li className={first ? 'step panel now' : 'step panel'}>
      <div className="sh">
        <span className="no">{no}</span>
        <h2>{title}</h2>
        {amount && <Money value={amount} className="amt" />}
        {!amount && <Icon name="check" className="proved" />}
        <span className="mid cut">{note}</span>
        <span className="end">
          <Button kind={first ? 'go' : 'plain'} keys={String(no)} onClick={onAction}>
            {action}
          </Button>
        </span>
      </div>
      {children && <ul className="sl">{children}</ul>}
    </li>
  );
}

/** How many customers or tasks a low window shows; the others appear where there is room for them. */
export const few = 3;

type LineProps = { icon: IconName; doubt?: boolean; roomy?: boolean; end?: ReactNode; children: ReactNode };

function Line({ icon, doubt, roomy, end, children }: LineProps) {
  return (
    <li className={roomy ? 'roomy' : undefined}>
      <span className={doubt ? 'l doubt' : 'l'}>
        <Icon name={icon} />
        <span className="cut">{children}</span>
      </span>
      <span className="num">{end}</span>
    </li>
  );
}

type Props = { data: Today; first: boolean };

/** 1 认领: what came in without an owner, and how much of it fits. */
export function ClaimStep({ data: { claim }, first }: Props) {
  const { t } = useText();
  const { go } = useAddress();
  const some = claim.count > 0;
  const asked = useCall<Queue>('Claims.Queue', { account: '', from: '', to: '', limit: 1 }, ['*'], { enabled: some, keep: true });
  const q = asked.data;
  useAgain(q?.making ?? false, asked.refetch);
  return (
    <Step
      no={1}
      first={first}
      title={t('today.claim.title')}
      amount={some ? claim.amount : undefined}
      note={some ? t('today.claim.note', { count: claim.count }) : t('today.claim.none')}
      action={t(some ? 'today.claim.go' : 'today.claim.see')}
      onAction={() => go('/claim')}
    >
      {some && q && (
        <>
          {q.making && <Line icon="info">{t('claim.making')}</Line>}
          {q.certain.count > 0 && (
            <Line icon="check" end={<Money value={q.certain.amount} />}>
              {t('today.claim.certain', { count: q.certain.count })}
            </Line>
          )}
          {q.toDecide.count > 0 && !q.making && (
            <Line icon="search" end={<Money value={q.toDecide.amount} />}>
              {t('today.claim.look', { count: q.toDecide.count })}
            </Line>
          )}
          {q.waiting > 0 && <Line icon="info">{t('today.claim.waiting', { count: q.waiting })}</Line>}
        </>
      )}
    </Step>
  );
}

/** 2 出账: what is due to be billed, how it differs from last month, and what is blocked. */
export function BillStep({ data: { bill }, first }: Props) {
  const { t, language } = useText();
  const { go } = useAddress();
  const some = bill.invoices > 0;
  const month = monthName(bill.through, language);
  const asked = useCall<Preview>(
    'Billing.Preview',
    { through: bill.through, skipFees: false, limit: previewRows },
    ['invoice', 'contract', 'customer', 'fee_item', 'settings', 'run'],
    {
      enabled: some,
      keep: true,
    },
  );
  const p = asked.data;
  const count = (change: string) => p?.counts?.[change] ?? 0;
  const { invoices, total } = p ?? bill; // with the late fees, once they are worked out
  const names = (of: Place[] | null) => (of ?? []).map((b) => `${b.name} ${b.feeItem}`).join(t('ui.comma'));
  const through = { through: bill.through };
  return (
    <Step
      no={2}
      first={first}
      title={t('today.bill.title')}
      amount={some ? total : undefined}
      note={some ? t('today.bill.note', { month, count: invoices }) : t('today.bill.none', { month })}
      action={t(some ? 'today.bill.go' : 'today.bill.see')}
      onAction={() => go('/billing', through)}
    >
      {some && p && (
        <Line icon="plus" end={<Money value={minus(fen(p.monthSum), fen(p.before))} signed zero="digits" />}>
          {t('today.bill.against', { new: count('new'), changed: count('changed'), gone: count('gone') })}
          {count('late') > 0 && t('today.bill.late', { late: count('late') })}
        </Line>
      )}
      {bill.blocked > 0 && (
        <Line
          icon="warn"
          doubt
          end={
            <Link className="link" to={'/billing' as string} search={{ ...through, show: 'blocked' } as never}>
              {t('today.bill.mend')}
            </Link>
          }
        >
          {t('today.bill.blocked', { count: bill.blocked, names: names(bill.why) })}
          {bill.blocked > (bill.why ?? []).length && ` ${t('today.bill.more')}`}
          {bill.warnings > 0 && t('today.bill.alsoWarned', { count: bill.warnings })}
        </Line>
      )}
      {bill.blocked === 0 && bill.warnings > 0 && (
        <Line
          icon="warn"
          doubt
          end={
            <Link className="link" to={'/billing' as string} search={{ ...through, show: 'blocked' } as never}>
              {t('today.bill.look')}
            </Link>
          }
        >
          {t('today.bill.warned', { count: bill.warnings, names: names(bill.doubts) })}
        </Line>
      )}
    </Step>
  );
}

/** 3 催收: who is late, the most money first; each opens that customer's overdue bills. Who has just paid is left alone. */
export function ChaseStep({ data: { late, date }, first }: Props) {
  const { t } = useText();
  const { go } = useAddress();
  const some = late.count > 0;
  const asked = useCall<Chase>('Reports.Chase', {}, ['*'], { enabled: some, keep: true });
  const c = asked.data;
  const day = (d: string) => monthDay(d, date);
  const count = some ? (c?.count ?? late.count) : 0;
  const note = () => {
    if (!some) return t('today.chase.none');
    return count > 0 ? t('today.chase.note', { count }) : t('today.chase.allSpared');
  };
  return (
    <Step
      no={3}
      first={first}
      title={t('today.chase.title')}
      amount={count > 0 ? (c?.amount ?? late.amount) : undefined}
      note={note()}
      action={t(some ? 'today.chase.go' : 'today.chase.see')}
      onAction={() => go(...chasePlace(some))}
    >
      {some && (
        <>
          {(c?.rows ?? []).map((r, i) => (
            <Line key={r.customerId} icon="phone" end={<Money value={r.amount} tone="late" />} roomy={i >= few}>
              <Link className="link-ink" to={'/invoices' as string} search={{ state: 'overdue', customer: String(r.customerId) } as never}>
                {r.name}
              </Link>
              {t('today.chase.row', { days: r.oldest, count: r.invoices })}
              {r.lastPaid ? t('today.chase.paid', { date: day(r.lastPaid) }) : t('today.chase.never')}
            </Line>
          ))}
          {c && c.spared.count > 0 && (
            <Line icon="info" end={<Money value={c.spared.amount} className="dim" />}>
              <span className="dim">{t('today.chase.spared', { count: c.spared.count })}</span>
            </Line>
          )}
        </>
      )}
    </Step>
  );
}

/** Where chasing begins: with the bills that are late, or, where none is, with what falls due next. */
export const chasePlace = (some: boolean): [string, Record<string, string>] =>
  some ? ['/invoices', { state: 'overdue' }] : ['/reports/aging', {}];
