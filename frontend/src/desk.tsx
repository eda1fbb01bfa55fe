import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { callKey, choosePath, desk, failure, type go, inWindow, onFilePaths, onWindow, useCall, useDo, type Wire } from './api';
import { type Key, useText } from './i18n';
import { remember, remembered } from './remember';
import { Button, Dialog, toastError, useCommands } from './ui';
import { byRank, keysList, menuNames, runCommand, useMenuCommands } from './ui/commands';
import { useJobs, useJobTitle } from './ui/JobTray';

type Current = Wire<go.app.Current>;

/** Opens a book by its file and goes to its first place. */
function useOpenBook(): (path: string) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const opening = useDo<{ path: string }, Current>('Books.Open');
  return (path) =>
    opening.mutate(
      { path },
      {
        onSuccess: (book) => {
          client.setQueryData(callKey(['*'], 'Books.Current', {}), book);
          void navigate({ to: '/today' as string });
        },
        onError: toastError,
      },
    );
}

/** The open book, if there is one, and whether the first screen stands there. */
type About = { open: boolean; name: string; first: boolean };

/** The manners of the window around the page; `first` while the first screen stands there, which opens books itself. In a browser there is nothing of it. */
export function Desk(about: About) {
  return inWindow() ? <Manners {...about} /> : null;
}

function Manners({ open, name, first }: About) {
  const { t } = useText();
  const title = open && name ? `${name} · ${t('ui.product')}` : t('ui.product');
  useEffect(() => void desk.title(title), [title]);
  useBooks(first);
  useNativeMenu();
  usePlace();
  useReminders(open);
  return <Leaving />;
}

const shortlist = 6;

// Books: by dialog, among the recent ones, by a double click on a file, or dropped on the window.
function useBooks(first: boolean) {
  const { t } = useText();
  const navigate = useNavigate();
  const openBook = useOpenBook();
  const known = useCall<Wire<go.app.Recent>>('Books.Recent', {}, ['*']);
  const choose = () =>
    void choosePath('open', { title: t('ui.openBook'), kind: 'book' }).then((path) => path && openBook(path), toastError);
  useCommands([
    { id: 'book.open', title: t('ui.openBook'), keys: 'Ctrl+O', rank: 85, menu: 'book', when: !first, run: choose },
    {
      id: 'book.new',
      title: t('ui.newBook'),
      keys: 'Ctrl+Shift+N',
      rank: 86,
      menu: 'book',
      when: !first,
      run: () => void navigate({ to: '/setup' as string }),
    },
    ...(known.data?.rows ?? [])
      .filter((b) => !b.missing)
      .slice(0, shortlist)
      .map((b, i) => ({
        id: `book.recent.${i}`,
        title: b.demo ? `${b.name} · ${t('ui.demo')}` : b.name,
        rank: 87,
        menu: 'book' as const,
        hidden: true,
        run: () => openBook(b.path),
      })),
    { id: 'quit', title: t('ui.quit'), keys: 'Ctrl+Q', rank: 99, menu: 'book', run: () => void desk.close() },
  ]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: listens once; opening asks nothing of the render it came from
  useEffect(() => {
    const look = () =>
      void desk.arrived().then((news) => {
        if (news?.trouble) toastError(failure(news.trouble));
        if (news?.path) openBook(news.path);
      }, toastError);
    look();
    const offs = [
      onWindow('arrived', look),
      onFilePaths((paths) => {
        const book = paths.find((p) => p.toLowerCase().endsWith('.zf'));
        if (book) openBook(book);
      }),
    ];
    return () => {
      for (const off of offs) off();
    };
  }, []);
}

const rule = { id: '', title: '', keys: '' };
// Recent books and leaving stand apart.
const ruled = [87, 99];

// The menu of the system is the registry's: told anew when its words change, which is when the language or the books do.
function useNativeMenu() {
  const { t } = useText();
  const commands = useMenuCommands();
  const bar = JSON.stringify({
    menus: menuNames
      .map((name) => {
        const own = commands.filter((c) => c.menu === name).sort(byRank);
        const items = own.flatMap((c, i) => {
          const entry = { id: c.id, title: c.title, keys: keysList(c)[0] ?? '' };
          return i > 0 && c.rank !== own[i - 1].rank && ruled.includes(c.rank ?? 0) ? [rule, entry] : [entry];
        });
        return { title: t(`ui.menu.${name}` as Key), items };
      })
      .filter((menu) => menu.items.length > 0),
  });
  useEffect(() => {
    // What is registered in one breath is told in one.
    const timer = setTimeout(() => void desk.menu(JSON.parse(bar)).catch(toastError), 300);
    return () => clearTimeout(timer);
  }, [bar]);
  useEffect(() => onWindow('command', (id) => runCommand(id)), []);
}

// Size and place are kept when they rest.
function usePlace() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const keep = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void desk.placed().catch(() => {}), 800);
    };
    keep();
    window.addEventListener('resize', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('resize', keep);
    };
  }, []);
}

const often = 10 * 60_000;

// What is due is told once a day by a notification, while nobody looks at the window.
function useReminders(open: boolean) {
  const { t } = useText();
  const tasks = useCall<Wire<go.task.Page>>('Tasks.List', { state: 'open', kind: '', ahead: 0, limit: 1 }, ['*'], { enabled: open });
  const [, setTurn] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => setTurn((n) => n + 1), often);
    return () => clearInterval(clock);
  }, []);
  const page = tasks.data;
  useEffect(() => {
    if (!open || !page || page.open === 0 || document.hasFocus()) return;
    if (remembered<boolean>('notify') === false || remembered<string>('notified') === page.date) return;
    remember('notified', page.date);
    const body = t(page.late > 0 ? 'ui.dueLate' : 'ui.due', { count: page.open, late: page.late });
    void desk.notify(t('ui.product'), body, 'go/today').catch(() => {}); // silent where there are none
  });
}

// Closing the window while work runs.
function Leaving() {
  const { t } = useText();
  const jobs = useJobs().filter((j) => j.status === 'running');
  const title = useJobTitle();
  const [asked, setAsked] = useState(false);
  const [after, setAfter] = useState(false);
  useEffect(() => onWindow('closing', () => setAsked(true)), []);
  const none = jobs.length === 0;
  useEffect(() => {
    if (after && none) void desk.close();
  }, [after, none]);
  const stay = () => {
    setAsked(false);
    setAfter(false);
  };
  return (
    <Dialog
      open={asked && !none}
      title={t('ui.leaving.title')}
      onClose={stay}
      footer={
        <>
          <Button onClick={() => void desk.quit()}>{t('ui.leaving.stop')}</Button>
          <Button disabled={after} onClick={() => setAfter(true)}>
            {t('ui.leaving.after')}
          </Button>
          <Button kind="go" keys="Esc" onClick={stay}>
            {t('ui.leaving.stay')}
          </Button>
        </>
      }
    >
      <ul>
        {jobs.map((j) => (
          <li key={j.id}>
            {title(j)} {j.total > 0 && `${j.done} / ${j.total}`}
          </li>
        ))}
      </ul>
      <p className="mid">{t(after ? 'ui.leaving.waits' : 'ui.leaving.what')}</p>
    </Dialog>
  );
}
