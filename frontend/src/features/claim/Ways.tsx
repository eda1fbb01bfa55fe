import { type Fen, grouped } from '../../api';
import { useText } from '../../i18n';
import type { Draft, How } from './data';
import { plan, planFor } from './plan';
import { wayNote } from './words';

type WaysProps = {
  draft: Draft;
  money: Fen;
  how: How | undefined;
  ways: How[];
  difference: Fen;
  onDraft: (d: Draft) => void;
  onClaim: () => void;
};

/** What becomes of a difference: each way says what it books. */
export function Ways({ draft, money, how, ways, difference, onDraft, onClaim }: WaysProps) {
  const { t } = useText();
  if (ways.length === 0) return null;
  const over = ways.length === 1 && ways[0] === 'prepay';
  return (
    <fieldset className="diff">
      <legend>
        {over
          ? t('claim.over', { amount: grouped(difference) })
          : t('claim.difference', { amount: grouped(Math.abs(Math.min(difference, -shortOf(draft, money))) as Fen) })}
      </legend>
      <div className="opts" role="radiogroup" aria-label={t('claim.difference', { amount: grouped(Math.abs(difference) as Fen) })}>
        {ways.map((w, i) => (
          // biome-ignore lint/a11y/useSemanticElements: the choice holds what it books; a native radio cannot
          <button
            type="button"
            role="radio"
            key={w}
            tabIndex={-1}
            aria-checked={w === how}
            className={w === how ? 'opt on' : 'opt'}
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => onDraft({ ...draft, how: w, auto: false })}
          >
            <span className={w === how ? 'dot on' : 'dot'} />
            <span>
              <b>{t(`claim.way.${w}`)}</b>
              <em className="cut">{wayNote(t, planFor(draft, money, w))}</em>
            </span>
            <kbd>Alt {i + 1}</kbd>
          </button>
        ))}
      </div>
      {how === 'discount' && (
        <label className="because">
          <span className="lbl">{t('claim.why')}</span>
          <span className="input sm">
            <input
              data-note
              value={draft.note}
              placeholder={t('claim.whyNote')}
              onChange={(e) => onDraft({ ...draft, note: e.target.value, auto: false })}
              onKeyDown={(e) => {
                if (e.key !== 'Enter' || e.nativeEvent.isComposing || e.nativeEvent.keyCode === 229) return;
                e.preventDefault();
                onClaim();
              }}
            />
          </span>
        </label>
      )}
    </fieldset>
  );
}

const shortOf = (draft: Draft, money: Fen): number =>
  plan({ parts: draft.parts, how: 'short' }, money).lines.reduce((a, l) => a + l.left, 0);
