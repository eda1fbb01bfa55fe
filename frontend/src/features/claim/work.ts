import { useCallback, useRef, useState } from 'react';
import { call, Fault, type FoundItem, fen, type go, grouped, requestId, undo, type Wire } from '../../api';
import { useText } from '../../i18n';
import { toast, toastError } from '../../ui';
import { type Draft, type Item, type Proposal, type Proposed, partOf } from './data';
import { atNow, dropStep, lastStep, setAt, setWork, stepped, untick } from './kept';
import { claimRequest, plan, withPart } from './plan';
import { sentence, told } from './words';

type Accepted = Wire<go.receipt.Accepted>;
type Done = { event: number };
/** What the screen shows of the bank's lines: which account, which days, which import. */
export type Within = { account: string; from: string; to: string; import: number };

/**
 * What is done with lines. A line is gone from the list at once and the keys stand on the next one; the booking follows,
 * one after the other, and a line that could not be booked comes back with the reason.
 */
export function useBooking(refetch: () => Promise<unknown>) {
  const { t } = useText();
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  /** Lines that are booked, and hidden until the list is here without them. */
  const booked = useRef<number[]>([]);
  const again = useRef(refetch);
  again.current = refetch;

  const hide = (ids: number[], on: boolean) =>
    setGone((before) => {
      const now = new Set(before);
      for (const id of ids) on ? now.add(id) : now.delete(id);
      return now;
    });

  /** Takes one event back, whatever was done since, and puts the keys on the line that it was about. */
  const back = useCallback(async (event: number, at: number | undefined) => {
    const was = atNow();
    await undo(event);
    dropStep(event);
    await again.current();
    if (at !== undefined && atNow() === was) setAt(at); // unless somebody went on meanwhile
  }, []);

  /** Z: the last step of this screen, after what is being booked; after a restart the last claim of the book. */
  const takeBack = useCallback(async () => {
    await line.current;
    for (let step = lastStep(); step; step = lastStep()) {
      try {
        await back(step.event, step.at);
        return toast(t('ui.undoneLast'), { icon: 'undo' }); // in the place of what it said, whose Ctrl+Z is done
      } catch (e) {
        if (e instanceof Fault && e.key === 'history.already_undone') continue; // by Ctrl+Z, or from its toast
        throw e;
      }
    }
    const earlier = await latestClaim();
    if (earlier) await back(earlier, undefined);
    else toast(t('claim.nothingToUndo'), { icon: 'info' });
  }, [back, t]);

  const say = (said: string, event: number, at?: number) => {
    if (event) stepped({ event, at });
    toast(said, { undo: event ? () => back(event, at) : undefined });
  };

  /** Books one after the other. The list is asked for again when none is waiting: keys that come faster than answers wait for none. */
  const book = (ids: number[], how: () => Promise<[string, number]>) => {
    hide(ids, true);
    waiting.current++;
    line.current = line.current.then(async () => {
      waiting.current--;
      try {
        const [said, event] = await how();
        for (const id of ids) setWork(id, undefined);
        say(said, event, ids[0]);
        booked.current.push(...ids);
      } catch (e) {
        if (e instanceof Fault && e.key === 'receipt.stale') {
          for (const id of ids) setWork(id, undefined); // it was made of what is not so any more
          await again.current();
        }
        hide(ids, false);
        if (ids.length === 1) setAt(ids[0]);
        toastError(told(e));
      }
      if (waiting.current > 0 || booked.current.length === 0) return;
      const answered = booked.current;
      booked.current = [];
      await again.current();
      hide(answered, false);
    });
  };

  const claim = (item: Item, draft: Draft, others: number[] = []) => {
    const r = item.receipt;
    const p = plan(draft, fen(r.amount));
    const who = draft.who.name || p.lines[0]?.part.card.customerName || r.payerName;
    book([r.id, ...others], async () => {
      const { event } = await call<Done>('Receipts.Claim', claimRequest(r.id, draft, p, others));
      if (others.length) {
        setWork(together(r.id), undefined);
        untick();
      }
      return [t('claim.claimed', { who, amount: grouped(fen(r.amount)) }), event];
    });
  };
  const acceptAll = (ids: number[], within: Within | undefined) =>
    book(ids, async () => {
      const done = await call<Accepted>('Claims.AcceptCertain', {
        receipts: within ? [] : ids,
        within: within ?? {},
        requestId: requestId(),
      });
      const said = t('claim.claimedAll', { count: done.count, amount: grouped(fen(done.amount)) });
      const [first] = done.skipped;
      const why = first?.reasons.at(-1);
      const but = first ? t('claim.skipped', { count: done.skipped.length, who: first.payer, why: why ? sentence(why) : '' }) : '';
      return [said + but, done.event];
    });
  const setAside = (item: Item, note = '') =>
    book([item.receipt.id], async () => {
      const r = item.receipt;
      const { event } = await call<Done>('Receipts.Nothing', { receipts: [r.id], reopen: false, note, requestId: requestId() });
      return [t('claim.setAsideDone', { who: r.payerName || t('claim.noName'), amount: grouped(fen(r.amount)) }), event];
    });
  /** Opens a line that is done. */
  const reopen = async ({ receipt: r }: Item) => {
    try {
      const { event } =
        r.state === 'nothing'
          ? await call<Done>('Receipts.Nothing', { receipts: [r.id], reopen: true, note: '', requestId: requestId() })
          : await call<Done>('Receipts.Unclaim', { receipt: r.id, date: '', reason: '', requestId: requestId() });
      say(t('claim.reopened', { who: r.payerName || t('claim.noName') }), event, r.id);
      await again.current();
    } catch (e) {
      toastError(e);
    }
  };
  /** Refuses a proposal: the customer as such, or only these invoices of it. */
  const reject = async (item: Item, customer: number, invoices: number[]) => {
    try {
      const { event } = await call<Done>('Claims.Reject', { receipt: item.receipt.id, customerId: customer, invoices });
      setWork(item.receipt.id, undefined);
      say(t(invoices.length ? 'claim.rejectedThese' : 'claim.rejected'), event, item.receipt.id);
      await again.current();
    } catch (e) {
      toastError(e);
    }
  };
  return { gone, claim, acceptAll, setAside, reopen, reject, takeBack };
}

/** Under which number the work on several lines together is kept. */
export const together = (receipt: number): number => -receipt;

/** The latest event about claims that is in force, for Z when nothing was done here yet. */
async function latestClaim(): Promise<number | undefined> {
  const { rows } = await call<Wire<go.history.Page>>('History.List', { type: '', id: 0, before: 0, limit: 200 });
  return rows?.find((e) => /^receipt\.(claimed|matched|applied|set_aside|reopened|unclaimed|rejected)$/.test(e.kind) && !e.undoneBy)?.id;
}

const propose = (receipt: number, customer: number, invoices: number[] = []) =>
  call<Proposed>('Claims.Propose', { receipt, customerId: customer, invoices });

const untouchedPlan = ({ receipt: { amount } }: Item) => ({ open: '0', allocated: '0', writeOff: '0', rest: amount, difference: amount });

/** What a line could pay for somebody who was found. */
export async function proposalsFor(item: Item, found: FoundItem): Promise<Proposal[]> {
  const receipt = item.receipt.id;
  const { proposals } = found.kind === 'customer' ? await propose(receipt, found.id) : await propose(receipt, 0, [found.id]);
  if (proposals.length) return proposals;
  // Somebody who owes nothing: all of it is prepayment.
  const who = { id: found.id, code: '', name: found.title, unit: '' };
  return [
    {
      rank: 1,
      decision: 'suggest',
      confidence: '0',
      customer: who,
      reasons: [],
      parts: [],
      choices: [],
      nothing: false,
      word: 'unsure',
      marks: [],
      ...untouchedPlan(item),
    },
  ];
}

/** A draft with one more invoice: the one found, or the oldest that a found customer owes. undefined: it owes nothing more. */
export async function withOneMore(item: Item, draft: Draft, found: FoundItem): Promise<Draft | undefined> {
  const receipt = item.receipt.id;
  const here = new Set(draft.parts.map((p) => p.card.invoice));
  const cards =
    found.kind === 'customer'
      ? (await propose(receipt, found.id)).open
      : ((await propose(receipt, 0, [found.id])).proposals[0]?.parts ?? []);
  const next = cards.find((c) => !here.has(c.invoice));
  return next && withPart(draft, partOf(next));
}
