import { fen, grouped } from '../../api';
import { useText } from '../../i18n';
import { Icon, Keys } from '../../ui';
import type { Draft } from './data';
import { ordered, type Pointing } from './pointing';
import { isFor, isHold, sentence } from './words';

/** Why: what speaks for a proposal, what holds it back, and what else is open of the same. */
export function Reasons({ draft, pointing }: { draft: Draft; pointing: Pointing }) {
  const { t } = useText();
  const also = draft.parts.filter((p) => p.card.also.count > 0);
  if (draft.reasons.length + also.length === 0) return null;
  const all = ordered(draft.reasons);
  const firstHold = all.findIndex(isHold);
  return (
    <ul className="why">
      {all.map((r, i) => (
        <li
          key={i}
          className={[!isFor(r) && 'soft', pointing.on === r.key && 'pointed'].filter(Boolean).join(' ')}
          onMouseEnter={() => pointing.point(r.key)}
          onMouseLeave={() => pointing.point(undefined)}
        >
          <Icon name={isFor(r) ? 'check' : 'info'} small />
          <span>
            {i === firstHold && <span className="dim">{t('claim.notAlone')} </span>}
            {sentence(r)}
          </span>
          {i === 0 && pointing.seen > 0 && (
            <span className="end dim small">
              {t('claim.key.why')} <Keys keys="W" />
            </span>
          )}
          {pointing.on === r.key && (
            <span className="sr" role="status">
              {sentence(r)}
            </span>
          )}
        </li>
      ))}
      {also.map(({ card }) => (
        <li key={card.invoice} className="soft">
          <Icon name="info" small />
          <span>{t('claim.also', { number: card.number, count: card.also.count, amount: grouped(fen(card.also.amount)) })}</span>
        </li>
      ))}
    </ul>
  );
}
