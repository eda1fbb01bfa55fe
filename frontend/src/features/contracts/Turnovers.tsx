import { useMemo, useRef, useState } from 'react';
import { call, Fault, type Fen, requestId, sum, today, undo, useCall, useRefusal } from '../../api';
import { faultText, useText } from '../../i18n';
import { monthBy } from '../../parts/words';
import { Bar, Button, Chip, Empty, ErrorNote, Money, Note, Page, Sums, toast, useAddress, useCommands } from '../../ui';
import { type Detail, kinds, type TurnoverPage, type TurnoverRow } from './data';
import { TurnoverTable } from './TurnoverTable';
import { amountOf, entriesOf, keyOf, monthsOf, paste, saved, type Typed } from './turnover';

const none: ReadonlyMap<string, Typed> = new Map();

/** 登记营业额: what tenants with turnover rent turned over, month by month or contract by contract, typed through or pasted. */
export function Turnovers() {
  const { t } = useText();
  const { search, filter, go } = useAddress();
  const contract = Number(search.contract) || 0;
  const month = /^\d{4}-\d{2}$/.test(search.month ?? '') ? (search.month as string) : monthBy(today().slice(0, 7), -1);
  const asked = useCall<TurnoverPage>('Contracts.Turnovers', { month: contract ? '' : `${month}-01`, contractId: contract }, kinds, {
    keep: true,
  });
  const one = useCall<Detail>('Contracts.Get', { id: contract }, kinds, { enabled: contract > 0 });
  const rows = useMemo(() => {
    const list = asked.data?.rows ?? [];
    return contract && one.data ? monthsOf(one.data.contract, one.data.customerName, list, today()) : contract ? [] : list;
  }, [asked.data, one.data, contract]);
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(none);
  const [lost, setLost] = useState<string[]>([]);
  const [error, setError] = useRefusal();
  const [busy, setBusy] = useState(false);
  const request = useRef(requestId());
  const entries = useMemo(() => entriesOf(rows, typed), [rows, typed]);
  const unread = rows.some((r) => amountOf(typed.get(keyOf(r))?.amount ?? '') === 'unread');

  const type = (r: TurnoverRow, patch: Partial<Typed>) => {
    setError(undefined);
    setTyped((m) => new Map(m).set(keyOf(r), { ...saved(r), ...m.get(keyOf(r)), ...patch }));
  };
  const lay = (text: string, at: number) => {
    const got = paste(text, rows, at);
    const by = new Map(rows.map((r) => [keyOf(r), r]));
    for (const [key, amount] of got.values) {
      const r = by.get(key);
      if (r) type(r, { amount });
    }
    setLost(got.lost);
    toast(t('contracts.turnover.pasted', { count: got.values.length }), { icon: 'in' });
  };
  const save = async () => {
    if (unread) {
      document.querySelector<HTMLElement>('.turnover-grid [aria-invalid=true]')?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const done = await call<{ changed: number }>('Contracts.EnterTurnovers', { rows: entries, requestId: request.current });
      setTyped(none);
      setLost([]);
      toast(t('contracts.turnover.saved', { count: done.changed }), { undo: () => undo() });
    } catch (e) {
      setError(e);
    } finally {
      request.current = requestId();
      setBusy(false);
    }
  };
  // A fault is told at its row: the entries are the rows that changed, in their order.
  const faultAt = (r: TurnoverRow): string | undefined => {
    if (amountOf(typed.get(keyOf(r))?.amount ?? '') === 'unread') return t('ui.notAmount');
    const at = entries.findIndex((e) => e.contractId === r.contractId && e.from === r.from);
    if (!(error instanceof Fault) || at < 0) return undefined;
    const own = (error.parts.length ? error.parts : [error]).filter((f) => f.path[0] === 'rows' && f.path[1] === String(at));
    return own.map((f) => faultText(new Fault({ key: f.key, args: f.args }))).join(' ') || undefined;
  };
  const step = (by: number) => filter({ month: monthBy(month, by) });
  const can = entries.length > 0 && !busy;
  useCommands([
    {
      id: 'turnover.save',
      title: t('ui.save'),
      hint: t('ui.save'),
      keys: ['Ctrl+Enter', 'Ctrl+S'],
      rank: 5,
      when: can,
      run: () => void save(),
    },
    {
      id: 'turnover.next',
      title: t('ui.nextField'),
      hint: t('ui.nextField'),
      keys: 'Enter',
      rank: 6,
      passive: true,
      hidden: true,
      run: () => {},
    },
    { id: 'turnover.previous', title: t('contracts.turnover.previous'), keys: 'Alt+←', rank: 7, when: !contract, run: () => step(-1) },
    { id: 'turnover.later', title: t('contracts.turnover.later'), keys: 'Alt+→', rank: 8, when: !contract, run: () => step(1) },
    {
      id: 'turnover.leave',
      title: t('contracts.toList'),
      keys: 'Esc',
      rank: 40,
      hidden: true,
      run: () => go(contract ? `/contracts/${contract}/edit` : '/contracts'),
    },
  ]);
  const amounts = rows.map((r) => amountOf((typed.get(keyOf(r)) ?? saved(r)).amount)).filter((a): a is Fen => typeof a === 'number');
  const failed = asked.error ?? one.error;
  return (
    <Page
      title={t('contracts.turnover.title')}
      up={{ to: '/contracts', title: t('nav.contracts') }}
      beside={
        contract ? (
          <Chip name={t('contracts.turnover.contract')} onDrop={() => filter({ contract: undefined })}>
            {one.data?.contract.code ?? '…'} {one.data?.customerName}
          </Chip>
        ) : (
          <span className="turnover-month">
            <Button kind="bare" small icon="left" label={t('contracts.turnover.previous')} onClick={() => step(-1)} />
            <b className="num">{month}</b>
            <Button kind="bare" small icon="right" label={t('contracts.turnover.later')} onClick={() => step(1)} />
          </span>
        )
      }
      actions={
        <>
          <Button disabled={typed.size === 0} onClick={() => setTyped(none)}>
            {t('contracts.discard')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={!can} onClick={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <Bar>
        <span className="dim small">{t('contracts.turnover.note')}</span>
      </Bar>
      {(failed !== null || lost.length > 0 || (error !== undefined && !(error instanceof Fault))) && (
        <div className="turnover-notes">
          {failed !== null && <ErrorNote error={failed} retry={() => void asked.refetch()} />}
          {error !== undefined && !(error instanceof Fault) && <ErrorNote error={error} />}
          {lost.length > 0 && (
            <Note tone="doubt" title={t('contracts.turnover.lost', { count: lost.length })}>
              {lost.slice(0, 8).join(t('parts.and'))}
            </Note>
          )}
        </div>
      )}
      {asked.data && rows.length === 0 && (!contract || one.data) ? (
        <div className="stand-page">
          <Empty
            kind="none"
            title={t('contracts.turnover.none')}
            note={t('contracts.turnover.noneNote')}
            actions={
              <Button kind="go" onClick={() => go('/contracts')}>
                {t('contracts.toList')}
              </Button>
            }
          />
        </div>
      ) : (
        <TurnoverTable rows={rows} one={contract > 0} typed={typed} faultAt={faultAt} onType={type} onPaste={lay} />
      )}
      <Sums
        items={[
          { label: t('contracts.turnover.entered'), value: String(amounts.length) },
          {
            label: t('contracts.turnover.missing'),
            value: String(rows.length - amounts.length),
            tone: amounts.length < rows.length ? 'doubt' : undefined,
          },
          { label: t('contracts.year.sum'), value: <Money value={sum(amounts)} zero="digits" /> },
        ]}
      />
    </Page>
  );
}
