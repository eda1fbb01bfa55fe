import { useMemo, useState } from 'react';
import { call, callKey, day, fen, negative, useCall } from '../../api';
import { useText } from '../../i18n';
import { ListExport } from '../../parts/ListExport';
import {
  Bar,
  Button,
  Chip,
  type Column,
  ColumnsButton,
  DataGrid,
  DateField,
  Empty,
  FileDrop,
  type FileIn,
  Icon,
  Money,
  Page,
  Pop,
  SearchBox,
  Seg,
  SelectField,
  type Sort,
  Sums,
  toast,
  useAddress,
  useCommands,
} from '../../ui';
import { AccountCards, AccountDoubts, unclaimedOf, useAccounts } from './Accounts';
import { kinds, type Line, type LinePage } from './data';
import { usePairs } from './Pairs';
import { lookAt, useWaitingFiles } from './pending';

const directions = ['', 'in', 'out', 'neutral'] as const;
const lineStates = ['open', 'claimed', 'nothing', 'none'] as const;
const rowId = (l: Line) => l.id;

/** The lines of all statements, with the accounts over them and a place to drop the next file on. */
export function LineList() {
  const { t } = useText();
  const { search, filter, go } = useAddress();
  const accounts = useAccounts();
  const rows = accounts.data?.rows ?? [];
  const take = (files: FileIn[]) => {
    lookAt(files, Number(search.account) || 0);
    go('/bank/import');
  };
  const request = useRequest(search);
  const page = useCall<LinePage>('Bank.Lines', { ...request, limit: 1 }, kinds, { keep: true });
  const filtered = ['q', 'account', 'import', 'dir', 'state', 'from', 'to'].some((k) => search[k]);
  const columns = useColumns();
  const source = useSource(request);
  const choose = () => document.querySelector<HTMLInputElement>('.bank-drop input[type=file]')?.click();
  useCommands([{ id: 'bank.import', title: t('bank.import'), hint: t('bank.import'), keys: 'Ctrl+I', rank: 5, run: choose }]);
  const open = (l: Line) => {
    if (l.state === 'open') go('/claim', { at: String(l.receipt) });
    else if (l.receipt) go(`/receipts/${l.receipt}`);
    else toast(t('bank.noReceipt'), { icon: 'info' });
  };
  const todo = unclaimedOf(rows);
  const waiting = useWaitingFiles().files.length;
  const none = accounts.data !== undefined && page.data?.count === 0 && !filtered;
  return (
    <Page
      title={t('nav.bank')}
      beside={<Views value="lines" />}
      actions={
        <>
          {!none && (
            <>
              <ColumnsButton list="bank.lines" columns={columns} />
              <ListExport
                list="bank.lines"
                columns={columns}
                title={t('nav.bank')}
                filter={toldOf(t, request, rows)}
                sort={first}
                rows={(sort) => all(source, sort)}
              />
            </>
          )}
          {waiting > 0 && (
            <Button icon="file" onClick={() => go('/bank/import')}>
              {t('bank.waiting', { count: waiting })}
            </Button>
          )}
          {todo.count > 0 && (
            <Button onClick={() => go('/claim')}>
              {t('bank.toClaim', { count: todo.count })} <Money value={todo.amount} />
            </Button>
          )}
          <Button kind="go" icon="in" keys="Ctrl+I" onClick={choose}>
            {t('bank.import')}
          </Button>
        </>
      }
    >
      {none ? (
        <div className="stand-in bank-drop alone">
          <FileDrop title={t('bank.drop')} note={t('bank.dropNoteLong')} multiple onFiles={take} />
        </div>
      ) : (
        <>
          <div className="bank-top">
            <AccountCards accounts={rows} at={search.account} onAt={(account) => filter({ account })} />
            <div className="bank-drop">
              <FileDrop title={t('bank.drop')} note={t('bank.dropNote')} multiple onFiles={take} />
            </div>
          </div>
          <AccountDoubts accounts={rows} at={search.account} />
          <Bar>
            <SearchBox value={search.q ?? ''} placeholder={t('bank.search')} onChange={(q) => filter({ q }, true)} />
            <Seg
              label={t('bank.direction')}
              value={directions.find((d) => d === search.dir) ?? ''}
              onChange={(dir) => filter({ dir })}
              choices={directions.map((d) => ({ value: d, title: t(`bank.dir.${d || 'all'}`) }))}
            />
            <Chips />
          </Bar>
          <DataGrid
            list="bank.lines"
            label={t('nav.bank')}
            columns={columns}
            rowId={rowId}
            source={source}
            sort={first}
            onOpen={open}
            openHint={t('bank.openLine')}
            rowTone={(l) => (l.class === 'closed' ? 'void' : undefined)}
            filtered={filtered}
            empty={
              <Empty
                kind="none"
                title={t('bank.none')}
                note={t('bank.noneNote')}
                actions={<Button onClick={choose}>{t('ui.chooseFile')}</Button>}
              />
            }
            noMatch={
              <Empty
                kind="noMatch"
                title={t('bank.noMatch')}
                actions={<Button onClick={() => go('/bank')}>{t('ui.clearFilters')}</Button>}
              />
            }
          />
          <Sums
            items={
              page.data
                ? [
                    { label: t('bank.lines'), value: t('bank.rows', { count: page.data.count }) },
                    { label: t('bank.in'), value: <Money value={page.data.in} zero="digits" /> },
                    { label: t('bank.out'), value: <Money value={page.data.out} zero="digits" /> },
                    {
                      label: t('bank.net'),
                      value: <Money value={(fen(page.data.in) - fen(page.data.out)) as never} zero="digits" signed />,
                    },
                  ]
                : []
            }
          />
        </>
      )}
    </Page>
  );
}

type View = 'lines' | 'imports' | 'pairs';
const places: Record<View, string> = { lines: '/bank', imports: '/bank/imports', pairs: '/bank/pairs' };

/** The places under 流水. */
export function Views({ value }: { value: View }) {
  const { t } = useText();
  const { go } = useAddress();
  const pairs = usePairs().data?.rows.length ?? 0;
  return (
    <Seg
      label={t('nav.bank')}
      value={value}
      onChange={(v) => go(places[v])}
      choices={[
        { value: 'lines', title: t('bank.lines') },
        { value: 'imports', title: t('bank.imports') },
        ...(pairs > 0 || value === 'pairs' ? [{ value: 'pairs' as const, title: t('bank.pairs.title'), count: pairs }] : []),
      ]}
    />
  );
}

function useRequest(search: Record<string, string>) {
  const { q, account, import: file, dir, state, from, to } = search;
  return useMemo(
    () => ({
      search: q ?? '',
      account: Number(account) || 0,
      import: Number(file) || 0,
      direction: directions.find((d) => d === dir) ?? '',
      state: lineStates.find((s) => s === state) ?? '',
      from: day(from) ?? '',
      to: day(to) ?? '',
    }),
    [q, account, file, dir, state, from, to],
  );
}

const first = { id: 'date', desc: true };

/** Every line of a filter, for a list that leaves the program. */
async function all(source: ReturnType<typeof useSource>, sort: Sort | undefined): Promise<Line[]> {
  const lines: Line[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: { rows: Line[]; next?: string } = await source.load({ after, limit: 1000, sort }, new AbortController().signal);
    lines.push(...page.rows);
    after = page.next;
  }
  return lines;
}

/** What is filtered, as the heading of an export says it. */
function toldOf(
  t: ReturnType<typeof useText>['t'],
  r: ReturnType<typeof useRequest>,
  accounts: readonly { id: number; name: string }[],
): string[] {
  return [
    r.account ? `${t('bank.col.account')} ${accounts.find((a) => a.id === r.account)?.name ?? ''}` : '',
    r.direction ? t(`bank.dir.${r.direction}`) : '',
    r.state ? `${t('bank.col.state')} ${t(`bank.state.${r.state as (typeof lineStates)[number]}`)}` : '',
    r.from || r.to ? `${r.from || '…'} – ${r.to || '…'}` : '',
    r.search,
  ].filter(Boolean);
}

const sorts: Record<string, string> = { date: 'date', in: 'amount', out: 'amount', payerName: 'payer' };

function useSource(request: ReturnType<typeof useRequest>) {
  return useMemo(
    () => ({
      key: callKey(kinds, 'Bank.Lines', request),
      load: async ({ after, limit, sort }: { after: string; limit: number; sort?: { id: string; desc: boolean } }, signal: AbortSignal) => {
        const page = await call<LinePage>(
          'Bank.Lines',
          { ...request, sort: sorts[sort?.id ?? 'date'] ?? 'date', desc: sort?.desc ?? true, after, limit },
          signal,
        );
        return { rows: page.rows, next: page.more ? page.rows.at(-1)?.cursor : undefined };
      },
    }),
    [request],
  );
}

function useColumns(): Column<Line>[] {
  const { t } = useText();
  return useMemo(
    (): Column<Line>[] => [
      { id: 'date', title: t('bank.col.date'), kind: 'date', width: 100, sortable: true, fixed: true },
      { id: 'time', title: t('bank.col.time'), width: 64, value: (l) => l.time.slice(0, 5), tone: () => 'dim', from: 1280 },
      { id: 'payerName', title: t('bank.col.peer'), width: 196, sortable: true, value: (l) => l.payerName || t('bank.noName') },
      { id: 'payerAccount', title: t('bank.col.peerAccount'), width: 96, tone: () => 'dim', from: 1600 },
      { id: 'memo', title: t('bank.col.memo'), grow: true, tone: () => 'mid' },
      {
        id: 'in',
        title: t('bank.in'),
        kind: 'money',
        width: 112,
        sortable: true,
        value: (l) => (l.amount.startsWith('-') ? undefined : l.amount),
      },
      {
        id: 'out',
        title: t('bank.out'),
        kind: 'money',
        width: 112,
        sortable: true,
        value: (l) => (l.amount.startsWith('-') ? negative(fen(l.amount)) : undefined),
      },
      { id: 'balance', title: t('bank.col.balance'), kind: 'money', width: 120, zero: 'digits', sum: false, tone: () => 'dim', from: 1366 },
      { id: 'accountName', title: t('bank.col.account'), width: 128, tone: () => 'mid', from: 1500 },
      { id: 'state', title: t('bank.col.state'), kind: 'status', width: 112, sortable: false, status: (l) => stateOf(t, l) },
      { id: 'customerName', title: t('bank.col.customer'), width: 160, tone: () => 'mid' },
      { id: 'file', title: t('bank.col.file'), width: 160, hidden: true, value: (l) => `${l.file} ${l.row}`, tone: () => 'dim' },
      { id: 'reference', title: t('bank.col.reference'), width: 140, hidden: true, tone: () => 'dim' },
    ],
    [t],
  );
}

function stateOf(t: ReturnType<typeof useText>['t'], l: Line) {
  switch (l.state) {
    case 'open':
      return { status: 'open' as const, word: t('bank.state.open') };
    case 'claimed':
      return { status: 'paid' as const, word: t('bank.state.claimed') };
    case 'nothing':
      return { status: 'void' as const, word: t('bank.state.nothing') };
    default:
      return { status: 'draft' as const, word: t(l.neutral || l.class === 'internal' ? 'bank.state.internal' : 'bank.state.none') };
  }
}

/** Which lines: by what became of them, by days, of one file. */
function Chips() {
  const { t } = useText();
  const { search, filter } = useAddress();
  const [open, setOpen] = useState(false);
  useCommands([{ id: 'bank.filter', title: t('bank.filter'), keys: 'F', hint: t('bank.filter'), rank: 16, run: () => setOpen(true) }]);
  const state = lineStates.find((s) => s === search.state);
  return (
    <>
      {state && (
        <Chip name={t('bank.col.state')} onDrop={() => filter({ state: '' })}>
          {t(`bank.state.${state}`)}
        </Chip>
      )}
      {(search.from || search.to) && (
        <Chip name={t('bank.col.date')} onDrop={() => filter({ from: '', to: '' })}>
          {search.from || '…'} – {search.to || '…'}
        </Chip>
      )}
      {search.import && (
        <Chip name={t('bank.oneFile')} onDrop={() => filter({ import: '' })}>
          {search.file ?? search.import}
        </Chip>
      )}
      <Pop
        open={open}
        onOpen={setOpen}
        content={
          <div className="form bank-filter">
            <SelectField
              label={t('bank.col.state')}
              value={state}
              onChange={(s) => filter({ state: s })}
              onClear={() => filter({ state: '' })}
              placeholder={t('lists.any')}
              options={lineStates.map((s) => ({ value: s, label: t(`bank.state.${s}`) }))}
            />
            <DateField label={t('bank.from')} value={day(search.from)} onChange={(from) => filter({ from })} />
            <DateField label={t('bank.to')} value={day(search.to)} onChange={(to) => filter({ to })} />
          </div>
        }
      >
        <button type="button" className="chip add" aria-expanded={open}>
          <Icon name="plus" small />
          {t('bank.filter')}
        </button>
      </Pop>
    </>
  );
}
