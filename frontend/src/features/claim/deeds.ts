import { useState } from 'react';
import type { FoundItem } from '../../api';
import { useText } from '../../i18n';
import { toastError } from '../../ui';
import type { Decision, LineAt } from './bench';
import { type Draft, isOwn, type Queue } from './data';
import { setAt, tick } from './kept';
import { lacks } from './plan';
import { proposalsFor, type useBooking, type Within, withOneMore } from './work';

type Props = { line: LineAt; decision: Decision; queue: Queue; within: Within; booking: ReturnType<typeof useBooking> };

export type Deeds = ReturnType<typeof useDeeds>;

/** What the keys and buttons of the workbench do with the line that is being decided. */
export function useDeeds({ line: { at, item, step, goOn }, decision, queue, within, booking }: Props) {
  const { t } = useText();
  const [finding, find] = useState<'find' | 'split'>();
  const { alone, open, others, work, proposals, draft, doing, change } = decision;

  const acceptAll = () => {
    const ids = queue.certain.rows.map((i) => i.receipt.id);
    goOn(ids);
    // More than the list holds: all of what the screen shows, by its filter.
    booking.acceptAll(ids, queue.certain.count > ids.length ? within : undefined);
  };
  const aside = (note = draft && isOwn(draft) ? t('claim.ownWord') : '') => {
    if (!open || others.length) return;
    goOn([open.receipt.id]);
    booking.setAside(open, note);
  };
  const claim = () => {
    if (at === 'certain') return acceptAll();
    if (!open || !draft || !doing) return;
    if (draft.nothing) return aside();
    const missing = lacks(draft, doing);
    if (missing === 'note') return toNote();
    if (missing) return;
    const ids = others.map((i) => i.receipt.id);
    goOn([...ids, open.receipt.id]);
    booking.claim(open, draft, ids);
  };
  const edit = () => {
    change({ editing: !work.editing, draft });
    if (!work.editing) soon(toParts);
  };
  const reject = (only: 'customer' | 'these') => {
    const p = proposals[work.chosen];
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
    if (way === 'discount') soon(toNote);
  };
  const take = async (found: FoundItem) => {
    find(undefined);
    if (!open) return;
    try {
      if (finding === 'split' && draft) {
        const wider = await withOneMore(open, draft, found);
        if (!wider) return toastError(new Error(t('claim.owesNothing', { who: found.title })));
        change({ draft: wider, editing: true });
        soon(toParts);
      } else change({ found: await proposalsFor(open, found), chosen: 0, draft: undefined, editing: false });
    } catch (e) {
      toastError(e);
    }
  };
  return {
    claim,
    acceptAll,
    /** To all that is certain; from there, all of it is booked. */
    all: () => (at === 'certain' ? acceptAll() : setAt('certain')),
    nothing: () => aside(),
    /** It is a transfer between our own accounts. */
    own: () => aside(t('claim.ownWord')),
    tick: () => alone && tick(alone.receipt.id),
    edit,
    /** Refuses the customer, or only these invoices of it. */
    reject,
    how,
    choose: (i: number) => change({ chosen: i, draft: undefined, editing: false }),
    draft: (d: Draft) => change({ draft: d }),
    find: () => find('find'),
    split: () => find('split'),
    later: () => step(1),
    reopen: () => item && void booking.reopen(item),
    takeBack: () => void booking.takeBack().catch(toastError),
    /** Whom or which invoice somebody looks for, and what is done with what was found. */
    finding: { mode: finding, close: () => find(undefined), take: (f: FoundItem) => void take(f) },
  };
}

const soon = (how: () => void) => void requestAnimationFrame(how);
const toParts = () => document.querySelector<HTMLElement>('.judge .part-in')?.focus();
const toNote = () => document.querySelector<HTMLElement>('.judge [data-note]')?.focus();
