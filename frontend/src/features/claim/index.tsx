import './claim.css';
import { useEffect, useMemo, useState } from 'react';
import { type FoundItem, fen, useBook, useCall } from '../../api';
import { useText } from '../../i18n';
import { useAgain } from '../../parts/again';
import { Button, Page, toastError, useAddress, useCommands } from '../../ui';
import { Certain } from './Certain';
import { Context } from './Context';
import { type Draft, draftOf, type How, type Item, isAnswer, isOwn, kinds, type Queue } from './data';
import { Finder } from './Finder';
import { Judge } from './Judge';
import { type At, forBook, setAt, setWork, tick, useKept, type Work } from './kept';
import { Lines, recent, useMore, useWithout, walkOf } from './Lines';
import { lacks, plan } from './plan';
import { Range } from './Range';
import { Settled } from './Settled';
import { AllDone, Failed, Loading, Nothing, Running } from './States';
import { claimedTogether, unionOf } from './together';
import { proposalsFor, together, useBooking, type Within, withOneMore } from './work';

const untouched: Work = { chosen: 0 };

/** The workbench: bank lines at the left, the one that is being decided at the right, and the sum of it all in the head. */
export function Screen() {
  const { t } = useText();
  const { search, filter, go } = useAddress();
  const book = useBook();
  const path = book.data?.path;
  useEffect(() => {
    if (path !== undefined) forBook(path);
  }, [path]);

  // One line, named by whoever sent us here.
  const named = Number(search.at) || undefined;
  useEffect(() => {
    if (named !== undefined) setAt(named);
  }, [named]);

  const within: Within = {
    account: search.account ?? '',
    from: search.from ?? '',
    to: search.to ?? '',
    import: Number(search.import) || 0,
  };
  // Of what is done a screenful is enough, until somebody wants to see more or comes for one of them.
  const [more, showMore] = useMore();
  const done = more.done || named !== undefined ? 500 : recent;
  const query = useCall<Queue>('Claims.Queue', { ...within, limit: 300, done }, kinds, { keep: true });
  // While the proposals are worked out anew, what is shown may be behind: ask again soon.
  const making = query.data?.making ?? false;
  useAgain(making, query.refetch);
  const booking = useBooking(() => query.refetch());
  const queue = useWithout(query.data, booking.gone);
  const filtered = Boolean(within.account || within.from || within.to || within.import);

  const body = () => {
    if (!queue) return query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading />;
    if (queue.arrived.count === 0)
      return (
        <Nothing filtered={filtered} onClear={() => filter({ account: '', from: '', to: '', import: '' })} onBank={() => go('/bank')} />
      );
    return (
      <>
        {query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : null}
        <Bench queue={queue} within={within} booking={booking} more={more} showMore={showMore} onBilling={() => go('/billing')} />
      </>
    );
  };
  return (
    <Page
      title={t('nav.claim')}
      beside={
        <>
          <Range search={search} onFilter={filter} />
          {queue && queue.arrived.count > 0 && <Running queue={query.data ?? queue} />}
          {making && (
            <span className="dim small" role="status">
              {t('claim.making')}
            </span>
          )}
        </>
      }
      actions={
        <Button kind="bare" icon="undo" keys="Z" onClick={() => void booking.takeBack().catch(toastError)}>
          {t('ui.undo')}
        </Button>
      }
    >
      {body()}
    </Page>
  );
}

type BenchProps = {
  queue: Queue;
  within: Within;
  booking: ReturnType<typeof useBooking>;
  more: Record<'certain' | 'done', boolean>;
  showMore: (group: 'certain' | 'done') => void;
  onBilling: () => void;
};

function Bench({ queue, within, booking, more, showMore, onBilling }: BenchProps) {
  const { t } = useText();
  const kept = useKept();
  const [finding, setFinding] = useState<'find' | 'split'>();

  const items = useMemo(() => [...queue.certain.rows, ...queue.toDecide.rows, ...queue.done.rows], [queue]);
  const allCertain = more.certain || queue.certain.rows.findIndex((i) => i.receipt.id === kept.at) >= 3;
  const allDone = more.done || queue.done.rows.findIndex((i) => i.receipt.id === kept.at) >= recent;
  const walk = useMemo(() => walkOf(queue, allCertain, allDone), [queue, allCertain, allDone]);
  const openOnes = queue.certain.rows.length + queue.toDecide.rows.length;
  const first: At = openOnes > 0 ? walk[0] : undefined;
  const at: At = kept.at !== undefined && walk.includes(kept.at) ? kept.at : first;

  const item = typeof at === 'number' ? items.find((i) => i.receipt.id === at) : undefined;
  const alone = item?.receipt.state === 'open' ? item : undefined;
  const others = alone ? claimedTogether(alone, items, kept.ticked) : [];
  const open = alone && unionOf(alone, others);
  const key = open && (others.length ? together(open.receipt.id) : open.receipt.id);
  const work = (key !== undefined && kept.work.get(key)) || untouched;
  const proposals = open ? (work.found ?? open.proposals.filter(isAnswer)) : [];
  const chosen = Math.min(work.chosen, proposals.length - 1);
  const draft: Draft | undefined = work.draft ?? (proposals[chosen] && draftOf(proposals[chosen]));
  const doing = draft && open ? plan(draft, fen(open.receipt.amount)) : undefined;

  const change = (patch: Partial<Work>) => key !== undefined && setWork(key, { ...work, chosen: Math.max(0, chosen), ...patch });
  const step = (by: number) => {
    const i = at === undefined ? (by > 0 ? -1 : walk.length) : walk.indexOf(at);
    const to = walk[Math.max(0, Math.min(walk.length - 1, i + by))];
    if (to !== undefined) setAt(to);
  };
  /** The line after this one that is still open, else the one before; then there is nothing left. */
  const goOn = (leaving: (number | undefined)[]) => {
    const todo = walk.filter(
      (w): w is number => typeof w === 'number' && items.some((i) => i.receipt.id === w && i.receipt.state === 'open'),
    );
    const from = todo.indexOf(leaving.at(-1) ?? -1);
    const rest = [...todo.slice(from + 1), ...todo.slice(0, Math.max(0, from)).reverse()].filter((id) => !leaving.includes(id));
    setAt(rest[0]);
  };

  const claim = () => {
    if (at === 'certain') return acceptAll();
    if (!open || !draft || !doing) return;
    if (draft.nothing) return aside();
    const missing = lacks(draft, doing);
    if (missing === 'note') return document.querySelector<HTMLElement>('.judge [data-note]')?.focus();
    if (missing) return;
    const ids = others.map((i) => i.receipt.id);
    goOn([...ids, open.receipt.id]);
    booking.claim(open, draft, ids);
  };
  const acceptAll = () => {
    const ids = queue.certain.rows.map((i) => i.receipt.id);
    goOn(ids);
    // More than the list holds: all of what the screen shows, by its filter.
    booking.acceptAll(ids, queue.certain.count > ids.length ? within : undefined);
  };
  const all = () => (at === 'certain' ? acceptAll() : setAt('certain'));
  const aside = (note = draft && isOwn(draft) ? t('claim.ownWord') : '') => {
    if (!open || others.length) return;
    goOn([open.receipt.id]);
    booking.setAside(open, note);
  };
  const own = () => aside(t('claim.ownWord'));
  const edit = () => {
    change({ editing: !work.editing, draft });
    if (!work.editing) requestAnimationFrame(() => document.querySelector<HTMLElement>('.judge .part-in')?.focus());
  };
  const reject = (only: 'customer' | 'these') => {
    const p = proposals[chosen];
    if (!open || !p || p.nothing || others.length) return;
    const invoices = p.parts.map((c) => c.invoice);
    if (only === 'these' || p.customer.id === 0) {
      if (invoices.length) void booking.reject(open, p.customer.id, invoices);
    } else void booking.reject(open, p.customer.id, []);
  };
  const how = (i: number) => {
    const way = doing?.ways[i];
    if (!way || !draft) return;
    change({ draft: { ...draft, how: way, auto: false } });
    if (way === 'discount') requestAnimationFrame(() => document.querySelector<HTMLElement>('.judge [data-note]')?.focus());
  };
  const pick = async (found: FoundItem) => {
    const mode = finding;
    setFinding(undefined);
    if (!open) return;
    try {
      if (mode === 'split' && draft) {
        const wider = await withOneMore(open, draft, found);
        if (!wider) return toastError(new Error(t('claim.owesNothing', { who: found.title })));
        change({ draft: wider, editing: true });
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.judge .part-in')?.focus());
      } else change({ found: await proposalsFor(open, found), chosen: 0, draft: undefined, editing: false });
    } catch (e) {
      toastError(e);
    }
  };

  useKeys({
    at,
    item,
    open,
    draft,
    proposals: proposals.length,
    ways: doing?.ways ?? [],
    certain: queue.certain.count,
    step,
    claim,
    all,
    aside: () => aside(),
    own,
    tick: () => alone && tick(alone.receipt.id),
    edit,
    reject,
    how,
    setFinding,
    choose: (i) => change({ chosen: i, draft: undefined, editing: false }),
    booking,
  });
  const begun = useMemo(() => new Set([...kept.work].filter(([id, w]) => id > 0 && (w.draft || w.found)).map(([id]) => id)), [kept.work]);
  const who = draft?.who.id || draft?.parts[0]?.card.customerId || item?.receipt.customerId || 0;

  return (
    <div className="claim-desk">
      <Lines
        queue={queue}
        at={at}
        begun={begun}
        ticked={kept.ticked}
        onAt={setAt}
        onAll={all}
        allCertain={allCertain}
        allDone={allDone}
        onMore={showMore}
      />
      <section className="judge" aria-label={t('claim.judge')}>
        {at === 'certain' ? (
          <Certain queue={queue} onAccept={acceptAll} onOpen={setAt} />
        ) : open ? (
          <Judge
            item={open}
            work={{ ...work, chosen }}
            proposals={proposals}
            draft={draft}
            others={others}
            acts={{
              claim,
              choose: (i) => change({ chosen: i, draft: undefined, editing: false }),
              draft: (d) => change({ draft: d }),
              edit,
              find: () => setFinding('find'),
              split: () => setFinding('split'),
              nothing: () => aside(),
              own,
              reject,
              later: () => step(1),
            }}
          />
        ) : item ? (
          <Settled item={item} onBack={() => void booking.reopen(item)} />
        ) : (
          <AllDone queue={queue} onBilling={onBilling} />
        )}
      </section>
      <Context customer={at === 'certain' ? 0 : who} />
      <Finder mode={finding} first={open?.receipt.payerName ?? ''} onClose={() => setFinding(undefined)} onPick={(f) => void pick(f)} />
    </div>
  );
}

type KeysOf = {
  at: At;
  item: Item | undefined;
  open: Item | undefined;
  draft: Draft | undefined;
  proposals: number;
  ways: How[];
  certain: number;
  step: (by: number) => void;
  claim: () => void;
  all: () => void;
  aside: () => void;
  own: () => void;
  tick: () => void;
  edit: () => void;
  reject: (only: 'customer' | 'these') => void;
  how: (i: number) => void;
  choose: (i: number) => void;
  setFinding: (mode: 'find' | 'split') => void;
  booking: ReturnType<typeof useBooking>;
};

function useKeys(k: KeysOf) {
  const { t } = useText();
  const { open, draft } = k;
  useCommands([
    {
      id: 'claim.up',
      title: t('ui.previousRow'),
      keys: '↑',
      hint: t('claim.key.line'),
      hintKeys: '↑+↓',
      rank: 0,
      hidden: true,
      run: () => k.step(-1),
    },
    { id: 'claim.down', title: t('ui.nextRow'), keys: '↓', rank: 1, hidden: true, run: () => k.step(1) },
    ...[0, 1, 2, 3, 4].map((i) => ({
      id: `claim.choose${i + 1}`,
      title: t('claim.proposalNo', { n: i + 1 }),
      keys: String(i + 1),
      hint: i === 0 ? t('claim.key.proposal') : undefined,
      hintKeys: `1–${Math.max(2, k.proposals)}`,
      rank: 2,
      hidden: true,
      when: k.proposals > Math.max(1, i),
      run: () => k.choose(i),
    })),
    {
      id: 'claim.go',
      title: t('claim.claim'),
      hint: t('claim.claim'),
      keys: ['Enter', 'Ctrl+Enter'],
      rank: 3,
      hidden: true,
      when: k.at === 'certain' || Boolean(draft),
      run: k.claim,
    },
    ...k.ways.map((w, i) => ({
      id: `claim.way.${w}`,
      title: t(`claim.way.${w}`),
      keys: `Alt+${i + 1}`,
      hint: i === 0 && k.ways.length > 1 ? t('claim.key.way') : undefined,
      hintKeys: `Alt+1–${k.ways.length}`,
      rank: 4,
      run: () => k.how(i),
    })),
    { id: 'claim.all', title: t('claim.all'), hint: t('claim.all'), keys: 'A', rank: 5, when: k.certain > 0, run: k.all },
    {
      id: 'claim.edit',
      title: t('claim.edit'),
      hint: t('claim.key.edit'),
      keys: 'E',
      rank: 6,
      when: Boolean(draft && !draft.nothing),
      run: k.edit,
    },
    {
      id: 'claim.find',
      title: t('claim.find'),
      hint: t('claim.key.find'),
      keys: 'F',
      rank: 7,
      when: Boolean(open),
      run: () => k.setFinding('find'),
    },
    {
      id: 'claim.split',
      title: t('claim.split'),
      hint: t('claim.key.split'),
      keys: 'S',
      rank: 8,
      when: Boolean(draft && !draft.nothing),
      run: () => k.setFinding('split'),
    },
    { id: 'claim.nothing', title: t('claim.notOurs'), hint: t('claim.notOurs'), keys: 'X', rank: 9, when: Boolean(open), run: k.aside },
    { id: 'claim.own', title: t('claim.ownWord'), keys: 'T', rank: 12, when: Boolean(open), run: k.own },
    { id: 'claim.tick', title: t('claim.tick'), hint: t('claim.key.tick'), keys: 'Space', rank: 11, when: Boolean(open), run: k.tick },
    { id: 'claim.reject', title: t('claim.reject'), keys: 'Del', rank: 13, when: Boolean(draft?.who.id), run: () => k.reject('customer') },
    {
      id: 'claim.rejectThese',
      title: t('claim.rejectThese'),
      keys: 'Shift+Del',
      rank: 14,
      when: Boolean(draft && draft.parts.length > 0),
      run: () => k.reject('these'),
    },
    {
      id: 'claim.reopen',
      title: t('claim.takeBack'),
      hint: t('claim.takeBack'),
      keys: 'U',
      rank: 6,
      when: Boolean(k.item && !open),
      run: () => k.item && void k.booking.reopen(k.item),
    },
    {
      id: 'claim.undo',
      title: t('ui.undo'),
      hint: t('ui.undo'),
      keys: 'Z',
      rank: 10,
      hidden: true,
      run: () => void k.booking.takeBack().catch(toastError),
    },
  ]);
}
