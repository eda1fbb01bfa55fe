import { useState } from 'react';
import { type Fen, fen, grouped, monthDay } from '../../api';
import { useText } from '../../i18n';
import { Button, Icon, Keys, Money, Note, useCommands } from '../../ui';
import { type Draft, draftOf, type How, type Item, isOwn, type Proposal, type Reason } from './data';
import { type Marked, markedIn, type Piece } from './evidence';
import type { Work } from './kept';
import { PartsTable } from './Parts';
import { lacks, plan, planFor } from './plan';
import { isFor, isHold, sentence, summary, sureness, wayNote, willBook } from './words';

/** What the buttons and keys of a line do. */
type Acts = {
  claim: () => void;
  choose: (index: number) => void;
  draft: (draft: Draft) => void;
  edit: () => void;
  find: () => void;
  split: () => void;
  nothing: () => void;
  /** It is a transfer between our own accounts. */
  own: () => void;
  /** Refuses the customer, or only these invoices of it. */
  reject: (only: 'customer' | 'these') => void;
  later: () => void;
};

const bank = (account: string, t: ReturnType<typeof useText>['t']) =>
  account.length > 4 ? t('claim.tail', { digits: account.slice(-4) }) : account;

/** What is pointed at: the reason that a marked place proves, or whose places are shown. */
type Pointing = {
  on: string | undefined;
  point: (key: string | undefined) => void;
  reasons: Reason[] /** How many of them can be seen in the line. */;
  seen: number;
};

/** Which reason is pointed at, by the mouse or by W, which goes from one that can be seen in the line to the next. */
function usePointing(at: string, draft: Draft | undefined, marks: Proposal['marks']): Pointing {
  const { t } = useText();
  const [here, setHere] = useState<{ at: string; key: string | undefined }>({ at, key: undefined });
  const on = here.at === at ? here.key : undefined;
  const reasons = draft?.reasons ?? [];
  const seen = ordered(reasons)
    .map((r) => r.key)
    .filter((key, i, all) => marks.some((m) => m.key === key) && all.indexOf(key) === i);
  const point = (key: string | undefined) => setHere({ at, key });
  useCommands([
    {
      id: 'claim.why',
      title: t('claim.evidence'),
      hint: t('claim.key.why'),
      keys: 'W',
      rank: 12,
      when: seen.length > 0,
      run: () => point(seen[on === undefined ? 0 : seen.indexOf(on) + 1]),
    },
  ]);
  return { on, point, reasons, seen: seen.length };
}

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

/** The proposals of a line: the chosen one open, the others folded. */
export function Judge({
  item,
  work,
  proposals,
  draft,
  others,
  acts,
}: {
  item: Item;
  /** Lines that pay together with it; its amount is that of all. */
  others: Item[];
  work: Work;
  proposals: Proposal[];
  draft: Draft | undefined;
  acts: Acts;
}) {
  const { t } = useText();
  const money = fen(item.receipt.amount);
  const pointing = usePointing(`${item.receipt.id} ${work.chosen}`, draft, (draft && proposals[work.chosen]?.marks) ?? []);
  return (
    <>
      <Head item={item} marks={draft && proposals[work.chosen]?.marks} others={others} pointing={pointing} />
      {item.pending && (
        <p className="dim small" role="status">
          {t('claim.pending')}
        </p>
      )}
      {draft ? (
        proposals.map((p, i) =>
          i === work.chosen ? (
            <OpenCard
              key={i}
              index={i}
              proposal={p}
              draft={draft}
              money={money}
              editing={Boolean(work.editing)}
              acts={acts}
              item={item}
              pointing={pointing}
            />
          ) : (
            <Folded key={i} index={i} proposal={p} money={money} onOpen={() => acts.choose(i)} />
          ),
        )
      ) : (
        <Note icon="info" title={t(item.pending ? 'claim.looking' : 'claim.nobody')}>
          {item.proposals
            .flatMap((p) => p.reasons)
            .map((r) => (
              <p key={r.key}>{sentence(r)}</p>
            ))}
          <p>{t('claim.nobodyNote')}</p>
        </Note>
      )}
      <div className="acts">
        <Button icon="edit" keys="E" disabled={!draft || draft.nothing} onClick={acts.edit}>
          {t('claim.edit')}
        </Button>
        <Button icon="search" keys="F" onClick={acts.find}>
          {t('claim.find')}
        </Button>
        <Button icon="split" keys="S" disabled={!draft || draft.nothing} onClick={acts.split}>
          {t('claim.split')}
        </Button>
        <Button icon="stop" keys="X" disabled={others.length > 0} onClick={acts.nothing}>
          {t('claim.notOurs')}
        </Button>
        <Button keys="T" disabled={others.length > 0} title={t('claim.ownNote')} onClick={acts.own}>
          {t('claim.own')}
        </Button>
        <span className="end">
          <Button kind="bare" keys="↓" onClick={acts.later}>
            {t('claim.later')}
          </Button>
        </span>
      </div>
    </>
  );
}

function Folded({ index, proposal, money, onOpen }: { index: number; proposal: Proposal; money: Fen; onOpen: () => void }) {
  const { t } = useText();
  const d = draftOf(proposal);
  const p = plan(d, money);
  return (
    <article className="card">
      <button type="button" className="fold" onMouseDown={(e) => e.preventDefault()} onClick={onOpen}>
        <kbd>{index + 1}</kbd>
        <b>{name(t, d)}</b>
        <span className="mid cut">{summary(t, d, p)}</span>
        <span className="end num">{p.allocated > 0 && <Money value={p.allocated} />}</span>
      </button>
    </article>
  );
}

const name = (t: ReturnType<typeof useText>['t'], d: Draft): string => {
  if (d.nothing) return t(isOwn(d) ? 'claim.ownWord' : 'claim.notOurs');
  if (d.who.name) return d.who.name;
  const all = [...new Set(d.parts.map((p) => p.card.customerName))];
  return all.length > 2 ? t('claim.customers', { name: all[0], count: all.length }) : all.join('、');
};

/** Whether a draft pays for more than one customer: then it must be said whose prepayment the rest is. */
const several = (d: Draft): boolean => new Set(d.parts.map((p) => p.card.customerId)).size > 1;
const ownerName = (d: Draft): string => d.who.name || d.parts[0]?.card.customerName || '';

type OpenProps = {
  index: number;
  proposal: Proposal;
  draft: Draft;
  money: Fen;
  editing: boolean;
  acts: Acts;
  item: Item;
  pointing: Pointing;
};

function OpenCard({ index, proposal, draft, money, editing, acts, item, pointing }: OpenProps) {
  const { t } = useText();
  const p = plan(draft, money);
  const missing = lacks(draft, p);
  return (
    <article className="card on" aria-label={t('claim.proposalNo', { n: index + 1 })}>
      <header>
        <kbd>{index + 1}</kbd>
        <b className="cut">{name(t, draft)}</b>
        <span className="dim cut">{draft.who.unit}</span>
        <span className="end small mid">
          {!draft.nothing && proposal.reasons.length > 0 && (
            <>
              {proposal.customer.id !== 0 && (
                <Button kind="bare" small onClick={() => acts.reject('customer')} title={t('claim.rejectNote')} keys="Del">
                  {t('claim.reject')}
                </Button>
              )}
              {proposal.parts.length > 0 && (
                <Button kind="bare" small onClick={() => acts.reject('these')} title={t('claim.rejectTheseNote')} keys="Shift+Del">
                  {t('claim.rejectThese')}
                </Button>
              )}
            </>
          )}
          <span className={`sure s-${proposal.word}`}>{proposal.reasons.length > 0 ? sureness(t, proposal) : t('claim.yours')}</span>
        </span>
      </header>
      <Reasons draft={draft} pointing={pointing} />
      {draft.parts.length > 0 && (
        <PartsTable item={item} draft={draft} plan={p} editing={editing} onDraft={acts.draft} onSplit={acts.split} />
      )}
      <Ways draft={draft} money={money} how={p.how} ways={p.ways} difference={p.difference} onDraft={acts.draft} onClaim={acts.claim} />
      <footer>
        <p className={missing ? 'doubt' : 'mid'}>
          {missing === 'amount'
            ? t('claim.tooMuch', { amount: grouped(money) })
            : draft.nothing
              ? t(isOwn(draft) ? 'claim.willSetOwn' : 'claim.willSetAside')
              : willBook(t, money, p, several(draft) ? ownerName(draft) : '')}
        </p>
        <Button kind="go" keys="Enter" disabled={missing === 'amount' || missing === 'who'} onClick={acts.claim}>
          {draft.nothing ? t(isOwn(draft) ? 'claim.setOwn' : 'claim.setAside') : t('claim.claim')}
        </Button>
      </footer>
    </article>
  );
}

/** What speaks for it, what is worth knowing, what holds it back. */
const ordered = (reasons: Reason[]): Reason[] => [
  ...reasons.filter(isFor),
  ...reasons.filter((r) => !isFor(r) && !isHold(r)),
  ...reasons.filter(isHold),
];

function Reasons({ draft, pointing }: { draft: Draft; pointing: Pointing }) {
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
            <span className="end">
              <Keys keys="W" />
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

type WaysProps = {
  draft: Draft;
  money: Fen;
  how: How | undefined;
  ways: How[];
  difference: Fen;
  onDraft: (d: Draft) => void;
  onClaim: () => void;
};

function Ways({ draft, money, how, ways, difference, onDraft, onClaim }: WaysProps) {
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
