import { Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { Fault, type Fen, fen, grouped, sum } from '../../api';
import { type Args, type Key, useText } from '../../i18n';
import { Facts, Pad } from '../../parts/list/RecordDrawer';
import { Empty, Icon, Money, Tag } from '../../ui';
import { type Detail, methodWord, stateOf } from './data';

type Say = (key: Key, args?: Args) => string;
type Allocation = Detail['allocations'][number];

/** 核销, and what the money said of itself. */
export function Booked({ receipt: r }: { receipt: Detail }) {
  const { t } = useText();
  return (
    <>
      <Allocations receipt={r} />
      <Facts
        lines={[
          [t('receipts.facts.payer'), r.payerName],
          [t('receipts.facts.payerAccount'), r.payerAccount],
          [t('receipts.facts.memo'), r.memo],
          [t('receipts.facts.channel'), methodWord(t, r.channel)],
          [t('receipts.facts.account'), r.account],
          [t('receipts.facts.reference'), r.reference],
          [t('receipts.facts.note'), r.note],
        ]}
      />
    </>
  );
}

/** What of a receipt became a deposit, or was paid back: settled, but with no bill. */
const takenOut = (r: Detail): Fen =>
  (fen(r.allocated) - sum((r.allocations ?? []).filter((a) => a.kind !== 'writeoff').map((a) => fen(a.amount)))) as Fen;

/** Each bill it paid, dated; what was taken back stands beside it, struck; what became a deposit; the rest is prepayment. */
function Allocations({ receipt: r }: { receipt: Detail }) {
  const { t, fault } = useText();
  const state = stateOf(r);
  const all = r.allocations ?? [];
  const taken = takenOut(r);
  if (state === 'open' && all.length === 0) return <Standing title={t('receipts.notYet')} note={t('receipts.notYetNote')} />;
  if (state === 'nothing') return <Standing title={t('receipts.state.nothing')} note={r.note || t('receipts.nothingNote')} />;
  if (state === 'out') return <Standing title={t('receipts.state.out')} note={t('receipts.outNote')} />;
  return (
    <>
      <ul className="booked">
        {all.map((a) => (
          <li key={a.id} className={a.reversed || a.reverses > 0 ? 'gone' : undefined}>
            <div>
              <Link className="link" to={`/invoices/${a.invoice}` as string} search={{}}>
                {a.number}
              </Link>
              <p className="small mid">{how(t, a)}</p>
            </div>
            <Money value={a.amount} />
          </li>
        ))}
        {taken > 0 && (
          <li>
            <span>{t('receipts.takenOut')}</span>
            <Money value={taken} />
          </li>
        )}
        {state === 'prepaid' && (
          <li>
            <span className="strong">{t('receipts.prepaid')}</span>
            <Money value={r.left} className="strong" />
          </li>
        )}
        {(state === 'claimed' || state === 'prepaid') && (
          <li className="whole">
            <span className="strong">{t('receipts.amount')}</span>
            <Money value={r.amount} total className="strong" />
          </li>
        )}
      </ul>
      {r.reasons?.length > 0 && (
        <>
          <h3 className="booked-title">
            {t('receipts.why')} {r.auto && <Tag>{t('receipts.auto')}</Tag>}
          </h3>
          <ul className="reasons">
            {r.reasons.map((w, i) => (
              <li key={i}>
                <Icon name="check" small />
                {fault(new Fault({ key: w.key, args: shownArgs(w.args) }))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Standing({ title, note }: { title: string; note: string }) {
  return (
    <Pad>
      <Empty kind="none" title={title} note={note} />
    </Pad>
  );
}

const shownArgs = (args: Record<string, unknown> | undefined): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(args ?? {}).map(([k, v]) => [
      k,
      typeof v === 'string' && /^-?\d+\.\d{2}$/.test(v) ? grouped(fen(v)) : Array.isArray(v) ? v.join('、') : v,
    ]),
  );

function how(t: Say, a: Allocation): string {
  if (a.reverses > 0) return [t('receipts.of.back', { date: a.date }), a.reason].filter(Boolean).join(' · ');
  if (a.kind === 'writeoff') {
    const [, kind, note = ''] = /^(fee|discount|rounding)(?:: (.*))?$/s.exec(a.reason) ?? [undefined, undefined, a.reason];
    const what = kind ? t(`receipts.writeoff.${kind as 'fee' | 'discount' | 'rounding'}`) : '';
    return t('receipts.of.writeoff', { date: a.date, reason: [what, note].filter(Boolean).join(' ') });
  }
  return t('receipts.of.receipt', { date: a.date });
}

/** 原始行: the row of the file, cell by cell, as the bank wrote it. */
export function SourceLine({ receipt: r }: { receipt: Detail }) {
  const { t } = useText();
  const s = r.source;
  if (!s) return <Standing title={t('receipts.line.none')} note={r.reference} />;
  return (
    <>
      <Facts
        lines={[
          [t('receipts.line.file'), `${s.file} · ${t('receipts.line.row', { row: s.row })}`],
          [t('receipts.line.format'), s.format],
          [t('receipts.line.imported'), dayjs(s.imported).format('YYYY-MM-DD HH:mm')],
          [t('receipts.line.balance'), s.balance && <Money value={s.balance} />],
          [t('receipts.line.status'), s.status],
        ]}
      />
      <h3 className="booked-title">{t('receipts.line.raw')}</h3>
      <ol className="cells">
        {(s.raw ?? []).map((c, i) => (
          <li key={i}>{c || <span className="dim">–</span>}</li>
        ))}
      </ol>
    </>
  );
}
