import { Outlet, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useCallback, useEffect, useState } from 'react';
import { type BookState, type FoundItem, find, foundAmount, isAbort, stopJob, undo, useBook, useRefresh, useWaiting } from './api';
import { useAppearance } from './appearance';
import { Desk } from './desk';
import { DropAnywhere } from './drop';
import { setLanguage, useText } from './i18n';
import { PlaceHelp } from './parts/help/PlaceHelp';
import { PrintLayer } from './parts/Print';
import { preparePlaces } from './places';
import {
  CapitalTip,
  type Hit,
  Icon,
  type IconName,
  Money,
  type NavItem,
  Palette,
  prepareGrid,
  Shell,
  toast,
  toastError,
  useCommands,
} from './ui';
import { everywhere, LayerContext, runCommand, useKeyboard } from './ui/commands';
import { Help } from './ui/Help';
import { JobLine, JobTray } from './ui/JobTray';
import { Live } from './ui/live';
import { UndoToast } from './ui/UndoToast';

/** The root: the frame around every place, or the first-run screen alone while no book is open. */
export function Frame() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const book = useBook();
  const { isDark } = useAppearance();
  useRefresh();
  useKeyboard();
  useLost();
  useEffect(() => {
    const timer = setTimeout(() => void prepareGrid(isDark).then(preparePlaces), 500);
    return () => clearTimeout(timer);
  }, [isDark]);

  // The place that is drawn; while its code is fetched the address is ahead of it. Who waits for a place (the journeys) reads it here.
  const drawn = useRouterState({ select: (s) => s.resolvedLocation?.pathname });
  useEffect(() => {
    document.documentElement.dataset.place = drawn ?? '';
  }, [drawn]);

  const bare = pathname.startsWith('/setup');
  const none = book.data?.open === false && !pathname.startsWith('/help');
  useEffect(() => {
    if (none && !bare) void navigate({ to: '/setup/$', params: { _splat: '' }, replace: true } as never);
  }, [none, bare, navigate]);

  return (
    <>
      {bare ? <Outlet /> : <Places book={book.data} />}
      <Layers searchable={!bare} />
      <Desk open={book.data?.open === true} name={book.data?.name ?? ''} first={bare} />
    </>
  );
}

function Places({ book }: { book: BookState | undefined }) {
  const { t } = useText();
  const waiting = useWaiting(book?.open === true);
  const nav: NavItem[] = [
    { to: '/today', icon: 'today', title: t('nav.today'), keys: 'Ctrl+1' },
    { to: '/bank', icon: 'bank', title: t('nav.bank'), keys: 'Ctrl+2', gap: true },
    { to: '/claim', icon: 'claim', title: t('nav.claim'), keys: 'Ctrl+3', count: waiting.claim },
    { to: '/receipts', icon: 'receipt', title: t('nav.receipts'), keys: 'Ctrl+4' },
    { to: '/deposits', icon: 'shield', title: t('nav.deposits'), keys: 'Ctrl+5' },
    { to: '/billing', icon: 'bill', title: t('nav.billing'), keys: 'Ctrl+6', gap: true },
    { to: '/invoices', icon: 'invoice', title: t('nav.invoices'), keys: 'Ctrl+7' },
    { to: '/customers', icon: 'customer', title: t('nav.customers'), keys: 'Ctrl+8', gap: true },
    { to: '/contracts', icon: 'contract', title: t('nav.contracts'), keys: 'Ctrl+9' },
    { to: '/meters', icon: 'meter', title: t('nav.meters'), keys: 'Ctrl+0' },
    { to: '/reports', icon: 'report', title: t('nav.reports'), keys: 'Ctrl+Shift+R' },
    { to: '/papers', icon: 'file', title: t('nav.papers'), keys: 'Ctrl+Shift+P' },
  ];
  const low: NavItem[] = [{ to: '/settings', icon: 'set', title: t('nav.settings'), keys: 'Ctrl+,' }];
  const navigate = useNavigate();
  useCommands(
    [...nav, ...low].map((n) => ({
      id: `go${n.to}`,
      title: t('nav.go', { place: n.title }),
      keys: n.keys,
      rank: 95,
      menu: 'go',
      run: () => void navigate({ to: n.to }),
    })),
  );
  return (
    <Shell
      book={{ name: book?.name ?? t('ui.product'), demo: book?.demo }}
      onBook={() => void navigate({ to: '/settings' })}
      nav={nav}
      low={low}
      onFind={() => runCommand('search')}
      onHelp={() => runCommand('help.place')}
      state={<BookLine book={book} />}
    >
      <Outlet />
    </Shell>
  );
}

const clock = (moment: string) => {
  const at = dayjs(moment);
  return at.format(at.isSame(dayjs(), 'day') ? 'HH:mm' : 'MM-DD HH:mm');
};

function BookLine({ book }: { book: BookState | undefined }) {
  const { t } = useText();
  return (
    <>
      <JobLine onOpen={() => runCommand('jobs.open')} />
      {book?.backedUpAt && <span>{t('ui.backedUp', { at: clock(book.backedUpAt) })}</span>}
      {book?.verifiedAt && (
        <span className="ok" title={clock(book.verifiedAt)}>
          <Icon name="shield" small /> {t('ui.verified')}
        </span>
      )}
    </>
  );
}

const icons: Record<FoundItem['kind'], IconName> = { customer: 'customer', contract: 'contract', invoice: 'invoice', receipt: 'receipt' };

// Language and look, by a key from everywhere, also over an open dialog. What the book's papers speak is chosen in the settings.
function Looks() {
  const { t, language } = useText();
  const { isDark, setAppearance } = useAppearance();
  useCommands([
    {
      id: 'language',
      title: t('ui.otherLanguage'),
      keys: 'Ctrl+Shift+L',
      rank: 91,
      menu: 'view',
      run: () => void setLanguage(language === 'en' ? 'zh-CN' : 'en'),
    },
    {
      id: 'look',
      title: t(isDark ? 'ui.lightLook' : 'ui.darkLook'),
      keys: 'Ctrl+Shift+D',
      rank: 92,
      menu: 'view',
      run: () => setAppearance(isDark ? 'light' : 'dark'),
    },
  ]);
  return null;
}

// What nobody on the screen waits for any more, and what nobody thought of, is told all the same.
function useLost() {
  useEffect(() => {
    const tell = (e: PromiseRejectionEvent) => {
      e.preventDefault();
      toastError(e.reason);
    };
    window.addEventListener('unhandledrejection', tell);
    return () => window.removeEventListener('unhandledrejection', tell);
  }, []);
}

// What lies over every place: search, tasks, help, toasts, 大写.
function Layers({ searchable }: { searchable: boolean }) {
  const { t } = useText();
  const navigate = useNavigate();
  const [search, setSearch] = useState(false);
  const [jobs, setJobs] = useState(false);

  const redo = (event: number) => void undo(event, event === 0).then(() => toast(t('ui.redone')), toastError);
  const takeBack = async () => {
    try {
      const done = await undo();
      toast(t('ui.undoneLast'), {
        icon: 'undo',
        action: { title: t('ui.redo'), keys: 'Ctrl+Shift+Z', run: () => redo(done.event) },
      });
    } catch (e) {
      toastError(e);
    }
  };
  useCommands([
    {
      id: 'search',
      title: t('ui.search'),
      hint: t('ui.findPlace'),
      keys: 'Ctrl+K',
      rank: 75,
      when: searchable,
      hidden: true,
      menu: 'edit',
      run: () => setSearch(true),
    },
    { id: 'undo', title: t('ui.undo'), keys: 'Ctrl+Z', rank: 76, when: searchable, menu: 'edit', run: () => void takeBack() },
    { id: 'redo', title: t('ui.redo'), keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], rank: 77, when: searchable, menu: 'edit', run: () => redo(0) },
  ]);

  const finder = useCallback(
    async (text: string, signal: AbortSignal): Promise<Hit[]> => {
      try {
        const { items } = await find(text, signal);
        return (items ?? []).map((item) => ({
          key: `${item.kind} ${item.id}`,
          group: t(`nav.${item.kind}s`),
          icon: icons[item.kind],
          title: item.title,
          note: item.note,
          end: <Money value={foundAmount(item)} tone={item.overdue ? 'late' : undefined} />,
          open: () => void navigate({ to: `/${item.kind}s/${item.id}` }),
        }));
      } catch (e) {
        if (!isAbort(e)) toastError(e);
        return [];
      }
    },
    [t, navigate],
  );

  return (
    <>
      <Palette open={search} onClose={() => setSearch(false)} find={finder} />
      <JobTray
        open={jobs}
        onOpen={setJobs}
        onStop={(id) => void stopJob(id).catch(toastError)}
        onGo={(to) => void navigate({ to: to as string })}
      />
      <LayerContext value={everywhere}>
        <Looks />
      </LayerContext>
      <Help />
      <PlaceHelp />
      {searchable && <DropAnywhere />}
      {searchable && <PrintLayer />}
      <UndoToast />
      <Live />
      <CapitalTip />
    </>
  );
}
