import { type Fen, fen, grouped } from '../../api';
import { useText } from '../../i18n';
import { Button, Money, Note } from '../../ui';
import type { Decision } from './bench';
import { type Draft, draftOf, type Item, isOwn, type Proposal } from './data';
import type { Deeds } from './deeds';
import { Head } from './Head';
import { PartsTable } from './Parts';
import { lacks, plan } from './plan';
import { type Pointing, usePointing } from './pointing';
import { Reasons } from './Reasons';
import { Ways } from './Ways';
import { nameOf, sentence, summary, sureness, willBook } from './words';

type Open = Decision & { open: Item };

/** The proposals of a line: the chosen one open, the others folded. */
export function Judge({ decision, deeds: acts }: { decision: Open; deeds: Deeds }) {
  const { t } = useText();
  const { open: item, others, work, proposals, draft } = decision;
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
      <Others draft={draft} together={others.length > 0} acts={acts} />
    </>
  );
}

/** What can be done with a line besides claiming it, each with its key. Several lines together can only be claimed. */
function Others({ draft, together, acts }: { draft: Draft | undefined; together: boolean; acts: Deeds }) {
  const { t } = useText();
  const parts = draft !== undefined && !draft.nothing;
  return (
    <div className="acts">
      <Button icon="edit" keys="E" disabled={!parts} onClick={acts.edit}>
        {t('claim.edit')}
      </Button>
      <Button icon="search" keys="F" onClick={acts.find}>
        {t('claim.find')}
      </Button>
      <Button icon="split" keys="S" disabled={!parts} onClick={acts.split}>
        {t('claim.split')}
      </Button>
      <Button icon="stop" keys="X" disabled={together} onClick={acts.nothing}>
        {t('claim.notOurs')}
      </Button>
      <Button keys="T" disabled={together} title={t('claim.ownNote')} onClick={acts.own}>
        {t('claim.own')}
      </Button>
      <span className="end">
        <Button kind="bare" keys="↓" onClick={acts.later}>
          {t('claim.later')}
        </Button>
      </span>
    </div>
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
        <b>{nameOf(t, d)}</b>
        <span className="mid cut">{summary(t, d, p)}</span>
        <span className="end num">{p.allocated > 0 && <Money value={p.allocated} />}</span>
      </button>
    </article>
  );
}

/** Whether a draft pays for more than one customer: then it must be said whose prepayment the rest is. */
const several = (d: Draft): boolean => new Set(d.parts.map((p) => p.card.customerId)).size > 1;
const ownerName = (d: Draft): string => d.who.name || d.parts[0]?.card.customerName || '';

type OpenProps = {
  index: number;
  proposal: Proposal;
  draft: Draft;
  money: Fen;
  editing: boolean;
  acts: Deeds;
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
        <b className="cut">{nameOf(t, draft)}</b>
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
