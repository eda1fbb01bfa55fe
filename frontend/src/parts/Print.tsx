import './print.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { inWindow, saveFile, today, useCall } from '../api';
import { type Language, useText } from '../i18n';
import { Button, CheckField, DateField, Dialog, ErrorNote, Icon, Seg, SelectField, TextField, toast, useCommands } from '../ui';
import { PrintPages } from './PrintPages';
import {
  byHand,
  type Choice,
  habit,
  type Kind,
  keepHabit,
  make,
  type PrintAsk,
  type Printed,
  type Printers,
  requestOf,
  saveSeveral,
  send,
  type Templates,
  templateName,
  type Way,
  ways,
} from './print';

let asked: PrintAsk | undefined;
const readers = new Set<() => void>();

/** Opens the print dialog on papers. It is the only one: every screen prints through it. */
export function openPrint(ask: PrintAsk | undefined) {
  asked = ask;
  for (const tell of readers) tell();
}

const listen = (tell: () => void) => {
  readers.add(tell);
  return () => readers.delete(tell);
};

/** The print dialog's place. Mounted once, at the root. */
export function PrintLayer() {
  const { t } = useText();
  const ask = useSyncExternalStore(listen, () => asked);
  return (
    <Dialog
      open={ask !== undefined}
      title={ask ? t('papers.print.title', { kind: t(`papers.kind.${ask.kind}`) }) : ''}
      width={1180}
      onClose={() => openPrint(undefined)}
    >
      {ask && <Inside key={JSON.stringify(ask)} ask={ask} />}
    </Dialog>
  );
}

const week = () => {
  const d = new Date();
  d.setDate(d.getDate() + 7);
  return d.toLocaleDateString('sv');
};

function Inside({ ask }: { ask: PrintAsk }) {
  const { t, language } = useText();
  const printers = useCall<Printers>('Printers.List', {}, ['printer']);
  const templates = useCall<Templates>('Templates.List', {}, ['template', 'settings']);
  const [c, setChoice] = useState<Choice>(() => first(ask, language));
  const set = (patch: Partial<Choice>) => setChoice((before) => ({ ...before, ...patch }));
  const printer = c.printer || nextPrinter(printers.data);
  const choice = useMemo(() => ({ ...c, printer }), [c, printer]);
  const looked = useLook(ask, choice);
  const [busy, setBusy] = useState<'print' | 'save'>();
  const [failed, setFailed] = useState<unknown>();
  const [way, setWay] = useState<Way>('one');
  const given = useRef<{ of: string; made: Printed }>(undefined);
  const papers = looked.data?.papers ?? 0;
  const ready = looked.data !== undefined && !looked.isPlaceholderData && busy === undefined && !looked.error;

  // What was given out in this dialog is sent or saved again as it is, and not counted twice.
  const give = async () => {
    const of = JSON.stringify(requestOf(ask, choice));
    if (given.current?.of !== of) given.current = { of, made: await make(ask, choice, true) };
    return given.current.made;
  };
  const run = async (what: 'print' | 'save', work: () => Promise<string | undefined>) => {
    setBusy(what);
    setFailed(undefined);
    try {
      const said = await work();
      if (said) {
        toast(said, { icon: what === 'print' ? 'print' : 'in' });
        openPrint(undefined);
      }
    } catch (e) {
      setFailed(e);
    } finally {
      setBusy(undefined);
    }
  };
  const print = () =>
    run('print', async () => {
      const made = await give();
      const where = await send(made, ask.again ? '' : layoutOf(ask.kind, choice, templates.data), choice);
      keepHabit({ printer: choice.printer, sides: choice.sides });
      return t(made.again > 0 ? 'papers.print.doneAgain' : 'papers.print.done', { count: made.papers, again: made.again, where });
    });
  const save = () =>
    run('save', async () => {
      if (way !== 'one') {
        const got = await saveSeveral(ask, choice, way);
        return got && t('papers.print.savedFiles', { count: got.count, where: got.where });
      }
      const made = await give();
      const file = await saveFile(made, t('papers.print.save'));
      return file && t('papers.print.saved', { count: made.papers, file });
    });
  useCommands([
    { id: 'print.print', title: t('papers.print.go'), keys: ['Ctrl+Enter', 'Ctrl+P'], rank: 20, when: ready, run: () => void print() },
    { id: 'print.save', title: t('papers.print.save'), keys: 'Ctrl+S', rank: 21, when: ready, run: () => void save() },
  ]);
  const again = looked.data?.again ?? 0;
  return (
    // A closed list would open by Ctrl+Enter, which prints from everywhere here.
    <div
      className="print"
      onKeyDownCapture={(e) => {
        if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || (e.target as HTMLElement).getAttribute('role') !== 'combobox') return;
        e.preventDefault();
        e.stopPropagation();
        if (ready) void print();
      }}
    >
      <PrintPages
        data={looked.data?.data}
        pages={looked.data?.pages}
        error={looked.error}
        busy={looked.isFetching}
        label={t(`papers.kind.${ask.kind}`)}
      />
      <div className="print-how">
        <p className="print-count">
          {looked.data ? t('papers.print.count', { count: papers }) : t('papers.print.making')}
          {again > 0 && (
            <span className="doubt small">
              <Icon name="info" small /> {t('papers.print.again', { count: again })}
            </span>
          )}
        </p>
        {!ask.again && <What ask={ask} c={choice} set={set} templates={templates.data} />}
        <How c={choice} set={set} printers={printers.data} />
        {failed !== undefined && <ErrorNote error={failed} />}
        <div className="print-end">
          <Button kind="go" icon="print" keys="Ctrl+Enter" disabled={!ready} onClick={() => void print()}>
            {t(choice.printer === byHand ? 'papers.print.open' : 'papers.print.go')}
          </Button>
          <SelectField<Way>
            bare
            label={t('papers.print.way.label')}
            value={way}
            onChange={setWay}
            options={ways
              .filter((w) => inWindow() || !w.startsWith('folder'))
              .map((w) => ({ value: w, label: t(`papers.print.way.${w}`) }))}
          />
          <Button icon="in" keys="Ctrl+S" disabled={!ready} onClick={() => void save()}>
            {t('papers.print.save')}
          </Button>
          <p className="dim small">{t('papers.print.keeps')}</p>
        </div>
      </div>
    </div>
  );
}

const first = (ask: PrintAsk, language: Language): Choice => ({
  lang: language,
  working: undefined,
  template: '',
  order: '',
  asOf: ask.asOf ?? '',
  degree: ask.degree ?? 1,
  deadline: '',
  printer: '',
  copies: 1,
  sides: habit().sides ?? 'one',
});

// The printer used last, else the system's first choice, else by hand.
function nextPrinter(list: Printers | undefined): string {
  if (!list) return byHand;
  const rows = list.rows ?? [];
  const last = habit().printer;
  if (last !== undefined && (last === byHand || rows.some((p) => p.name === last))) return last;
  return (rows.find((p) => p.default) ?? rows[0])?.name ?? byHand;
}

// The printer counts in what is seen only by its offset: changing it asks anew.
function useLook(ask: PrintAsk, c: Choice) {
  const wanted = JSON.stringify(requestOf(ask, c));
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), 200);
    return () => clearTimeout(timer);
  }, [wanted]);
  return useQuery({
    queryKey: ['invoice receipt settings template paper deposit customer', 'Papers.Look', ask.again ? 'again' : ask.kind, settled],
    queryFn: ({ signal }) => make(ask, c, false, signal),
    placeholderData: (before) => before,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

// The paper that the printer is told: where customers have templates of their own it may differ, and is left to the printer.
function layoutOf(kind: Kind, c: Choice, list: Templates | undefined): string {
  const rows = (list?.rows ?? []).filter((r) => r.kind === kind);
  if (c.template.startsWith('L:')) return c.template.slice(2);
  if (c.template) return rows.find((r) => r.id === Number(c.template.slice(2)))?.layout ?? '';
  return rows.some((r) => r.customers > 0) ? '' : (rows.find((r) => r.chosen)?.layout ?? '');
}

type Setting = { c: Choice; set: (patch: Partial<Choice>) => void };

const worked: Kind[] = ['invoice', 'credit'];
const dated: Kind[] = ['statement', 'reminder', 'latefee', 'readings', 'cash'];

function What({ ask, c, set, templates }: Setting & { ask: PrintAsk; templates: Templates | undefined }) {
  const { t } = useText();
  const settings = useCall<{ settings: { showWorking: boolean } }>('Settings.Get', {}, ['settings']);
  const own = (templates?.rows ?? []).filter((r) => r.kind === ask.kind && !r.archived);
  return (
    <>
      {ask.kind === 'reminder' && (
        <SelectField<number>
          label={t('papers.print.degree')}
          value={c.degree}
          onChange={(degree) => set({ degree })}
          options={([1, 2, 3, 4, 5] as const).map((n) => ({ value: n, label: t(`papers.degree.${n}`) }))}
        />
      )}
      {dated.includes(ask.kind) && (
        <DateField label={t('papers.print.asOf')} value={(c.asOf || today()) as never} onChange={(d) => set({ asOf: d ?? '' })} />
      )}
      {ask.kind === 'reminder' && (
        <DateField
          label={t('papers.print.deadline')}
          value={(c.deadline || week()) as never}
          onChange={(d) => set({ deadline: d ?? '' })}
        />
      )}
      <SelectField<string>
        label={t('papers.print.template')}
        value={c.template}
        onChange={(template) => set({ template })}
        options={[
          { value: '', label: t('papers.print.asSet') },
          ...own.map((r) => ({ value: r.id ? `T:${r.id}` : `L:${r.layout}`, label: templateName(t, r) })),
        ]}
      />
      <SelectField<Choice['order']>
        label={t('papers.print.order.label')}
        value={c.order}
        onChange={(order) => set({ order })}
        options={(['', 'number', 'customer', 'reverse'] as const).map((o) => ({
          value: o,
          label: t(`papers.print.order.${o || 'asked'}`),
        }))}
      />
      <div className="print-row">
        <Seg
          label={t('papers.print.lang')}
          value={c.lang}
          onChange={(lang) => set({ lang })}
          choices={[
            { value: 'zh-CN', title: '中文' },
            { value: 'en', title: 'English' },
          ]}
        />
        {worked.includes(ask.kind) && (
          <CheckField
            label={t('papers.print.working')}
            value={c.working ?? settings.data?.settings.showWorking ?? false}
            onChange={(working) => set({ working })}
          />
        )}
      </div>
    </>
  );
}

function How({ c, set, printers }: Setting & { printers: Printers | undefined }) {
  const { t } = useText();
  const rows = printers?.rows ?? [];
  const hand = c.printer === byHand;
  return (
    <>
      <SelectField<string>
        label={t('papers.print.printer')}
        value={c.printer}
        onChange={(printer) => set({ printer })}
        note={printers && rows.length === 0 ? t('papers.print.noPrinter') : undefined}
        options={[
          ...rows.map((p) => ({ value: p.name, label: p.name, note: p.default ? t('papers.print.default') : undefined })),
          { value: byHand, label: t(inWindow() ? 'papers.print.viewer' : 'papers.print.browser') },
        ]}
      />
      {!hand && (
        <div className="print-row">
          <TextField
            label={t('papers.print.copies')}
            value={String(c.copies)}
            onChange={(v) => set({ copies: Math.min(99, Math.max(1, Number(v.replace(/\D/g, '')) || 1)) })}
            input={{ inputMode: 'numeric', className: 'num' }}
          />
          {printers?.duplex && (
            <SelectField<Choice['sides']>
              label={t('papers.print.sides.label')}
              value={c.sides}
              onChange={(sides) => set({ sides })}
              options={(['one', 'long', 'short'] as const).map((s) => ({ value: s, label: t(`papers.print.sides.${s}`) }))}
            />
          )}
        </div>
      )}
    </>
  );
}
