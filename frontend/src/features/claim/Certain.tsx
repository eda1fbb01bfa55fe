import { useState } from 'react';
import { fen } from '../../api';
import { useText } from '../../i18n';
import { Button, Icon, Money } from '../../ui';
import { draftOf, type Queue } from './data';
import { plan } from './plan';
import { briefly, isFor, listed, sentence, shortly } from './words';

/** All that is certain, on one card: what Enter will book, with count and sum, before it is booked. */
export function Certain({ queue, onAccept, onOpen }: { queue: Queue; onAccept: () => void; onOpen: (receipt: number) => void }) {
  const { t } = useText();
  const { count, amount, rows } = queue.certain;
  const [shown, setShown] = useState(100);
  // Some pay a part of the invoice that they name, and several may pay one invoice: that is said before it is done.
  const paid = rows.flatMap(({ proposals }) => proposals[0]?.parts ?? []);
  const parts = rows.filter(({ proposals }) => proposals[0]?.parts.some((c) => c.after === 'partPaid')).length;
  const times = new Map<number, number>();
  for (const c of paid) times.set(c.invoice, (times.get(c.invoice) ?? 0) + 1);
  const shared = [...times.values()].filter((n) => n > 1).length;
  return (
    <>
      <div className="line">
        <div>
          <h2>{t('claim.certain')}</h2>
          <p className="dim">{t('claim.certainNote')}</p>
          {(parts > 0 || shared > 0) && (
            <p className="mid">
              {[parts > 0 && t('claim.certainParts', { count: parts }), shared > 0 && t('claim.certainShared', { count: shared })]
                .filter(Boolean)
                .join(t('ui.comma'))}
            </p>
          )}
        </div>
        <b className="hero">
          <Money value={amount} zero="digits" />
        </b>
      </div>
      <article className="card on all">
        <header>
          <b>{t('claim.allOf', { count })}</b>
          <span className="end">
            <Button kind="go" keys="Enter" onClick={onAccept}>
              {t('claim.allGo', { count })}
            </Button>
          </span>
        </header>
        <table className="parts">
          <colgroup>
            <col style={{ width: '25%' }} />
            <col style={{ width: 118 }} />
            <col />
            <col style={{ width: 96 }} />
          </colgroup>
          <tbody>
            {rows.slice(0, shown).map(({ receipt, proposals }) => {
              const best = proposals[0];
              const numbers = best ? plan(draftOf(best), fen(receipt.amount)).lines.map((l) => l.part.card.number) : [];
              const telling = best?.reasons.find(isFor);
              return (
                <tr key={receipt.id} onClick={() => onOpen(receipt.id)}>
                  <td className="cut" title={receipt.payerName}>
                    {receipt.payerName || t('claim.noName')}
                  </td>
                  <td className="cut mid" title={numbers.join('、')}>
                    {numbers.length > 1 ? listed(t, shortly(numbers)) : numbers[0]}
                  </td>
                  <td className="cut dim" title={best?.reasons.map(sentence).join('\n')}>
                    <Icon name="check" small /> {telling && briefly(telling)}
                  </td>
                  <td className="num">
                    <Money value={receipt.amount} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {rows.length > shown && (
          <Button kind="bare" small onClick={() => setShown(rows.length)}>
            {t('claim.more', { count: rows.length - shown })}
          </Button>
        )}
      </article>
    </>
  );
}
