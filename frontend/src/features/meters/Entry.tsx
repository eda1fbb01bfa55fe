import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  call,
  type Day,
  day as dayIn,
  type FileOut,
  isAbort,
  requestId,
  saveFile,
  today,
  undo,
  useBook,
  useCall,
  useRefusal,
} from '../../api';
import { useText } from '../../i18n';
import { ImportDialog } from '../../parts/Exchange';
import { openPrint } from '../../parts/Print';
import {
  Bar,
  Button,
  DateField,
  Empty,
  ErrorNote,
  Note,
  Page,
  SearchBox,
  Seg,
  Sums,
  toast,
  toastError,
  useAddress,
  useCommands,
} from '../../ui';
import { keyOf, kinds, type Recorded, type Sheet, type SheetShow, sheetShows } from './data';
import { EntryTable, faultOf } from './EntryTable';
import { draftOf, forBook, type Typed, typed, useDraft } from './kept';
import { paste } from './paste';
import { entriesOf, useWeighed } from './useWeighed';
import { Views } from './Views';

/** 抄表: the sheet of a day in the order of the way, typed through and saved at once; what was typed waits when one leaves. */
export function Entry() {
  const { t, language } = useText();
  const { search, filter, go } = useAddress();
  const book = useBook().data;
  const path = book?.open ? book.path : undefined;
  useEffect(() => {
    if (path !== undefined) forBook(path);
  }, [path]);
  const day: Day = dayIn(search.date) ?? today();
  const show: SheetShow = sheetShows.includes(search.show as SheetShow) ? (search.show as SheetShow) : 'all';
  const request = useMemo(() => ({ date: day, search: search.q ?? '', show }), [day, search.q, show]);
  const asked = useCall<Sheet>('Meters.Sheet', request, kinds, { keep: true });
  const draft = useDraft(day);
  const weighed = useWeighed(day, draft);
  const [importing, setImporting] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useRefusal();
  const [lost, setLost] = useState<string[]>([]);
  const once = useRef(requestId());

  const sheet = asked.data;
  const rows = useMemo(() => sheet?.rows ?? [], [sheet]);
  const faulty = useMemo(() => [...draft].filter(([key, d]) => faultOf(d, weighed.get(key))).length, [draft, weighed]);
  const odd = useMemo(() => [...draft.keys()].filter((key) => (weighed.get(key)?.flags ?? []).length > 0).length, [draft, weighed]);
  const change = useCallback((changes: [string, Typed | undefined][]) => typed(day, changes), [day]);
  const onPaste = useCallback(
    (text: string, at: number) => {
      const places = rows.map((r) => ({ key: keyOf(r), code: r.code, register: r.register, was: r.reading?.value }));
      const got = paste(text, places, at);
      const was = new Map(places.map((p) => [p.key, p.was]));
      typed(
        day,
        got.values.map(([key, value]) => [key, value === was.get(key) ? undefined : { text: value }] as const),
      );
      setLost(got.lost);
      toast(t('meters.pasted', { count: got.values.length }), { icon: 'in' });
    },
    [rows, day, t],
  );

  const save = async () => {
    if (faulty > 0) {
      document.querySelector<HTMLElement>('.meter-sheet [aria-invalid=true]')?.focus();
      return;
    }
    const entries = entriesOf(day, draftOf(day));
    if (entries.size === 0) return;
    setBusy(true);
    setError(undefined);
    try {
      const out = await call<Recorded>('Meters.Record', { entries: [...entries.values()], requestId: once.current });
      once.current = requestId();
      typed(
        day,
        [...entries.keys()].map((key) => [key, undefined] as const),
      );
      setLost([]);
      // Out of the cell, so that Ctrl+Z takes back what was saved and not what was typed.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      toast(t('meters.saved', { count: out.new + out.changed }), { undo: () => undo() });
    } catch (e) {
      once.current = requestId();
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  const paper = async () => {
    try {
      const file = await call<FileOut>('Meters.SheetFile', { filter: request, lang: language });
      const where = await saveFile(file, t('meters.paper'));
      if (where) toast(t('parts.export.saved', { file: where }), { icon: 'out' });
    } catch (e) {
      if (!isAbort(e)) toastError(e);
    }
  };
  const some = rows.length > 0;
  useCommands([
    {
      id: 'meters.save',
      title: t('meters.save'),
      hint: t('meters.save'),
      keys: ['Ctrl+Enter', 'Ctrl+S'],
      rank: 5,
      when: draft.size > 0 && !busy,
      run: () => void save(),
    },
    {
      id: 'meters.next',
      title: t('meters.nextRow'),
      hint: t('meters.nextRow'),
      keys: 'Enter',
      rank: 6,
      when: some,
      passive: true,
      hidden: true,
      run: () => {},
    },
    {
      id: 'meters.estimate',
      title: t('meters.estimate'),
      hint: t('meters.estimate'),
      keys: 'E',
      rank: 7,
      when: some,
      passive: true,
      hidden: true,
      run: () => {},
    },
    {
      id: 'meters.wrap',
      title: t('meters.wrap'),
      hint: t('meters.wrap'),
      keys: 'W',
      rank: 8,
      when: some,
      passive: true,
      hidden: true,
      run: () => {},
    },
    { id: 'meters.import', title: t('meters.import'), keys: 'Ctrl+I', rank: 61, run: () => setImporting(true) },
    { id: 'meters.paper', title: t('meters.paper'), keys: 'Ctrl+P', rank: 62, when: some, run: () => void paper() },
  ]);
  const filtered = Boolean(request.search || show !== 'all');

  return (
    <Page
      title={t('nav.meters')}
      beside={<Views view="entry" />}
      actions={
        <>
          <Button kind="bare" icon="in" onClick={() => setImporting(true)}>
            {t('meters.import')}
          </Button>
          <Button kind="bare" icon="out" onClick={() => void paper()} disabled={!some}>
            {t('meters.paper')}
          </Button>
          <Button kind="bare" icon="print" onClick={() => openPrint({ kind: 'readings', asOf: day })} disabled={!some}>
            {t('meters.printSheet')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={draft.size === 0 || busy} onClick={() => void save()}>
            {draft.size > 0 ? t('meters.saveCount', { count: draft.size }) : t('meters.save')}
          </Button>
        </>
      }
    >
      <Bar
        end={
          <span className="meter-day">
            <DateField
              label={t('meters.day')}
              bare
              small
              value={day}
              max={today()}
              onChange={(d) => filter({ date: !d || d === today() ? undefined : d })}
            />
          </span>
        }
      >
        <SearchBox value={request.search} onChange={(q) => filter({ q }, true)} placeholder={t('meters.searchBy')} />
        <Seg<SheetShow>
          label={t('meters.sheetShow.label')}
          value={show}
          onChange={(v) => filter({ show: v === 'all' ? undefined : v })}
          choices={sheetShows.map((v) => ({
            value: v,
            title: t(`meters.sheetShow.${v}`),
            count: sheet && { all: sheet.count, unread: sheet.count - sheet.read, flagged: sheet.odd }[v],
          }))}
        />
      </Bar>
      {error !== undefined && (
        <div className="meter-pad">
          <ErrorNote error={error} />
        </div>
      )}
      {lost.length > 0 && (
        <div className="meter-pad">
          <Note
            tone="doubt"
            title={t('meters.lost', { count: lost.length })}
            actions={
              <Button small onClick={() => setLost([])}>
                {t('ui.close')}
              </Button>
            }
          >
            <p>{lost.slice(0, 20).join('、')}</p>
          </Note>
        </div>
      )}
      {asked.error && !sheet ? (
        <div className="meter-pad">
          <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
        </div>
      ) : some ? (
        <EntryTable rows={rows} draft={draft} weighed={weighed} onType={change} onPaste={onPaste} />
      ) : (
        <div className="wrap data-grid">
          <div className="stand">
            {!sheet ? null : filtered ? (
              <Empty
                kind={show !== 'all' && !request.search ? 'done' : 'noMatch'}
                title={show !== 'all' && !request.search ? t(`meters.sheetDone.${show as 'unread' | 'flagged'}`) : t('meters.noMatch')}
                actions={<Button onClick={() => filter({ q: undefined, show: undefined })}>{t('ui.clearFilters')}</Button>}
              />
            ) : (
              <Empty
                kind="none"
                title={t('meters.none')}
                note={t('meters.noneNote')}
                actions={
                  <>
                    <Button kind="go" onClick={() => go('/meters/book/new')}>
                      {t('meters.new')}
                    </Button>
                    <Button kind="bare" onClick={() => setImporting(true)}>
                      {t('meters.fromExcel')}
                    </Button>
                  </>
                }
              />
            )}
          </div>
        </div>
      )}
      <Sums
        items={[
          { label: t('meters.readCount'), value: `${sheet?.read ?? 0} / ${sheet?.count ?? 0}` },
          { label: t('meters.sheetShow.flagged'), value: String(sheet?.odd ?? 0), tone: sheet?.odd ? 'doubt' : undefined },
        ]}
        selected={
          draft.size > 0
            ? [
                { label: t('meters.unsaved'), value: String(draft.size) },
                { label: t('meters.oddCount'), value: String(odd), tone: odd ? 'doubt' : undefined },
                { label: t('meters.faultyCount'), value: String(faulty), tone: faulty ? 'late' : undefined },
              ]
            : undefined
        }
      />
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
    </Page>
  );
}
