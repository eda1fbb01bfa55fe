import './parts.css';
import { useEffect, useState } from 'react';
import { call, Fault, type FaultData, type FileOut, requestId, saveFile, undo } from '../api';
import { type Key, useText } from '../i18n';
import { Button, Dialog, ErrorNote, FileDrop, type FileIn, Icon, Seg, toast, toastError, useCommands } from '../ui';
import { type Choice, type Head, OwnHeads, type Settled } from './OwnHeads';

// What DOMAIN section 6 calls the exchange format: tables in and out as a workbook, JSON or CSV.

type Count = { name: string; rows: number; new: number; changed: number; same: number };
type Checked = { tables: Count[] | null; faults: FaultData[] | null; count: number; heads: Head[] | null; choices: Choice[] | null };
export type Format = 'xlsx' | 'json' | 'csv';

const tableWord = (t: (k: Key) => string, name: string) => {
  const key = `parts.table.${name}` as Key;
  const word = t(key);
  return word === key ? name : word;
};

/** Writes tables of the book (none: all) into a file that the user keeps. */
async function exportTables(tables: string[], format: Format, lang: string, title: string, saved: (name: string) => string) {
  try {
    const file = await call<FileOut>('Exchange.Export', { tables, format, lang });
    const where = await saveFile(file, title);
    if (where) toast(saved(where), { icon: 'out' });
  } catch (e) {
    toastError(e);
  }
}

/** Brings a file in: checked first and shown as new, changed and same, with every fault by table, row and column; then imported whole or not at all. */
export function ImportDialog({ open, file, onClose }: { open: boolean; file?: FileIn; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('parts.import.title')} onClose={onClose} width={760}>
      <Inside first={file} onClose={onClose} />
    </Dialog>
  );
}

function Inside({ first, onClose }: { first?: FileIn; onClose: () => void }) {
  const { t, language } = useText();
  const [file, setFile] = useState<FileIn>();
  const [checked, setChecked] = useState<Checked>();
  const [heads, setHeads] = useState<Head[]>([]);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const work = async (what: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await what();
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  const look = (f: FileIn, columns: Settled[] = []) =>
    void work(async () => {
      setFile(f);
      setChecked(undefined);
      const found = await call<Checked>('Exchange.Check', { name: f.name, data: f.base64, columns });
      setChecked(found);
      setHeads(found.heads ?? []);
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file that was dropped elsewhere is looked at once
  useEffect(() => {
    if (first) look(first);
  }, [first]);
  const tables = checked?.tables ?? [];
  const faults = checked?.faults ?? [];
  const fresh = tables.reduce((n, c) => n + c.new, 0);
  const changed = tables.reduce((n, c) => n + c.changed, 0);
  const unread = heads.filter((h) => !h.known).length;
  const asked = unread > 0 || heads.some((h, i) => h.column !== checked?.heads?.[i]?.column);
  const columns = heads.map(({ table, heading, column }) => ({ table, heading, column }));
  const can = Boolean(file && checked && !busy && (asked || (faults.length === 0 && fresh + changed > 0)));
  const go = () => (asked ? file && look(file, columns) : bringIn());
  const bringIn = () =>
    void work(async () => {
      if (!file) return;
      await call('Exchange.Import', { name: file.name, data: file.base64, columns, requestId: requestId() });
      onClose();
      toast(t('parts.import.done', { new: fresh, changed }), { undo: () => undo() });
    });
  const template = () =>
    void work(async () => {
      const f = await call<FileOut>('Exchange.Template', { lang: language });
      const where = await saveFile(f, t('parts.import.template'));
      if (where) toast(t('parts.export.saved', { file: where }), { icon: 'out' });
    });
  useCommands([{ id: 'import.go', title: t('parts.import.go'), keys: 'Ctrl+Enter', when: can, typing: true, hidden: true, run: go }]);

  return (
    <>
      <div className="exchange">
        <FileDrop
          title={file ? t('parts.import.another') : t('parts.import.drop')}
          note={t('parts.import.note')}
          accept=".xlsx,.json,.csv,.zip"
          disabled={busy}
          onFiles={([f]) => look(f)}
        />
        {error !== undefined && <ErrorNote error={error} />}
        {busy && <p className="dim">{t('parts.import.looking', { file: file?.name ?? '' })}</p>}
        {checked && file && (
          <>
            <Verdict file={file.name} unread={unread} faults={checked.count} fresh={fresh} changed={changed} />
            {heads.length > 0 && <OwnHeads heads={heads} choices={checked.choices ?? []} onChange={setHeads} />}
            {tables.length > 0 && faults.length === 0 && <Counts tables={tables} />}
            {faults.length > 0 && unread === 0 && <Faults faults={faults} count={checked.count} />}
          </>
        )}
      </div>
      <div className="dialog-foot">
        <Button kind="bare" icon="out" onClick={template}>
          {t('parts.import.template')}
        </Button>
        <Button onClick={onClose} keys="Esc">
          {t('ui.cancel')}
        </Button>
        <Button kind="go" keys="Ctrl+Enter" disabled={!can} onClick={go}>
          {asked ? t('parts.import.readSo') : can ? t('parts.import.goCount', { count: fresh + changed }) : t('parts.import.go')}
        </Button>
      </div>
    </>
  );
}

type Found = { file: string; unread: number; faults: number; fresh: number; changed: number };

function Verdict({ file, unread, faults, fresh, changed }: Found) {
  const { t } = useText();
  if (unread > 0)
    return (
      <p className="say">
        <Icon name="warn" />
        {t('parts.import.unread', { file, count: unread })}
      </p>
    );
  if (faults > 0)
    return (
      <p className="say late">
        <Icon name="stop" />
        {t('parts.import.refused', { file, count: faults })}
      </p>
    );
  return (
    <p className="say">
      <Icon name="check" className="proved" />
      {fresh + changed === 0 ? t('parts.import.nothing', { file }) : t('parts.import.good', { file, new: fresh, changed })}
    </p>
  );
}

function Counts({ tables }: { tables: Count[] }) {
  const { t } = useText();
  return (
    <table className="grid">
      <thead>
        <tr>
          <th>{t('parts.import.table')}</th>
          {(['rows', 'new', 'changed', 'same'] as const).map((k) => (
            <th key={k} className="num">
              {t(`parts.import.${k}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tables.map((c) => (
          <tr key={c.name}>
            <td>{tableWord(t, c.name)}</td>
            <td className="num">{c.rows}</td>
            <td className={c.new ? 'num strong' : 'num dim'}>{c.new || '–'}</td>
            <td className={c.changed ? 'num strong' : 'num dim'}>{c.changed || '–'}</td>
            <td className="num dim">{c.same || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every fault at its place: `["customers", "row 12", "phone"]`. */
function Faults({ faults, count }: { faults: FaultData[]; count: number }) {
  const { t, fault } = useText();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="faults" tabIndex={0} aria-label={t('parts.import.faults')}>
        <table className="grid">
          <colgroup>
            <col style={{ width: 92 }} />
            <col style={{ width: 56 }} />
            <col style={{ width: 120 }} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th>{t('parts.import.table')}</th>
              <th className="num">{t('parts.import.row')}</th>
              <th>{t('parts.import.column')}</th>
              <th>{t('parts.import.what')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((f, i) => {
              const [table = '', row = '', ...column] = f.path ?? [];
              return (
                <tr key={i}>
                  <td>{tableWord(t, table)}</td>
                  <td className="num">{row.replace(/^row /, '')}</td>
                  <td>{column.join(' / ')}</td>
                  <td>{fault(new Fault({ ...f, path: [] }))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {count > faults.length && <p className="dim small">{t('parts.import.shown', { shown: faults.length, count })}</p>}
    </>
  );
}

/** Which tables, as what kind of file. */
export function ExportDialog({ open, onClose, tables }: { open: boolean; onClose: () => void; tables?: string[] }) {
  const { t, language } = useText();
  const [format, setFormat] = useState<Format>('xlsx');
  const [all, setAll] = useState(!tables);
  const go = () => {
    onClose();
    void exportTables(all || !tables ? [] : tables, format, language, t('parts.export.title'), (file) => t('parts.export.saved', { file }));
  };
  return (
    <Dialog
      open={open}
      title={t('parts.export.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose} keys="Esc">
            {t('ui.cancel')}
          </Button>
          <Button kind="go" onClick={go}>
            {t('parts.export.go')}
          </Button>
        </>
      }
    >
      {tables && (
        <div className="field">
          <span className="lbl">{t('parts.export.what')}</span>
          <Seg
            label={t('parts.export.what')}
            value={all ? 'all' : 'these'}
            onChange={(v) => setAll(v === 'all')}
            choices={[
              { value: 'these', title: tables.map((n) => tableWord(t, n)).join(t('parts.and')) },
              { value: 'all', title: t('parts.export.all') },
            ]}
          />
        </div>
      )}
      <div className="field">
        <span className="lbl">{t('parts.export.format')}</span>
        <Seg
          label={t('parts.export.format')}
          value={format}
          onChange={setFormat}
          choices={[
            { value: 'xlsx', title: 'Excel (.xlsx)' },
            { value: 'csv', title: 'CSV' },
            { value: 'json', title: 'JSON' },
          ]}
        />
      </div>
      <p className="dim small">{t('parts.export.note')}</p>
    </Dialog>
  );
}
