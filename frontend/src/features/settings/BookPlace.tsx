import { useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { call, callKey, choosePath, type go, inWindow, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { ExportDialog, ImportDialog } from '../../parts/Exchange';
import { Button, ErrorNote, Note, Panel, TextField, TypedConfirm, toast, toastError, useAddress, useCommands } from '../../ui';

/** How far a book or a copy of it had come; `name` is the company's. */
type State = { name: string; events: number; lastAt: string; customers: number; invoices: number; receipts: number };
type Backup = State & { path: string; size: number; at: string };
type Look = { backup: Backup; book: State | null; same: boolean; lost: number; ahead: number; firstAt: string };

/** The book's file: where it lies, its copies, going back to one, and all of it as tables. */
export function BookPlace({ name: company }: { name: string }) {
  const { t } = useText();
  const { go: goTo } = useAddress();
  const current = useCall<Wire<go.app.Current>>('Books.Current', {}, ['*']);
  // What is typed before the book goes: its company, or, of a book made without one, its file.
  const name = company || (current.data?.path.split(/[\\/]/).at(-1) ?? '');
  const [importing, setImporting] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const deleteDemo = async () => {
    setDeleting(false);
    try {
      await call('Books.DeleteDemo', { path: current.data?.path ?? '' });
      goTo('/setup');
    } catch (e) {
      toastError(e);
    }
  };
  const leave = async () => {
    try {
      await call('Books.Close');
      goTo('/setup');
    } catch (e) {
      toastError(e);
    }
  };
  return (
    <>
      <Panel title={t('settings.book.title')} className="settings-panel">
        <dl className="settings-lines">
          <div>
            <dt>{t('settings.book.name')}</dt>
            <dd>{company || '–'}</dd>
          </div>
          <div>
            <dt>{t('settings.book.file')}</dt>
            <dd>{current.data?.path}</dd>
          </div>
        </dl>
        <footer>
          <Button icon="folder" onClick={() => void leave()}>
            {t('settings.book.other')}
          </Button>
          <Button icon="in" onClick={() => setImporting(true)}>
            {t('settings.book.import')}
          </Button>
          <Button icon="out" onClick={() => setExporting(true)}>
            {t('settings.book.export')}
          </Button>
          {current.data?.demo && <Button onClick={() => setDeleting(true)}>{t('settings.book.deleteDemo')}</Button>}
        </footer>
      </Panel>
      <Backups name={name} path={current.data?.path ?? ''} />
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
      <ExportDialog open={exporting} onClose={() => setExporting(false)} />
      <TypedConfirm
        open={deleting}
        title={t('settings.book.deleteDemoSure')}
        name={name}
        action={t('settings.book.deleteDemo')}
        keep={t('settings.book.deleteDemoKeep')}
        onClose={() => setDeleting(false)}
        onConfirm={() => void deleteDemo()}
      >
        {t('settings.book.deleteDemoWhat')}
      </TypedConfirm>
    </>
  );
}

const day = (moment: string) => dayjs(moment).format('YYYY-MM-DD HH:mm');
const mega = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);

function Backups({ name, path }: { name: string; path: string }) {
  const { t } = useText();
  const { go: goTo } = useAddress();
  const client = useQueryClient();
  const asked = useCall<{ folder: string; rows: Backup[] | null }>('Backups.List', {}, ['*']);
  const [busy, setBusy] = useState(false);
  const [look, setLook] = useState<Look>();
  const [error, setError] = useState<unknown>();
  const [typed, setTyped] = useState<string>();
  const rows = useMemo(() => asked.data?.rows ?? [], [asked.data]);

  const make = async () => {
    setBusy(true);
    try {
      const made = await call<{ path: string }>('Backups.Make', { path: '' });
      toast(t('settings.backup.done', { path: made.path }), { icon: 'shield' });
      await asked.refetch();
    } catch (e) {
      toastError(e);
    } finally {
      setBusy(false);
    }
  };
  const ask = async (backup: string) => {
    setError(undefined);
    try {
      setLook(await call<Look>('Backups.Look', { backup }));
    } catch (e) {
      setError(e);
    }
  };
  const other = async () => {
    if (!inWindow()) return setTyped('');
    try {
      const file = await choosePath('open', { title: t('settings.backup.other'), kind: 'book' });
      if (file) await ask(file);
    } catch (e) {
      toastError(e);
    }
  };
  const restore = async () => {
    const from = look?.backup.path;
    setLook(undefined);
    if (!from) return;
    try {
      const done = await call<{ kept: string }>('Backups.Restore', { backup: from, to: path });
      // While its file was replaced no book was open, and the window went to its first screen: come back.
      client.setQueryData(callKey(['*'], 'Books.Current', {}), await call('Books.Current'));
      goTo('/settings/book');
      toast(t('settings.backup.restored', { kept: done.kept }), { icon: 'shield' });
    } catch (e) {
      setError(e);
    }
  };
  useCommands([
    {
      id: 'backup.make',
      title: t('settings.backup.make'),
      hint: t('settings.backup.make'),
      keys: 'Ctrl+B',
      rank: 20,
      when: !busy,
      run: () => void make(),
    },
  ]);
  return (
    <Panel
      title={t('settings.backup.title')}
      note={asked.data?.folder}
      className="settings-panel"
      end={
        <Button small kind="go" icon="shield" keys="Ctrl+B" disabled={busy} onClick={() => void make()}>
          {t('settings.backup.make')}
        </Button>
      }
    >
      {asked.error && <ErrorNote error={asked.error} retry={() => void asked.refetch()} />}
      {error !== undefined && <ErrorNote error={error} />}
      {asked.data && rows.length === 0 && <Note>{t('settings.backup.none')}</Note>}
      {rows.length > 0 && (
        <table className="grid">
          <thead>
            <tr>
              <th>{t('settings.backup.at')}</th>
              <th>{t('settings.backup.last')}</th>
              <th className="num">{t('settings.backup.invoices')}</th>
              <th className="num">{t('settings.backup.size')}</th>
              <th aria-label={t('settings.backup.restore')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((b) => (
              <tr key={b.path} title={b.path}>
                <td>{day(b.at)}</td>
                <td>{b.lastAt && day(b.lastAt)}</td>
                <td className="num">{b.invoices}</td>
                <td className="num">{mega(b.size)}</td>
                <td className="num">
                  <Button small onClick={() => void ask(b.path)}>
                    {t('settings.backup.restore')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer>
        {typed === undefined ? (
          <Button icon="folder" onClick={() => void other()}>
            {t('settings.backup.other')}
          </Button>
        ) : (
          <>
            <TextField
              bare
              label={t('settings.backup.path')}
              placeholder={t('settings.backup.path')}
              value={typed}
              onChange={setTyped}
              input={{ spellCheck: false }}
            />
            <Button disabled={!typed.trim()} onClick={() => void ask(typed.trim())}>
              {t('settings.backup.look')}
            </Button>
          </>
        )}
      </footer>
      <TypedConfirm
        open={Boolean(look)}
        title={t('settings.backup.sure', { at: look ? day(look.backup.at) : '' })}
        name={name}
        action={t('settings.backup.restore')}
        keep={t('settings.backup.keep')}
        onClose={() => setLook(undefined)}
        onConfirm={() => void restore()}
      >
        {look &&
          (look.lost > 0
            ? t('settings.backup.lost', { count: look.lost, from: look.firstAt ? day(look.firstAt) : '' })
            : t('settings.backup.lossless'))}
        {look && !look.same && ` ${t('settings.backup.foreign', { name: look.backup.name })}`} {t('settings.backup.aside')}
      </TypedConfirm>
    </Panel>
  );
}
