import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call, Fault, type FaultData, requestId, undo, useCall } from '../../api';
import { useText } from '../../i18n';
import { History } from '../../parts/History';
import {
  Button,
  ErrorNote,
  Form,
  type FormHandle,
  focusFirstError,
  Note,
  Page,
  Tag,
  TextField,
  toast,
  toastError,
  useAddress,
  useCommands,
} from '../../ui';
import { Cards } from './Cards';
import { Coverage } from './Coverage';
import { changesOf, type Detail, type Draft, type FeeItem, isOurs, newCharge, type Preview, toWire } from './data';
import { allFaults, faultsOf, unpriced } from './faults';
import { Head } from './Head';
import { useDraft } from './useDraft';
import { Year } from './Year';

type Props = { saved: Draft; detail: Detail | undefined; items: FeeItem[]; reload: () => Promise<unknown> };

/** The contract being edited: head fields, which days are charged, the charges, and the next twelve months beside them. */
export function Editor({ saved, detail, items, reload }: Props) {
  const { t, fault } = useText();
  const { go } = useAddress();
  const hand = useDraft(saved);
  const { draft, dirty } = hand;
  const [open, setOpen] = useState<string | undefined>(() => draft.charges.find((h) => isOurs(h.model))?.key);
  const [past, setPast] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const [notes, setNotes] = useState<FaultData[]>([]);
  const [busy, setBusy] = useState(false);
  const request = useRef(requestId());
  const form = useRef<FormHandle>(null);

  // ---- what the draft would bring, 250 ms after the last change
  const wire = useMemo(() => toWire(draft), [draft]);
  const [asked, setAsked] = useState(wire);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wire), 250);
    return () => clearTimeout(timer);
  }, [wire]);
  const previewKinds = ['contract', 'fee_item', 'invoice'];
  const preview = useCall<Preview>('Contracts.Preview', { contract: asked }, previewKinds, { keep: true });
  const before = useCall<Preview>('Contracts.Preview', { contract: toWire(saved) }, previewKinds, {
    enabled: dirty && saved.id > 0,
    keep: true,
  });
  const found = preview.data?.faults ?? [];
  const err = useMemo(() => faultsOf(draft, refused, found as FaultData[], tried), [draft, refused, found, tried]);
  const nameOf = useCallback((id: number) => items.find((f) => f.id === id)?.name ?? t('contracts.noItem'), [items, t]);
  const changes = useMemo(() => (dirty ? changesOf(saved, draft, nameOf) : []), [dirty, saved, draft, nameOf]);

  const save = async () => {
    setTried(true);
    setRefused(undefined);
    const unfinished = draft.charges.find(unpriced);
    if (unfinished) {
      setOpen(unfinished.key);
      requestAnimationFrame(() => focusFirstError(document.querySelector('.charge.on')));
      return;
    }
    setBusy(true);
    try {
      const done = await call<{ id: number; code: string; notes: FaultData[] | null }>('Contracts.Save', {
        contract: wire,
        requestId: request.current,
      });
      request.current = requestId();
      hand.settle();
      setNotes(done.notes ?? []);
      setTried(false);
      toast(t(draft.id ? 'contracts.saved' : 'contracts.created', { code: done.code }), { undo: () => undo() });
      if (draft.id) await reload();
      else go(`/contracts/${done.id}`, {}, true);
    } catch (e) {
      request.current = requestId();
      setRefused(e);
      // The charge that has a fault opens, so that the focus can go there.
      const bad = allFaults(e).find((f) => f.path[0] === 'charges' && f.path.length > 1);
      if (bad) setOpen(draft.charges[Number(bad.path[1])]?.key);
    } finally {
      setBusy(false);
    }
  };
  const archive = async () => {
    try {
      await call('Contracts.Archive', { id: draft.id, archived: !draft.archived });
      toast(t(draft.archived ? 'contracts.restoredToast' : 'contracts.archivedToast', { code: draft.code }), { undo: () => undo() });
    } catch (e) {
      toastError(e);
    }
  };
  const add = () => {
    const item = items.find((f) => !f.archived && !draft.charges.some((h) => h.feeItemId === f.id)) ?? items.find((f) => !f.archived);
    const fresh = newCharge(item?.id ?? 0, draft.charges.at(-1));
    hand.addCharge(fresh);
    setOpen(fresh.key);
  };
  const walk = (by: number) => {
    const at = draft.charges.findIndex((h) => h.key === open);
    const next = draft.charges[at < 0 ? 0 : Math.min(draft.charges.length - 1, Math.max(0, at + by))];
    if (next) setOpen(next.key);
  };
  const discard = () => {
    hand.discard();
    setRefused(undefined);
    setTried(false);
    if (!draft.id) go('/contracts');
  };
  const can = !busy && (dirty || draft.id === 0);
  useCommands([
    { id: 'contract.add', title: t('contracts.addCharge'), hint: t('contracts.addCharge'), keys: ['Ctrl+N', 'Alt+N'], rank: 22, run: add },
    { id: 'contract.down', title: t('contracts.nextCharge'), keys: 'Alt+↓', rank: 24, run: () => walk(1) },
    {
      id: 'contract.up',
      title: t('contracts.previousCharge'),
      hint: t('contracts.walk'),
      keys: 'Alt+↑',
      hintKeys: 'Alt+↑↓',
      rank: 23,
      run: () => walk(-1),
    },
    {
      id: 'contract.leave',
      title: t('contracts.toList'),
      hint: t('contracts.toList'),
      keys: 'Esc',
      rank: 40,
      hidden: true,
      run: () => go('/contracts'),
    },
    { id: 'contract.history', title: t('contracts.history'), keys: 'Ctrl+H', rank: 62, when: draft.id > 0, run: () => setPast(!past) },
    {
      id: 'contract.archive',
      title: t(draft.archived ? 'contracts.restore' : 'contracts.archive'),
      rank: 63,
      when: draft.id > 0,
      run: () => void archive(),
    },
  ]);

  // What no field can show: about the whole contract, or a bug.
  const unplaced = refused !== undefined && allFaults(refused).every((f) => f.path.length < 2 && !headFields.includes(f.path[0]));
  const customer = detail?.customerName;
  return (
    <Page
      title={draft.id ? saved.code : t('contracts.new')}
      up={{ to: '/contracts', title: t('nav.contracts') }}
      sub={[customer, saved.unit].filter(Boolean).join(' · ')}
      beside={
        <>
          {draft.archived && <Tag>{t('contracts.state.archived')}</Tag>}
          {dirty && draft.id > 0 && <Tag tone="act">{t('contracts.unsaved', { count: changes.length })}</Tag>}
        </>
      }
      actions={
        <>
          {draft.id > 0 && (
            <>
              <Button kind="bare" onClick={() => void archive()} disabled={dirty} title={dirty ? t('contracts.saveFirst') : undefined}>
                {t(draft.archived ? 'contracts.restore' : 'contracts.archive')}
              </Button>
              <Button kind="bare" icon="clock" aria-pressed={past} onClick={() => setPast(!past)}>
                {t('contracts.history')}
              </Button>
            </>
          )}
          <Button onClick={discard} disabled={draft.id > 0 && !dirty}>
            {t('contracts.discard')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={!can} onClick={() => form.current?.save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="contract">
        <Form className="contract-main" handle={form} onSave={() => void save()} canSave={can} error={refused}>
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
          <Head hand={hand} err={err} customer={customer} />
          {preview.data && <Coverage draft={draft} preview={preview.data} hand={hand} />}
          <Cards hand={hand} items={items} preview={preview.data} err={err} open={open} onOpen={setOpen} onAdd={add} />
          <TextField label={t('contracts.field.note')} value={draft.note} onChange={(note) => hand.set({ note })} error={err('note')} />
        </Form>
        {past ? (
          <aside className="contract-year" aria-label={t('contracts.history')}>
            <header>
              <h2>{t('contracts.history')}</h2>
              <Button kind="bare" small icon="x" label={t('ui.close')} onClick={() => setPast(false)} />
            </header>
            <History type="contract" id={draft.id} />
          </aside>
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
    </Page>
  );
}

const headFields = ['code', 'customerId', 'unit', 'start', 'end', 'deposit', 'note'];
