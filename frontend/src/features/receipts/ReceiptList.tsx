import { useCallback, useMemo, useRef, useState } from 'react';
import { fen, grouped, sum, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { ListExport } from '../../parts/ListExport';
import { openPrint } from '../../parts/Print';
import { useSelection } from '../../parts/selection';
import { useWalk } from '../../parts/walk';
import { Bar, Button, ColumnsButton, DataGrid, Page, SearchBox, Seg, Split, Sums, useAddress, useCommands } from '../../ui';
import { columnsOf } from './columns';
import { NothingDialog } from './Dialogs';
import { filterOf, isFiltered, listKey, load, ownSearch, type Row, type Rows, type State, stale, stateOf, states } from './data';
import { EmptyList, NoMatch } from './Empties';
import { FilterChips, useChips } from './Filters';
import { ReceiptDrawer } from './ReceiptDrawer';
import { useReopen } from './work';

const rowId = (r: Row) => r.id;
const latestFirst = { id: 'date', desc: true };
const tone = (r: Row) => (stateOf(r) === 'nothing' || stateOf(r) === 'out' ? 'done' : undefined);

/** Every receipt, filtered by what the address says, and the drawer of the one that is open. */
export function ReceiptList({ open }: { open: number | undefined }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const asked = useMemo(() => filterOf(search), [search]);
  const sums = useCall<Rows>('Receipts.List', { ...asked, limit: 1 }, stale, { keep: true });
  const [chosen, setChosen] = useSelection<Row>('receipts');
  const [near, setNear] = useState<number[]>([]);
  const [aside, setAside] = useState(false);
  const chips = useChips(search);
  const reopen = useReopen();

  const oneYear = asked.from !== '' && asked.from.slice(0, 4) === asked.to.slice(0, 4);
  const beside = open !== undefined;
  const columns = useMemo(() => columnsOf(t, oneYear, beside), [t, oneYear, beside]);
  const pages = useRef<number[]>([]);
  const source = useMemo(
    () => ({
      key: listKey(asked),
      load: async (page: Parameters<typeof load>[1], signal: AbortSignal) => {
        const answer = await load(asked, page, signal);
        const rows = answer.rows ?? [];
        pages.current = page.after ? [...pages.current, ...rows.map(rowId)] : rows.map(rowId);
        setNear(pages.current);
        return { rows, next: answer.more ? rows.at(-1)?.cursor : '' };
      },
    }),
    [asked],
  );

  const own = useMemo(() => ownSearch(search), [search]);
  const show = useCallback((id: number, replace = false) => go(`/receipts/${id}`, own, replace), [go, own]);
  const walk = useWalk(open, show);
  const step = (by: number) => {
    const next = near[near.indexOf(open ?? -1) + by];
    return open === undefined || next === undefined ? undefined : () => walk.show(next, true);
  };
  const clear = () => setChosen([], []);
  const create = () => go('/receipts/new', own);
  const of = (...kinds: State[]) => chosen.rows.filter((r) => kinds.includes(stateOf(r)));
  const papers = of('claimed', 'prepaid');
  const print = () => openPrint({ kind: 'receipt', ids: papers.map(rowId) });
  useCommands([
    { id: 'receipts.new', title: t('receipts.new'), hint: t('receipts.new'), keys: ['Ctrl+N', 'N'], rank: 18, run: create },
    { id: 'receipts.unselect', title: t('ui.clearSearch'), keys: 'Esc', hidden: true, when: chosen.ids.length > 0 && !open, run: clear },
  ]);

  const filtered = isFiltered(search);
  return (
    <Page
      title={t('receipts.title')}
      beside={
        <Seg
          label={t('receipts.view.label')}
          value={(asked.state || 'all') as State | 'all'}
          onChange={(v) => filter({ state: v === 'all' ? undefined : v })}
          choices={(['all', ...states] as const).map((v) => ({ value: v, title: t(`receipts.view.${v}`) }))}
        />
      }
      actions={
        <>
          <ColumnsButton list="receipts" columns={columns} />
          <ListExport
            list="receipts"
            columns={columns}
            title={t('receipts.title')}
            filter={[...(asked.state ? [t(`receipts.view.${asked.state as State}`)] : []), ...chips.map((c) => `${c.name} ${c.value}`)]}
            sort={latestFirst}
            rows={async (sort) => (await load(asked, { after: '', limit: 100_000, sort })).rows ?? []}
          />
          <Button kind="bare" icon="table" onClick={() => openPrint({ kind: 'cash', asOf: asked.to || today() })}>
            {t('papers.open.cash')}
          </Button>
          <Button kind={open === undefined ? 'go' : 'plain'} icon="plus" keys="Ctrl+N" onClick={create}>
            {t('receipts.new')}
          </Button>
        </>
      }
    >
      <Split
        side={
          open !== undefined && (
            <ReceiptDrawer key={open} id={open} onClose={() => go('/receipts', own)} onPrevious={step(-1)} onNext={step(1)} />
          )
        }
      >
        <Bar
          end={
            filtered && (
              <Button kind="bare" small onClick={() => go('/receipts')}>
                {t('receipts.filter.clear')}
              </Button>
            )
          }
        >
          <SearchBox value={search.q ?? ''} placeholder={t('receipts.search')} onChange={(q) => filter({ q }, true)} />
          <FilterChips chips={chips} />
        </Bar>
        <DataGrid<Row>
          list="receipts"
          label={t('receipts.title')}
          columns={columns}
          source={source}
          rowId={rowId}
          sort={latestFirst}
          rowTone={tone}
          selected={chosen.ids}
          onSelect={setChosen}
          onOpen={(r) => walk.show(r.id)}
          onAt={(r) => walk.at(r?.id)}
          at={open}
          filtered={filtered}
          empty={<EmptyList />}
          noMatch={<NoMatch chips={chips} />}
        />
        <ListSums
          page={sums.data}
          filtered={filtered}
          chosen={chosen.rows}
          end={
            <>
              {of('open').length > 0 && (
                <Button small onClick={() => setAside(true)}>
                  {t('receipts.nothingCount', { count: of('open').length })}
                </Button>
              )}
              {of('nothing').length > 0 && (
                <Button small onClick={() => reopen(of('nothing').map(rowId), clear)}>
                  {t('receipts.reopenCount', { count: of('nothing').length })}
                </Button>
              )}
              {papers.length > 0 && (
                <Button small icon="print" onClick={print}>
                  {t('receipts.printCount', { count: papers.length })}
                </Button>
              )}
            </>
          }
        />
      </Split>
      <NothingDialog ids={of('open').map(rowId)} open={aside} onClose={() => setAside(false)} onDone={clear} />
    </Page>
  );
}

function ListSums({ page, filtered, chosen, end }: { page: Rows | undefined; filtered: boolean; chosen: Row[]; end: React.ReactNode }) {
  const { t } = useText();
  return (
    <Sums
      items={
        page
          ? [
              { label: t(filtered ? 'receipts.sum.filter' : 'receipts.sum.all'), value: t('receipts.sum.count', { count: page.count }) },
              { label: t('receipts.sum.amount'), value: grouped(fen(page.amount)) },
              { label: t('receipts.sum.allocated'), value: grouped(fen(page.allocated)) },
              { label: t('receipts.sum.left'), value: grouped(fen(page.left)) },
            ]
          : []
      }
      selected={
        chosen.length > 0
          ? [
              { label: t('receipts.sum.selected'), value: t('receipts.sum.count', { count: chosen.length }) },
              { label: t('receipts.sum.amount'), value: grouped(sum(chosen.map((r) => fen(r.amount)))) },
            ]
          : undefined
      }
      end={chosen.length > 0 ? end : undefined}
    />
  );
}
