import { useCallback, useMemo, useRef, useState } from 'react';
import { type Fen, fen, grouped, sum, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { ListExport } from '../../parts/ListExport';
import { openPrint } from '../../parts/Print';
import { useSelection } from '../../parts/selection';
import { useWalk } from '../../parts/walk';
import { monthName } from '../../parts/words';
import { Bar, Button, ColumnsButton, DataGrid, Page, SearchBox, Seg, Split, Sums, useAddress, useCommands } from '../../ui';
import { columnsOf } from './columns';
import { filterOf, isFiltered, listKey, load, ownSearch, type Row, type Rows, stale } from './data';
import { EmptyList, NoMatch } from './Empties';
import { FilterChips, useChips } from './Filters';
import { InvoiceDrawer } from './InvoiceDrawer';

const rowId = (r: Row) => r.id;
const latestFirst = { id: 'number', desc: true };
const tone = (r: Row) => (r.stored === 'credited' ? 'void' : undefined);

/** Every bill, filtered by what the address says, and the drawer of the one that is open. */
export function InvoiceList({ open }: { open: number | undefined }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const asked = useMemo(() => filterOf(search), [search]);
  const sums = useCall<Rows>('Invoices.List', { ...asked, limit: 1 }, stale, { keep: true });
  const [chosen, setChosen] = useSelection<Row>('invoices');
  const [near, setNear] = useState<number[]>([]);
  const chips = useChips(search);

  const oneYear = asked.from !== '' && asked.from.slice(0, 4) === asked.to.slice(0, 4);
  const columns = useMemo(() => columnsOf(t, oneYear), [t, oneYear]);
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

  const show = useCallback((id: number, replace = false) => go(`/invoices/${id}`, search, replace), [go, search]);
  const walk = useWalk(open, show);
  const step = (by: number) => {
    const next = near[near.indexOf(open ?? -1) + by];
    return open === undefined || next === undefined ? undefined : () => walk.show(next, true);
  };
  const clear = () => setChosen([], []);
  const print = () => {
    const ids = chosen.ids.length ? chosen.ids.map(Number) : open ? [open] : [];
    openPrint({ kind: 'invoice', ...(ids.length ? { ids } : { filter: { ...asked, sort: 'number' } }) });
  };
  const count = sums.data?.count ?? 0;
  useCommands([
    { id: 'invoices.print', title: t('invoices.print'), keys: 'Ctrl+P', hint: t('invoices.print'), rank: 18, when: count > 0, run: print },
    {
      id: 'invoices.unselect',
      title: t('invoices.clearSelection'),
      keys: 'Esc',
      rank: 66,
      when: chosen.ids.length > 0 && !open,
      run: clear,
    },
  ]);

  const filtered = isFiltered(search);
  return (
    <Page
      title={t('invoices.title')}
      beside={<Views />}
      actions={
        <>
          <ColumnsButton list="invoices" columns={columns} />
          <ListExport
            list="invoices"
            columns={columns}
            title={t('invoices.title')}
            filter={chips.map((c) => `${c.name} ${c.value}`)}
            sort={latestFirst}
            rows={async (sort) => (await load(asked, { after: '', limit: 100_000, sort })).rows ?? []}
          />
          <Button icon="print" keys="Ctrl+P" disabled={count === 0} onClick={print}>
            {chosen.ids.length > 0 ? t('invoices.printCount', { count: chosen.ids.length }) : t('invoices.print')}
          </Button>
        </>
      }
    >
      <Split
        side={
          open !== undefined && (
            <InvoiceDrawer key={open} id={open} onClose={() => go('/invoices', search)} onPrevious={step(-1)} onNext={step(1)} />
          )
        }
      >
        <Bar
          end={
            filtered && (
              <Button kind="bare" small onClick={() => go('/invoices')}>
                {t('invoices.filter.clear')}
              </Button>
            )
          }
        >
          <SearchBox value={search.q ?? ''} placeholder={t('invoices.search')} onChange={(q) => filter({ q }, true)} />
          <FilterChips chips={chips} />
        </Bar>
        <DataGrid<Row>
          list="invoices"
          label={t('invoices.title')}
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
        <ListSums page={sums.data} filtered={filtered} chosen={chosen.rows} />
      </Split>
    </Page>
  );
}

/** The views one goes to most: all, this month's, open, overdue. */
function Views() {
  const { t, language } = useText();
  const { search, go } = useAddress();
  const month = today().slice(0, 7);
  const overdue = useCall<Rows>('Invoices.List', { ...filterOf({ state: 'overdue' }), limit: 1 }, stale, { keep: true });
  const thisMonth = useCall<Rows>('Invoices.List', { ...filterOf({ month }), limit: 1 }, stale, { keep: true });
  const views = { all: {}, month: { month }, open: { state: 'open' }, overdue: { state: 'overdue' } };
  const own = JSON.stringify(ownSearch(search));
  const at = (Object.keys(views) as (keyof typeof views)[]).find((v) => JSON.stringify(views[v]) === own);
  return (
    <Seg
      label={t('invoices.view.label')}
      value={at ?? ''}
      onChange={(v) => v && go('/invoices', views[v])}
      choices={[
        { value: 'all', title: t('invoices.view.all') },
        { value: 'month', title: monthName(month, language), count: thisMonth.data?.count },
        { value: 'open', title: t('invoices.view.open') },
        { value: 'overdue', title: t('invoices.view.overdue'), count: overdue.data?.count, late: true },
      ]}
    />
  );
}

function ListSums({ page, filtered, chosen }: { page: Rows | undefined; filtered: boolean; chosen: Row[] }) {
  const { t } = useText();
  const money = (f: Fen) => grouped(f);
  const of = (pick: (r: Row) => string) => money(sum(chosen.map((r) => fen(pick(r)))));
  return (
    <Sums
      items={
        page
          ? [
              { label: t(filtered ? 'invoices.sum.filter' : 'invoices.sum.all'), value: t('invoices.sum.count', { count: page.count }) },
              { label: t('invoices.sum.total'), value: money(fen(page.total)) },
              { label: t('invoices.sum.open'), value: money(fen(page.open)) },
            ]
          : []
      }
      selected={
        chosen.length > 0
          ? [
              { label: t('invoices.sum.selected'), value: t('invoices.sum.count', { count: chosen.length }) },
              { label: t('invoices.sum.total'), value: of((r) => r.total) },
              { label: t('invoices.sum.open'), value: of((r) => r.open) },
            ]
          : undefined
      }
    />
  );
}
