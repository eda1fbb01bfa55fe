import { Link } from '@tanstack/react-router';
import { fen, grouped, minus, monthDay, negative } from '../../api';
import { useText } from '../../i18n';
import { span, workingIn } from '../../parts/words';
import { Empty, Money, Tag } from '../../ui';
import type { Invoice } from './data';

type Allocation = Invoice['allocations'][number];

/** 明细: each line with its 算式, the total, and what has been set against it. */
export function Lines({ invoice: i }: { invoice: Invoice }) {
  const { t, language } = useText();
  return (
    <>
      <ol className="calc">
        {(i.lines ?? []).map((l, n) => (
          <li key={n}>
            <div>
              <b>{l.name}</b>
              <span className="dim">{span(l.from, l.to, i.issueDate)}</span>
              {l.remark && <Tag>{l.remark}</Tag>}
              <Money value={l.amount} zero="digits" />
            </div>
            {l.working && <p>{workingIn(language, l.working)}</p>}
            {l.left !== l.amount && <p>{t('invoices.lineCredited', { sum: grouped(minus(fen(l.amount), fen(l.left))) })}</p>}
          </li>
        ))}
      </ol>
      <div className="bill-sum">
        <span>{t('invoices.total')}</span>
        {fen(i.tax) !== 0 && <em>{t('invoices.ofTax', { tax: grouped(fen(i.tax)) })}</em>}
        <Money value={i.total} zero="digits" total className="strong" />
      </div>
      <Settled invoice={i} />
    </>
  );
}

/** What was set against the bill, dated, in the order it happened; what was taken back stands beside what it took back. */
export function Settled({ invoice: i, whole }: { invoice: Invoice; whole?: boolean }) {
  const { t } = useText();
  const all = (i.allocations ?? []).filter((a) => whole || (!a.reversed && a.reverses === 0));
  if (whole && all.length === 0)
    return (
      <div className="drawer-pad">
        <Empty kind="none" title={t('invoices.noMoney')} note={t('invoices.noMoneyNote')} />
      </div>
    );
  return (
    <ul className="less">
      {all.map((a) => (
        <li key={a.id} className={a.reversed ? 'gone' : undefined}>
          <span>
            <By allocation={a} issued={i.issueDate} />
            <PartReason invoice={i} allocation={a} />
          </span>
          <Money value={negative(fen(a.amount))} />
        </li>
      ))}
      {whole && (
        <li className="left">
          <span>{t('invoices.leftNow')}</span>
          <Money value={i.open} zero="digits" total className="strong" />
        </li>
      )}
      {i.credit && (
        <li className="credit">
          <span>
            {t('invoices.creditOf', { number: i.credit.number, date: i.credit.date })}
            <br />
            <span className="dim small">
              {t('invoices.creditReason', { reason: i.credit.reason })}
              {i.credit.rebill && ` · ${t('invoices.rebilled')}`}
            </span>
          </span>
        </li>
      )}
    </ul>
  );
}

/** Why a part was taken back; the reason of the whole stands with its own note. */
function PartReason({ invoice: i, allocation: a }: { invoice: Invoice; allocation: Allocation }) {
  const { t } = useText();
  const note = i.notes.find((n) => n.number === a.by && n.lines.length > 0);
  return note ? <span className="dim small part-why">{t('invoices.creditReason', { reason: note.reason })}</span> : null;
}

function By({ allocation: a, issued }: { allocation: Allocation; issued: string }) {
  const { t } = useText();
  const date = monthDay(a.date, issued);
  const words = wordsOf(t, a, date);
  return a.receipt > 0 ? (
    <Link className="link" to={`/receipts/${a.receipt}` as string} search={{}}>
      {words}
    </Link>
  ) : (
    <span className="mid">{words}</span>
  );
}

function wordsOf(t: ReturnType<typeof useText>['t'], a: Allocation, date: string): string {
  if (a.reverses > 0) return t('invoices.by.back', { date });
  switch (a.kind) {
    case 'credit':
      return t('invoices.by.credit', { date, by: a.by });
    case 'writeoff': {
      // "discount: 老客户": the kind of write-off, and a note.
      const [, kind, note = ''] = /^(fee|discount|rounding)(?:: (.*))?$/s.exec(a.reason) ?? [undefined, undefined, a.reason];
      const what = kind ? t(`invoices.writeoff.${kind as 'fee' | 'discount' | 'rounding'}`) : '';
      return t('invoices.by.writeoff', { date, reason: [what, note].filter(Boolean).join(' ') });
    }
    case 'opening':
      return t('invoices.by.opening', { date });
    default:
      return a.payer ? t('invoices.by.receiptOf', { date, payer: a.payer }) : t('invoices.by.receipt', { date });
  }
}
