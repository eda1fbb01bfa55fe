import { useCallback, useRef, useState } from 'react';
import { call, type FoundItem, fen, grouped, requestId, undo } from '../../api';
import { useText } from '../../i18n';
import { toast, toastError } from '../../ui';
import { type Draft, type Item, type Proposal, type Proposed, partOf } from './data';
import { setAt, setWork } from './kept';
import { claimRequest, plan } from './plan';

type Accepted = { count: number; amount: string; receipts: number[]; skipped: number[] };

/**
 * What is done with lines. A line is gone from the list at once and the keys stand on the next one; the booking follows,
 * one after the other, and a line that could not be booked comes back with the reason.
 */
export function useBooking(refetch: () => Promise<unknown>) {
  const { t } = useText();
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const last = useRef<number[]>([]);
  const again = useRef(refetch);
  again.current = refetch;

  const hide = (ids: number[], on: boolean) =>
    setGone((before) => {
      const now = new Set(before);
      for (const id of ids) on ? now.add(id) : now.delete(id);
      return now;
    });

  /** Takes the last step back and puts the keys on the line that it was about. */
  const takeBack = useCallback(async () => {
    await undo();
    const id = last.current.pop();
    await again.current();
    if (id !== undefined) setAt(id);
  }, []);

  const book = (ids: number[], how: () => Promise<string>) => {
    hide(ids, true);
    line.current = line.current.then(async () => {
      try {
        const said = await how();
        for (const id of ids) setWork(id, undefined);
        last.current.push(ids[0]);
        toast(said, { undo: takeBack });
      } catch (e) {
        hide(ids, false);
        if (ids.length === 1) setAt(ids[0]);
        toastError(e);
        return;
      }
      await again.current();
      hide(ids, false);
    });
  };

  const claim = (item: Item, draft: Draft) => {
    const r = item.receipt;
    const p = plan(draft, fen(r.amount));
    const who = draft.who.name || p.lines[0]?.part.card.customerName || r.payerName;
    book([r.id], async () => {
      await call('Receipts.Claim', claimRequest(r.id, draft, p));
      return t('claim.claimed', { who, amount: grouped(fen(r.amount)) });
    });
  };
  const acceptAll = (ids: number[]) =>
    book(ids, async () => {
      const done = await call<Accepted>('Claims.AcceptCertain', { receipts: ids, requestId: requestId() });
      const said = t('claim.claimedAll', { count: done.count, amount: grouped(fen(done.amount)) });
      return done.skipped.length ? said + t('claim.skipped', { count: done.skipped.length }) : said;
    });
  const setAside = (item: Item) =>
    book([item.receipt.id], async () => {
      await call('Receipts.Nothing', { receipts: [item.receipt.id], reopen: false, note: '', requestId: requestId() });
      return t('claim.setAsideDone', { who: item.receipt.payerName || t('claim.noName'), amount: grouped(fen(item.receipt.amount)) });
    });
  /** Opens a line that is done. */
  const reopen = async ({ receipt: r }: Item) => {
    try {
      if (r.state === 'nothing') await call('Receipts.Nothing', { receipts: [r.id], reopen: true, note: '', requestId: requestId() });
      else await call('Receipts.Unclaim', { receipt: r.id, date: '', reason: '', requestId: requestId() });
      toast(t('claim.reopened', { who: r.payerName || t('claim.noName') }), { icon: 'undo', undo: () => undo() });
      await again.current();
    } catch (e) {
      toastError(e);
    }
  };
  const reject = async (item: Item, customer: number) => {
    try {
      await call('Claims.Reject', { receipt: item.receipt.id, customerId: customer, invoices: [] });
      setWork(item.receipt.id, undefined);
      toast(t('claim.rejected'), { undo: () => undo() });
      await again.current();
    } catch (e) {
      toastError(e);
    }
  };
  return { gone, claim, acceptAll, setAside, reopen, reject, takeBack };
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
  return next && { ...draft, parts: [...draft.parts, partOf(next)], auto: false };
}
