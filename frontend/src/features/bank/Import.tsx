import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { call, Fault, requestId, undo } from '../../api';
import { useText } from '../../i18n';
import {
  Button,
  ErrorNote,
  FileDrop,
  Icon,
  Money,
  Page,
  Seg,
  SelectField,
  Sums,
  TextField,
  toast,
  useAddress,
  useCommands,
} from '../../ui';
import { useAccounts } from './Accounts';
import { accept, type Imported, type Preview, type Row, type Treatment, tally } from './data';
import { Facts } from './Facts';
import { useFormats } from './Imports';
import { MappingEditor } from './Mapping';
import { Proof } from './Proof';
import { change, drop, lookAt, type Pending, usePending } from './pending';
import { Rows } from './Rows';

const tabs = ['all', 'new', 'seen', 'doubtful', 'skipped'] as const;
type Tab = (typeof tabs)[number];

const requestOf = (p: Pending) => ({
  account: p.account,
  accountName: p.accountName,
  file: { name: p.file.name, data: p.file.base64 },
  as: p.as,
  mapping: p.mapping ?? null,
  password: p.password,
  choices: [...p.choices].map(([row, as]) => ({ row, as })),
  limit: 0,
  requestId: '',
});

/** A file before it is imported: what it is, whether it adds up, and what each row would do. Cancelling leaves no trace. */
export function Import() {
  const { t } = useText();
  const pending = usePending();
  if (!pending) return <NoFile />;
  return <Checking key={pending.id} pending={pending} title={t('bank.preview')} />;
}

function NoFile() {
  const { t } = useText();
  return (
    <Page title={t('bank.preview')} up={{ to: '/bank', title: t('nav.bank') }}>
      <div className="stand-in">
        <FileDrop title={t('bank.drop')} note={t('bank.dropNoteLong')} accept={accept} onFiles={([f]) => lookAt(f)} />
      </div>
    </Page>
  );
}

function Checking({ pending, title }: { pending: Pending; title: string }) {
  const { t } = useText();
  const { go } = useAddress();
  const [tab, setTab] = useState<Tab>('all');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const { id, account, accountName, as, mapping, password, choices } = pending;
  // The choices need no new look: what they change is worked out here. All else is asked again.
  const query = useQuery<Preview>({
    queryKey: ['account import receipt', 'Bank.Preview', id, account, accountName, as, mapping, password],
    queryFn: ({ signal }) => call<Preview>('Bank.Preview', { ...requestOf(pending), choices: [] }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const preview = query.error ? undefined : query.data;
  const counts = preview?.counts;
  // A file without a number would make the account of that name once more: the one that is there is meant.
  const accounts = useAccounts().data?.rows;
  const proposed = preview?.target.id === 0 && !accountName ? preview.target.name : undefined;
  const same = accounts?.find((a) => a.name === proposed)?.id;
  useEffect(() => {
    if (same !== undefined) change({ account: same });
  }, [same]);

  const cancel = () => {
    drop();
    go('/bank', {}, true);
  };
  const can = Boolean(
    counts && counts.import.count > 0 && !busy && !query.isPlaceholderData && same === undefined && nameOf(pending, preview) !== '',
  );
  const bringIn = async () => {
    if (!can || !preview) return;
    setBusy(true);
    setFailed(undefined);
    try {
      const target = preview.target.id
        ? { account: preview.target.id, accountName: '' }
        : { account: 0, accountName: nameOf(pending, preview) };
      const done = await call<Imported>('Bank.Import', { ...requestOf(pending), ...target, requestId: requestId() });
      drop();
      go('/bank', done.import ? { import: String(done.import), file: pending.file.name } : {}, true);
      const said = t('bank.imported', { added: done.counts.import.count, seen: done.counts.seen.count });
      toast(said, {
        undo: () => undo(),
        action: { title: t('bank.goClaim', { count: done.counts.receipts.count }), run: () => go('/claim') },
      });
    } catch (e) {
      setFailed(e);
    } finally {
      setBusy(false);
    }
  };
  useCommands([
    {
      id: 'import.go',
      title: t('bank.importGo'),
      hint: t('bank.importGo'),
      keys: 'Ctrl+Enter',
      rank: 20,
      when: can,
      typing: true,
      run: () => void bringIn(),
    },
    { id: 'import.cancel', title: t('bank.cancelImport'), hint: t('bank.cancelImport'), keys: 'Esc', rank: 21, run: cancel },
    {
      id: 'import.doubtful',
      title: t('bank.onlyDoubtful'),
      hint: t('bank.onlyDoubtful'),
      keys: 'D',
      rank: 14,
      when: Boolean(counts?.doubtful.count),
      run: () => setTab(tab === 'doubtful' ? 'all' : 'doubtful'),
    },
  ]);

  return (
    <Page
      title={title}
      up={{ to: '/bank', title: t('nav.bank') }}
      sub={
        <>
          <Icon name="file" small /> {pending.file.name}
        </>
      }
      actions={
        <>
          <Button keys="Esc" onClick={cancel}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="go"
            keys="Ctrl+Enter"
            disabled={!can}
            onClick={() => void bringIn()}
            title={counts?.import.count === 0 ? t('bank.nothingNew') : undefined}
          >
            {busy ? t('bank.importing') : counts ? t('bank.importRows', { count: counts.import.count }) : t('bank.importGo')}
          </Button>
        </>
      }
    >
      {query.error ? (
        <Unread error={query.error} pending={pending} retry={() => void query.refetch()} />
      ) : (
        <>
          {preview && (
            <section className="facts" aria-busy={query.isPlaceholderData}>
              <Facts preview={preview} pending={pending} />
              <Proof preview={preview} />
              {failed !== undefined && (
                <div className="doubts">
                  <ErrorNote error={failed} />
                </div>
              )}
              <Doubts preview={preview} />
              {preview.detected.mapping && (
                <MappingEditor mapping={preview.detected.mapping} onChange={(m) => change({ mapping: m })} rows={preview.rows} />
              )}
            </section>
          )}
          <div className="bar">
            <Seg
              label={t('bank.preview')}
              value={tab}
              onChange={setTab}
              choices={tabs
                .filter((s) => s === 'all' || s === 'new' || s === 'seen' || (counts?.[s].count ?? 0) > 0)
                .map((s) => ({ value: s, title: t(`bank.status.${s}`), count: counts?.[s].count }))}
            />
            <div className="end">
              <span className="dim small">{t('bank.notYet')}</span>
            </div>
          </div>
          <Rows preview={preview} tab={tab} choices={choices} onChoose={choose} />
          {preview && <Foot preview={preview} choices={choices} />}
        </>
      )}
    </Page>
  );

  function choose(row: Row, as: Treatment) {
    change({ choices: new Map(choices).set(row.row, as) });
  }
}

/** The account's name that the import will make or use. */
const nameOf = (p: Pending, preview: Preview | undefined): string => (p.accountName || preview?.target.name || '').trim();

function Doubts({ preview }: { preview: Preview }) {
  const { t, fault } = useText();
  const all = (preview.detected.doubts ?? []).map((d) => new Fault(d));
  if (all.length === 0 && !preview.target.again) return null;
  return (
    <ul className="doubts">
      {preview.target.again && (
        <li>
          <Icon name="info" small />
          {t('bank.again')}
        </li>
      )}
      {all.map((d, i) => (
        <li key={i} className="doubt">
          <Icon name="warn" small />
          {fault(d)}
        </li>
      ))}
    </ul>
  );
}

function Foot({ preview, choices }: { preview: Preview; choices: ReadonlyMap<number, Treatment> }) {
  const { t } = useText();
  const c = preview.counts;
  const { taken, left, receipts } = useMemo(() => tally(preview, choices), [preview, choices]);
  return (
    <Sums
      items={[
        { label: t('bank.willImport'), value: t('bank.rows', { count: c.import.count }) },
        { label: t('bank.inShort'), value: <Money value={c.import.in} zero="digits" /> },
        { label: t('bank.outShort'), value: <Money value={c.import.out} zero="digits" /> },
        { label: t('bank.status.new'), value: c.new.count },
        ...(c.doubtful.count
          ? [
              { label: t('bank.takenOfDoubt'), value: taken },
              { label: t('bank.notTaken'), value: left, tone: 'doubt' as const },
            ]
          : []),
        { label: t('bank.status.seen'), value: c.seen.count },
        { label: t('bank.receipts'), value: receipts },
      ]}
      end={preview.more && <span className="dim small">{t('bank.firstRows', { count: preview.rows.length })}</span>}
    />
  );
}

/** A file that could not be read: why, and what may help: another format, or its password. */
function Unread({ error, pending, retry }: { error: unknown; pending: Pending; retry: () => void }) {
  const { t } = useText();
  const formats = useFormats();
  const [password, setPassword] = useState('');
  const locked = error instanceof Fault && error.key === 'statement.locked';
  return (
    <div className="stand-in">
      <div className="unread">
        <ErrorNote error={error} retry={error instanceof Fault ? undefined : retry} />
        {locked ? (
          <form
            className="form"
            onSubmit={(e) => {
              e.preventDefault();
              change({ password });
            }}
          >
            <TextField
              label={t('bank.password')}
              value={password}
              onChange={setPassword}
              input={{ type: 'password', autoComplete: 'off', autoFocus: true }}
            />
            <Button submit>{t('bank.openWith')}</Button>
          </form>
        ) : (
          <div className="form">
            <SelectField
              label={t('bank.readAs')}
              value={pending.as}
              options={[{ value: '', label: t('bank.byContent') }, ...formats.options]}
              onChange={(as) => change({ as, mapping: undefined })}
            />
          </div>
        )}
        <FileDrop title={t('bank.anotherFile')} accept={accept} onFiles={([f]) => lookAt(f, pending.account)} />
      </div>
    </div>
  );
}
