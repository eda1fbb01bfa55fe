import { monthDay } from '../../api';
import { useText } from '../../i18n';
import { Icon, Money } from '../../ui';
import type { Item, Proposal } from './data';
import { type Marked, markedIn, type Piece } from './evidence';
import type { Pointing } from './pointing';
import { sentence } from './words';

const bank = (account: string, t: ReturnType<typeof useText>['t']) =>
  account.length > 4 ? t('claim.tail', { digits: account.slice(-4) }) : account;

/** A text of the bank with what the reasons speak of marked in it; pointing at a place tells what it proves. */
function Words({ of, as, on, point, reasons }: Pointing & { of: Piece[]; as?: string }) {
  return (
    <>
      {of.map((p, i) => {
        if (p.keys.length === 0) return <span key={i}>{as ?? p.text}</span>;
        const told = reasons.filter((r) => p.keys.includes(r.key)).map(sentence);
        return (
          <mark
            key={i}
            className={on && p.keys.includes(on) ? 'pointed' : undefined}
            title={told.join('\n') || undefined}
            onMouseEnter={() => point(p.keys[0])}
            onMouseLeave={() => point(undefined)}
          >
            {as ?? p.text}
          </mark>
        );
      })}
    </>
  );
}

const nowhere: Pointing = { on: undefined, point: () => undefined, reasons: [], seen: 0 };

/** The line that is being decided: who paid, how much, with which words; what speaks for the open proposal is marked. */
export function Head({
  item,
  marks = [],
  others = [],
  pointing = nowhere,
}: {
  item: Item;
  marks?: Proposal['marks'];
  others?: Item[];
  pointing?: Pointing;
}) {
  const { t } = useText();
  const r = item.receipt;
  const marked: Marked = markedIn(r, marks);
  return (
    <div className="line">
      <div>
        <h2>{r.payerName ? <Words of={marked.payerName} {...pointing} /> : t('claim.noName')}</h2>
        <p className="dim">
          {[`${r.date} ${r.time.slice(0, 5)}`.trim(), r.account].filter(Boolean).join(' · ')}
          {r.payerAccount && (
            <span title={r.payerAccount}>
              {' · '}
              <Words of={marked.payerAccount.slice(0, 1)} as={bank(r.payerAccount, t)} {...pointing} />
            </span>
          )}
          {r.memo && (
            <>
              {' · '}
              {t('claim.memo')}{' '}
              <span className="on-l">
                <Words of={marked.memo} {...pointing} />
              </span>
            </>
          )}
        </p>
        {others.map(({ receipt: o }) => (
          <p key={o.id} className="dim">
            <Icon name="link" small /> {monthDay(o.date)} <span className="on-l">{o.payerName || t('claim.noName')}</span> {o.memo}{' '}
            <Money value={o.amount} />
          </p>
        ))}
      </div>
      <b className="hero">
        <Money value={r.amount} />
      </b>
    </div>
  );
}
