import { call, type go, undo, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { type Search, toast, toastError } from '../../ui';
import { same } from './list';

type Saved = Wire<go.settings.SavedView>;
type SavedView = { name: string; search: Search; pinned: boolean };

const searchOf = (text: string): Search => Object.fromEntries(new URLSearchParams(text));

/**
 * The views of a list that somebody named, and how they change. They stand in the book and not in this computer's memory: they
 * speak of its customers and fee items, and go with it to another computer or a backup.
 */
export function useSavedViews(list: string, now: Search) {
  const { t } = useText();
  const all = useCall<Wire<go.settings.Views>>('Settings.Views', {}, ['settings']).data?.rows ?? [];
  const views = all.filter((v) => v.list === list).map((v): SavedView => ({ ...v, search: searchOf(v.search) }));
  const store = async (rows: Saved[], said: string) => {
    try {
      await call('Settings.SaveViews', { rows });
      toast(said, { undo: () => undo() });
    } catch (e) {
      toastError(e);
    }
  };
  const others = (name: string) => all.filter((v) => v.list !== list || v.name !== name);
  return {
    views,
    at: views.find((v) => same(v.search, now)),
    /** Names the filter; a view of that name is replaced. */
    save: (name: string, pinned: boolean) =>
      store([...others(name), { list, name, pinned, search: new URLSearchParams(now).toString() }], t('lists.viewSaved', { name })),
    pin: ({ name, pinned }: SavedView) =>
      store(
        all.map((v) => (v.list === list && v.name === name ? { ...v, pinned: !pinned } : v)),
        t(pinned ? 'lists.viewUnpinned' : 'lists.viewPinned', { name }),
      ),
    drop: ({ name }: SavedView) => store(others(name), t('lists.viewDropped', { name })),
  };
}
