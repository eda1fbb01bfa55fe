import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call, type Day, Fault, type FaultData, requestId, undo, useCall, useRefusal } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote, Form, type FormHandle, focusFirstError, Note, Page, Tag, TextField, toast, useAddress } from '../../ui';
import { Amending, type Amendment } from './Amending';
import { Cards } from './Cards';
import { ChangeDialog } from './Change';
import { Coverage } from './Coverage';
import type { Deed } from './changes';
import { inOrder } from './coverRows';
import { Deal } from './Deal';
import { type Changed, changesOf, type Detail, type Draft, type FeeItem, isPast, newCharge, type Preview, toWire } from './data';
import { allFaults, faultsOf, foundIn, needsDay, unpriced } from './faults';
import { Head } from './Head';
import { HeadActions } from './HeadActions';
import { useDeedInAddress, useEditorKeys } from './keys';
import { useDraft } from './useDraft';
import { Past } from './Versions';
import { lastPrice } from './words';
import { Year } from './Year';

type Props = { saved: Draft; detail: Detail | undefined; items: FeeItem[]; reload: () => Promise<unknown> };

const previewKinds = ['contract', 'fee_item', 'invoice', 'meter', 'pool', 'settings'];

/** The contract being edited: head fields, which days are charged, the charges, and the next twelve months beside them. */
export function Editor({ saved, detail, items, reload }: Props) {
  const { t, fault } = useText();
  const { go } = useAddress();
  const hand = useDraft(saved);
  const { draft, dirty } = hand;
  const [chosen, setOpen] = useState<string | undefined>('first');
  // A new contract comes with its first charge open; so does one whose open charge is no more.
  const open = chosen === undefined || draft.charges.some((h) => h.key === chosen) ? chosen : inOrder(draft).find((h) => !isPast(h))?.key;
  const [past, setPast] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useRefusal();
  const [notes, setNotes] = useState<FaultData[]>([]);
  const [busy, setBusy] = useState(false);
  const [amending, setAmending] = useState<Amendment>();
  const [deed, setDeed] = useDeedInAddress(draft, dirty);
  const request = useRef(requestId());
  const form = useRef<FormHandle>(null);

  // A new contract begins with whose it is, or, where that is known, with how much.
  useEffect(() => {
    if (saved.id > 0) return;
    document.querySelector<HTMLElement>(saved.customerId ? '.charge.on [data-name]' : '.contract-head [role=combobox]')?.focus();
  }, [saved.id, saved.customerId]);

  // ---- what the draft would bring, 250 ms after the last change
  const wire = useMemo(() => toWire(draft), [draft]);
  const savedWire = useMemo(() => toWire(saved), [saved]);
  const [asked, setAsked] = useState(wire);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wire), 250);
    return () => clearTimeout(timer);
  }, [wire]);
  const preview = useCall<Preview>('Contracts.Preview', { contract: asked }, previewKinds, { keep: true });
  const before = useCall<Preview>('Contracts.Preview', { contract: savedWire }, previewKinds, {
    enabled: dirty && saved.id > 0,
    keep: true,
  });
  const found = useMemo(() => foundIn(preview.data?.faults as FaultData[] | undefined, amending !== undefined), [preview.data, amending]);
  const err = useMemo(() => faultsOf(draft, refused, found, tried), [draft, refused, found, tried]);
  const nameOf = useCallback((id: number) => items.find((f) => f.id === id)?.name ?? t('contracts.noItem'), [items, t]);
  const changes = useMemo(() => (dirty ? changesOf(saved, draft, nameOf) : []), [dirty, saved, draft, nameOf]);

  // A charge whose price is missing opens, and the first field that is missing takes the focus.
  const finished = (): boolean => {
    const unfinished = draft.charges.find(unpriced);
    if (!unfinished) return true;
    setTried(true);
    setOpen(unfinished.key);
    requestAnimationFrame(() => focusFirstError(document.querySelector('.contract-main')));
    return false;
  };
  const refuse = (e: unknown) => {
    setRefused(e);
    // The charge that has a fault opens, so that the focus can go there.
    const bad = allFaults(e).find((f) => f.path[0] === 'charges' && f.path.length > 1);
    if (bad) setOpen(draft.charges[Number(bad.path[1])]?.key);
  };
  const save = async () => {
    setTried(true);
    setRefused(undefined);
    if (!finished()) return;
    if (amending) return setDeed('amend');
    setBusy(true);
    try {
      const done = await call<{ id: number; code: string; notes: FaultData[] | null }>('Contracts.Save', {
        contract: wire,
        requestId: request.current,
      });
      hand.settle();
      setNotes(done.notes ?? []);
      setTried(false);
      toast(t(draft.id ? 'contracts.saved' : 'contracts.created', { code: done.code }), { undo: () => undo() });
      if (draft.id) await reload();
      else go(`/contracts/${done.id}/edit`, {}, true);
    } catch (e) {
      refuse(e);
    } finally {
      request.current = requestId();
      setBusy(false);
    }
  };
  const changed = async (done: Changed, what: Deed) => {
    setDeed(undefined);
    setAmending(undefined);
    setTried(false);
    setRefused(undefined);
    setNotes((done.notes ?? []) as FaultData[]);
    setOpen('first');
    if (what === 'amend') hand.settle();
    if (what === 'transfer' && done.newId) go(`/contracts/${done.newId}/edit`);
    else await reload();
  };
  const add = () => {
    const item = items.find((f) => !f.archived && !draft.charges.some((h) => h.feeItemId === f.id)) ?? items.find((f) => !f.archived);
    const fresh = newCharge(item?.id ?? 0, draft.charges.at(-1));
    hand.addCharge(fresh);
    setOpen(fresh.key);
  };
  const walk = (by: number) => {
    const live = inOrder(draft).filter((h) => !h.withdrawn);
    const at = live.findIndex((h) => h.key === open);
    const next = live[at < 0 ? 0 : Math.min(live.length - 1, Math.max(0, at + by))];
    if (next) setOpen(next.key);
  };
  const discard = () => {
    hand.discard();
    setAmending(undefined);
    setRefused(undefined);
    setTried(false);
    if (!draft.id) go('/contracts');
  };
  const amend = (from?: Day) => {
    setRefused(undefined);
    setAmending({ day: from, reason: '' });
  };
  const ask = (what: Deed) => (what === 'amend' ? amend() : setDeed(what));
  const can = !busy && (dirty || draft.id === 0);
  useEditorKeys({ draft, dirty, add, walk, ask, togglePast: () => setPast(!past) });

  // What no field can show: about the whole contract, or a bug.
  const unplaced = refused !== undefined && allFaults(refused).every((f) => f.path.length < 2 && !headFields.includes(f.path[0]));
  const ofThePast = refused !== undefined && needsDay(refused) && draft.id > 0;
  const customer = detail?.customerName;
  return (
    <Page
      title={draft.id ? saved.code : t('contracts.new')}
      up={{ to: '/contracts', title: t('nav.contracts') }}
      sub={[customer, saved.unit].filter(Boolean).join(' · ')}
      beside={
        <>
          {draft.archived && <Tag>{t('contracts.state.archived')}</Tag>}
          {saved.terminated && <Tag>{t('contracts.terminatedOn', { day: saved.terminated })}</Tag>}
          {dirty && draft.id > 0 && <Tag tone="act">{t('contracts.unsaved', { count: changes.length })}</Tag>}
        </>
      }
      actions={
        <HeadActions
          draft={draft}
          dirty={dirty}
          can={can}
          past={past}
          amending={amending !== undefined}
          onPast={() => setPast(!past)}
          onAsk={ask}
          onDiscard={discard}
          onSave={() => form.current?.save()}
        />
      }
    >
      <div className="contract">
        <Form
          className="contract-main"
          handle={form}
          onSave={() => void save()}
          canSave={can}
          saveTitle={amending ? t('contracts.amend.look') : undefined}
          error={refused}
        >
          {amending && <Amending value={amending} contract={savedWire} dirty={dirty} onChange={setAmending} />}
          {ofThePast && (
            <Note
              tone="doubt"
              title={t('contracts.amend.needed')}
              actions={
                <Button small onClick={() => amend()}>
                  {t('contracts.amend.instead')}
                </Button>
              }
            >
              <p>{t('contracts.amend.neededNote')}</p>
            </Note>
          )}
          {unplaced && <ErrorNote error={refused} />}
          {notes.length > 0 && (
            <Note
              tone="doubt"
              title={t('contracts.noteTitle')}
              actions={
                <Button small onClick={() => setNotes([])}>
                  {t('ui.close')}
                </Button>
              }
            >
              {notes.map((n, i) => (
                <p key={i}>{fault(new Fault({ ...n, path: [] }))}</p>
              ))}
            </Note>
          )}
          <Head hand={hand} err={err} amending={amending !== undefined} />
          {preview.data && <Coverage draft={draft} preview={preview.data} hand={hand} />}
          <Cards
            hand={hand}
            contract={wire}
            items={items}
            preview={preview.data}
            faults={found}
            amending={amending !== undefined}
            err={err}
            open={open}
            onOpen={setOpen}
            onAdd={add}
          />
          <Deal hand={hand} err={err} />
          <TextField label={t('contracts.field.note')} value={draft.note} onChange={(note) => hand.set({ note })} error={err('note')} />
        </Form>
        {past ? (
          <Past contract={savedWire} nameOf={nameOf} onClose={() => setPast(false)} />
        ) : (
          <Year
            preview={preview.data}
            error={preview.error}
            retry={() => void preview.refetch()}
            draft={draft}
            nameOf={nameOf}
            changes={draft.id > 0 ? changes : []}
            before={dirty ? before.data : undefined}
          />
        )}
      </div>
      {draft.id > 0 && (
        <ChangeDialog
          deed={deed}
          contract={deed === 'amend' ? wire : savedWire}
          start={deed === 'amend' && amending?.day ? amending : undefined}
          priceOf={(line) => {
            const i = draft.charges.findIndex((h) => h.line === line);
            return lastPrice(preview.data, i, draft.charges[i]);
          }}
          nameOf={nameOf}
          onClose={() => setDeed(undefined)}
          onDone={(done, what) => void changed(done, what)}
        />
      )}
    </Page>
  );
}

const headFields = ['code', 'customerId', 'unit', 'start', 'end', 'deposit', 'note', 'minimum', 'maximum', 'limitTotal', 'numbers'];
