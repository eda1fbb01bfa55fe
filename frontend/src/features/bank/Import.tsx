import { useEffect, useMemo, useState } from 'react';
import { Fault, undo } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote, FileDrop, Icon, Money, Page, Seg, Sums, toast, useAddress, useCommands } from '../../ui';
import { useAccounts } from './Accounts';
import { Ask } from './Ask';
import { ByHand } from './ByHand';
import { type Imported, type Preview, type Row, type Treatment, tally } from './data';
import { Facts } from './Facts';
import { Files } from './Files';
import { bringIn, nameOf, useLook } from './look';
import { MappingEditor } from './Mapping';
import { NotLines, SaveLeftOut } from './NotImported';
import { Progress } from './Progress';
import { Proof } from './Proof';
import { change, drop, dropAll, lookAt, type Pending, restOf, useWaitingFiles } from './pending';
import { Rows } from './Rows';
import { Unread } from './Unread';

const tabs = ['all', 'new', 'seen', 'doubtful', 'skipped', 'other'] as const;
type Tab = (typeof tabs)[number];

/** Files before they are imported: what each is, whether it adds up, and what each row would do. Cancelling leaves no trace. */
export function Import() {
  const { files, at } = useWaitingFiles();
  if (!at) return <NoFile />;
  return <Checking key={at.id} pending={at} files={files} />;
}

function NoFile() {
  const { t } = useText();
  const choose = () => document.querySelector<HTMLInputElement>('.stand-in input[type=file]')?.click();
  useCommands([{ id: 'bank.import', title: t('bank.import'), hint: t('ui.chooseFile'), keys: 'Ctrl+I', rank: 5, run: choose }]);
  return (
    <Page title={t('bank.preview')} up={{ to: '/bank', title: t('nav.bank') }}>
      <div className="stand-in bank-drop alone">
        <FileDrop title={t('bank.drop')} note={t('bank.dropNoteLong')} multiple onFiles={(files) => lookAt(files)} />
      </div>
    </Page>
  );
}

function Checking({ pending, files }: { pending: Pending; files: readonly Pending[] }) {
  const { t } = useText();
  const { go } = useAddress();
  const [tab, setTab] = useState<Tab>('all');
  const [byHand, setByHand] = useState(false);
  const { choices } = pending;
  const query = useLook(pending);
  const preview = query.error ? undefined : query.data;
  const counts = preview?.counts;
  // A file without a number would make the account of that name once more: the one that is there is meant.
  const accounts = useAccounts().data?.rows;
  const settled = preview && !query.isPlaceholderData ? preview.target : undefined;
  const proposed = settled?.id === 0 && !pending.accountName ? settled.name : undefined;
  const same = accounts?.find((a) => a.name === proposed)?.id;
  useEffect(() => {
    if (same !== undefined) change({ account: same });
  }, [same]);

  const left = preview ? tally(preview, choices) : undefined;
  const ready = Boolean(preview && !query.isPlaceholderData && same === undefined && nameOf(pending, preview) !== '');
  const { busy, failed, run } = useBringIn(pending, files.length > 1, left?.rows ?? 0, preview);
  const nothing = left?.rows === 0 && left.same === 0;
  const asked = (preview?.detected.questions ?? []).some((q) => !q.answered);
  const can = ready && !busy && !asked && !byHand && ((left?.rows ?? 0) > 0 || (left?.same ?? 0) > 0);
  const cancel = () => {
    if (files.length > 1) return drop(pending.id);
    dropAll();
    go('/bank', {}, true);
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
      run: () => void run(),
    },
    {
      id: 'import.answer',
      title: t('bank.ask.go'),
      hint: t('bank.ask.go'),
      keys: 'Ctrl+Enter',
      rank: 20,
      when: ready && asked && !busy,
      typing: true,
      run: () => document.querySelector<HTMLElement>('.import-ask.doubt :is([role=radio], [role=combobox])')?.focus(),
    },
    { id: 'import.cancel', title: t('bank.cancelImport'), hint: t('bank.cancelImport'), keys: 'Esc', rank: 21, when: !busy, run: cancel },
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
      title={t('bank.preview')}
      up={{ to: '/bank', title: t('nav.bank') }}
      sub={
        <>
          <Icon name="file" small /> {pending.file.name}
        </>
      }
      actions={
        <>
          <Button keys="Esc" disabled={busy} onClick={cancel}>
            {t('ui.cancel')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={!can} onClick={() => void run()} title={asked ? t('bank.ask.first') : undefined}>
            {busy
              ? t('bank.importing')
              : nothing
                ? t('bank.nothingNew')
                : left
                  ? t('bank.importRows', { count: left.rows })
                  : t('bank.importGo')}
          </Button>
        </>
      }
    >
      <Files files={files} at={pending} />
      {query.error ? (
        <Unread error={query.error} pending={pending} retry={() => void query.refetch()} />
      ) : (
        <>
          {preview && (
            <section className="file-facts" aria-busy={query.isPlaceholderData}>
              <Facts preview={preview} pending={pending} />
              <Proof preview={preview} />
              {failed !== undefined && (
                <div className="doubts">
                  <ErrorNote error={failed} />
                </div>
              )}
              <Ask questions={preview.detected.questions ?? []} pending={pending} />
              <Doubts preview={preview} />
              {preview.detected.mapping && !byHand && (
                <MappingEditor
                  detected={preview.detected}
                  mapping={preview.detected.mapping}
                  onChange={(m) => change({ mapping: m })}
                  more={
                    <Button kind="bare" small onClick={() => setByHand(true)}>
                      {t('bank.byHand.open')}
                    </Button>
                  }
                />
              )}
            </section>
          )}
          {busy && <Progress />}
          {preview?.detected.mapping && byHand ? (
            <div className="by-hand-room">
              <ByHand pending={pending} onClose={() => setByHand(false)} />
            </div>
          ) : (
            <Listing preview={preview} pending={pending} tab={tab} onTab={setTab} />
          )}
        </>
      )}
    </Page>
  );
}

/** The rows of the file by what becomes of them, and what they come to. */
function Listing({
  preview,
  pending,
  tab,
  onTab,
}: {
  preview: Preview | undefined;
  pending: Pending;
  tab: Tab;
  onTab: (tab: Tab) => void;
}) {
  const { t } = useText();
  const { choices } = pending;
  const counts = preview?.counts;
  const number = (s: Tab) => (s === 'other' ? (preview?.notLines?.length ?? 0) + (counts?.skipped.count ?? 0) : (counts?.[s].count ?? 0));
  const choose = (row: Row, as: Treatment) => change({ choices: new Map(choices).set(row.row, as) });
  return (
    <>
      <div className="bar">
        <Seg
          label={t('bank.preview')}
          value={tab}
          onChange={onTab}
          choices={tabs
            .filter((s) => s === 'all' || s === 'new' || s === 'seen' || number(s) > 0)
            .map((s) => ({ value: s, title: t(`bank.status.${s}`), count: counts && number(s) }))}
        />
        <div className="end">
          {preview && (tab === 'skipped' || tab === 'other') && <SaveLeftOut preview={preview} pending={pending} />}
          <span className="dim small">{t('bank.notYet')}</span>
        </div>
      </div>
      {tab === 'other' && preview ? (
        <NotLines preview={preview} />
      ) : (
        <Rows preview={preview} tab={tab === 'other' ? 'all' : tab} choices={choices} onChoose={choose} />
      )}
      {preview && <Foot preview={preview} choices={choices} />}
    </>
  );
}

/** Imports the file that is looked at; the last one leads to its lines, and the toast takes back exactly this import. */
function useBringIn(pending: Pending, more: boolean, rows: number, preview: Preview | undefined) {
  const { t, fault } = useText();
  const { go } = useAddress();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const say = (done: Imported) =>
    toast(t('bank.imported', { added: done.counts.import.count, seen: done.counts.seen.count + done.counts.same.count }), {
      undo: done.event ? () => undo(done.event) : undefined,
      action: done.counts.receipts.count
        ? {
            title: t('bank.goClaim', { count: done.counts.receipts.count }),
            run: () => go('/claim', done.import ? { import: String(done.import) } : {}),
          }
        : undefined,
    });
  const run = async () => {
    if (!preview) return;
    setBusy(true);
    setFailed(undefined);
    try {
      const done = await bringIn(pending, preview);
      const rest = restOf(pending, preview);
      if (rest) change(rest, pending.id);
      else drop(pending.id);
      if (rest) setBusy(false);
      else if (!more) go('/bank', done.import ? { import: String(done.import), file: pending.file.name } : {}, true);
      say(done);
    } catch (e) {
      setBusy(false);
      if (e instanceof Fault && e.key === 'job.stopped') toast(fault(e), { icon: 'info' });
      else setFailed(e);
    }
  };
  return { busy, failed, run, rows };
}

/** The doubt that a question asks about; that the file does not add up stands in its proof. */
const doubtOf = {
  date_order: 'statement.doubt_date_order',
  year: 'statement.doubt_year',
  account: 'statement.several_accounts',
  member: 'statement.several_members',
};

/** What of a file is about it as a whole and is said nowhere else. */
function Doubts({ preview }: { preview: Preview }) {
  const { t, fault } = useText();
  const said = ['bank.broken_chain', ...(preview.detected.questions ?? []).map((q) => doubtOf[q.ask as keyof typeof doubtOf])];
  const all = (preview.detected.doubts ?? []).map((d) => new Fault(d)).filter((d) => !said.includes(d.key));
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
  const { taken, left, every, rows, receipts, in: income, out } = useMemo(() => tally(preview, choices), [preview, choices]);
  return (
    <Sums
      items={[
        { label: t('bank.willImport'), value: t('bank.rows', { count: rows }) },
        { label: t('bank.inShort'), value: <Money value={income} zero="digits" /> },
        { label: t('bank.outShort'), value: <Money value={out} zero="digits" /> },
        { label: t('bank.status.new'), value: c.new.count },
        ...(c.doubtful.count === 0
          ? []
          : every
            ? [
                { label: t('bank.takenOfDoubt'), value: taken },
                { label: t('bank.notTaken'), value: left, tone: 'doubt' as const },
              ]
            : [{ label: t('bank.status.doubtful'), value: c.doubtful.count }]),
        { label: t('bank.status.seen'), value: c.seen.count },
        { label: t('bank.receipts'), value: receipts },
      ]}
      end={preview.more && <span className="dim small">{t('bank.firstRows', { count: preview.rows.length })}</span>}
    />
  );
}
