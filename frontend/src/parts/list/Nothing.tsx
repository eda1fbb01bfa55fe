import { useCall } from '../../api';
import { useText } from '../../i18n';
import { Button, Empty } from '../../ui';
import { type Answer, same } from './list';
import type { ListPageState } from './useListPage';

type Props<R, A extends Answer<R>> = {
  page: ListPageState<R, A>;
  chips: { id: string; value: string }[];
  /** What stands here while the book has none at all. */
  empty: React.ReactNode;
};

/** Nothing fits. Where what was asked for is simply worked off (nothing overdue), that is said; else which filter to drop, and what that yields. */
export function Nothing<R, A extends Answer<R>>({ page, chips, empty }: Props<R, A>) {
  const { t } = useText();
  const { list, search, view, views, goTo, filter } = page;
  const last = chips.at(-1);
  const without = Object.fromEntries(Object.entries(search).filter(([k]) => k !== last?.id));
  const ask = (s: typeof search) => ({ ...list.ask(s), limit: 1 });
  const whole = useCall<A>(list.call, ask({}), list.kinds);
  const yields = useCall<A>(list.call, ask(without), list.kinds, { enabled: last !== undefined });
  const what = t(list.title);
  const seeAll = <Button onClick={() => goTo(views[0]?.search ?? {})}>{t('lists.seeAll', { what })}</Button>;
  if (view?.empty && same(search, view.search)) {
    if (whole.data?.count === 0 && view.empty.kind === 'done') return empty;
    return <Empty {...view.empty} actions={seeAll} />;
  }
  return (
    <Empty
      kind="noMatch"
      title={t('lists.noMatch', { what })}
      note={last && yields.data ? t('lists.without', { name: last.value, count: yields.data.count }) : undefined}
      actions={
        <>
          {last && <Button onClick={() => filter({ [last.id]: undefined })}>{t('ui.dropFilter', { name: last.value })}</Button>}
          <Button kind={last ? 'bare' : 'plain'} onClick={() => goTo({})}>
            {t('ui.clearFilters')}
          </Button>
        </>
      }
    />
  );
}

type Begin = { title: string; run: () => void };

/** The book has none at all yet: what they are, and how the first one comes. */
export function NoneYet({ title, note, create, excel }: { title: string; note: string; create: Begin; excel?: Begin }) {
  return (
    <Empty
      kind="none"
      title={title}
      note={note}
      actions={
        <>
          <Button kind="go" keys="Ctrl+N" onClick={create.run}>
            {create.title}
          </Button>
          {excel && (
            <Button kind="bare" onClick={excel.run}>
              {excel.title}
            </Button>
          )}
        </>
      }
    />
  );
}
