import './list.css';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { callKey, fen, sum } from '../../api';
import { useText } from '../../i18n';
import { Bar, Button, ColumnsButton, DataGrid, Money, Page, SearchBox, Seg, Split, Sums, toastError, useCommands } from '../../ui';
import { ListExport } from '../ListExport';
import { FilterChips, type Names, useChips } from './Filters';
import { type Answer, inView, load } from './list';
import { commandsOf, type Deed, More } from './More';
import { Nothing } from './Nothing';
import { SavedViews } from './SavedViews';
import type { ListPageState } from './useListPage';

type Props<R, A extends Answer<R>> = {
  page: ListPageState<R, A>;
  /** Instead of the list's own, where it is a part of a larger place. */
  title?: string;
  /** What is open beside the list. */
  drawer?: ReactNode;
  /** Beside the title instead of the list's own views, which then stand in the bar. */
  beside?: ReactNode;
  /** Over the list: what it can be narrowed to, as the accounts of a bank. */
  top?: ReactNode;
  /** Buttons of the list's own, after 列 and 导出. */
  actions?: ReactNode;
  /** What is done less often, behind ⋯; each is a command too. */
  more?: Deed[];
  /** The one primary button (Ctrl+N, N). */
  create?: { title: string; run: () => void };
  /** What can be done with the ticked rows, at the end of their sums. */
  withChosen?: ReactNode;
  rowTone?: (row: R) => 'void' | 'done' | 'doubt' | undefined;
  /** What opening a row does, where that is not the drawer beside the list, and its word in the foot. */
  onOpen?: (row: R) => void;
  openHint?: string;
  /** What the value of a filter is called, where only the page knows. */
  names?: Names;
  /** What stands there while the book has none at all. */
  empty: ReactNode;
};

/**
 * The screen of a list: views and search, chips of what is filtered, the rows, count and sums of the filter and of the
 * ticked, and the drawer of what is open. All of it is in the address, so Back undoes every step.
 */
export function ListPage<R, A extends Answer<R>>(props: Props<R, A>) {
  const { page, beside, create, more = [], drawer } = props;
  const { t } = useText();
  const { list, search, chosen, filter, filtered, walk } = page;
  const chips = useChips(page, props.names);
  const nothing = page.answer?.count === 0 && !filtered;
  useCommands([
    {
      id: `${list.name}.new`,
      title: create?.title ?? '',
      hint: create?.title,
      keys: ['Ctrl+N', 'N'],
      rank: 20,
      when: create !== undefined,
      run: () => create?.run(),
    },
    {
      id: `${list.name}.unselect`,
      title: t('lists.unselect'),
      keys: 'Esc',
      rank: 66,
      when: chosen.ids.length > 0,
      run: chosen.clear,
    },
    ...commandsOf(more),
  ]);
  const views = <Views page={page} />;
  return (
    <Page
      title={props.title ?? t(list.title)}
      beside={beside ?? views}
      actions={
        <>
          <ColumnsButton list={list.name} columns={page.columns} />
          <ListExport
            list={list.name}
            columns={page.columns}
            title={t(list.title)}
            filter={chips.map((c) => `${c.name} ${c.value}`)}
            sort={list.sort}
            rows={page.all}
          />
          {props.actions}
          {more.length > 0 && <More deeds={more} />}
          {create && (
            <Button kind={nothing || drawer ? 'plain' : 'go'} icon="plus" keys="Ctrl+N" onClick={create.run}>
              {create.title}
            </Button>
          )}
        </>
      }
    >
      {props.top}
      <Split side={drawer}>
        <Bar
          end={
            <>
              {filtered && (
                <Button kind="bare" small onClick={() => page.goTo({})}>
                  {t('lists.clear')}
                </Button>
              )}
              <SavedViews page={page} />
            </>
          }
        >
          <SearchBox value={search.q ?? ''} placeholder={t(list.searchBy)} onChange={(q) => filter({ q }, true)} />
          {beside && views}
          <FilterChips page={page} chips={chips} />
        </Bar>
        <DataGrid<R>
          list={list.name}
          label={t(list.title)}
          columns={page.columns}
          source={page.source}
          rowId={list.rowId}
          sort={list.sort}
          rowTone={props.rowTone}
          selected={chosen.ids}
          onSelect={chosen.set}
          onSelectAll={() => void chosen.all().catch(toastError)}
          onOpen={props.onOpen ?? ((r) => walk.show(String(list.rowId(r))))}
          openHint={props.openHint}
          onAt={(r) => walk.at(r && String(list.rowId(r)))}
          at={page.open}
          filtered={filtered}
          empty={props.empty}
          noMatch={<Nothing page={page} chips={chips} empty={props.empty} />}
        />
        <ListSums page={page} end={props.withChosen} />
      </Split>
    </Page>
  );
}

/** The switch of the list's views, and of those that somebody pinned (Alt+1 … Alt+9). */
function Views<R, A extends Answer<R>>({ page }: { page: ListPageState<R, A> }) {
  const { views, view, saved, search, goTo, list } = page;
  const { t } = useText();
  const count = useCounts(page);
  const pinned = saved.views.filter((v) => v.pinned);
  // One leaves a saved view with all that it filters.
  const from = saved.at ? {} : search;
  const choices = [
    ...views.map((v) => ({ value: v.id, title: v.title, count: count.get(v.id), late: v.count === 'late', to: inView(views, v, from) })),
    ...pinned.map((v) => ({ value: `saved ${v.name}`, title: v.name, icon: 'pin' as const, to: v.search })),
  ];
  const choose = (value: string) => goTo(choices.find((c) => c.value === value)?.to ?? {});
  useCommands(
    choices.slice(0, 9).map((c, i) => ({
      id: `${list.name}.view.${i + 1}`,
      title: t('lists.look', { name: c.title }),
      keys: `Alt+${i + 1}`,
      rank: 80 + i,
      run: () => goTo(c.to),
    })),
  );
  if (views.length === 0) return null;
  const at = saved.at?.pinned ? `saved ${saved.at.name}` : view?.id;
  return <Seg label={t('lists.views', { what: t(list.title) })} value={at ?? ''} onChange={choose} choices={choices} />;
}

/** How many there are in each of the views that say so; asked once the rows have come, which are waited for. */
function useCounts<R, A extends Answer<R>>({ list, views, answer }: ListPageState<R, A>): Map<string, number | undefined> {
  const counted = views.filter((v) => v.count);
  const answers = useQueries({
    queries: counted.map((v) => ({
      queryKey: callKey(list.kinds, list.call, { ...list.ask(v.search), limit: 1 }),
      enabled: answer !== undefined,
      queryFn: ({ signal }: { signal: AbortSignal }) => load(list, v.search, { limit: 1 }, signal),
    })),
  });
  return new Map(counted.map((v, i) => [v.id, answers[i].data?.count]));
}

function ListSums<R, A extends Answer<R>>({ page, end }: { page: ListPageState<R, A>; end?: ReactNode }) {
  const { t } = useText();
  const { list, answer, chosen, filtered } = page;
  const late = (tone: 'late' | undefined, amount: number) => (amount > 0 ? tone : undefined);
  const sums = useMemo(() => list.sums.map(({ row }) => row && sum(chosen.rows.map((r) => fen(row(r))))), [list, chosen.rows]);
  return (
    <Sums
      items={
        answer
          ? [
              { label: t(filtered ? 'lists.filtered' : 'lists.all'), value: t(list.count, { count: answer.count }) },
              ...list.sums.map((s) => ({
                label: t(s.title),
                value: <Money value={s.of(answer)} zero="digits" signed={s.signed} />,
                tone: late(s.tone, fen(s.of(answer))),
              })),
            ]
          : []
      }
      selected={
        chosen.ids.length > 0
          ? [
              { label: t('lists.selected'), value: t(list.count, { count: chosen.ids.length }) },
              ...list.sums.flatMap(({ title, tone, signed }, i) => {
                const amount = sums[i];
                if (amount === undefined) return [];
                return [{ label: t(title), value: <Money value={amount} zero="digits" signed={signed} />, tone: late(tone, amount) }];
              }),
            ]
          : undefined
      }
      end={chosen.ids.length > 0 ? end : undefined}
    />
  );
}
