import { useState } from 'react';
import { call, type FileOut, type go, saveFile, undo, useCall, useRefusal, type Wire } from '../../api';
import { useText } from '../../i18n';
import { type Layout, layouts, type Printers } from '../../parts/print';
import { Button, CheckField, DecimalField, ErrorNote, FieldRow, FileDrop, SelectField, TextField, toast, toastError } from '../../ui';
import { useEdited } from './useEdited';

export type View = Wire<go.settings.PapersView>;
type All = Wire<go.settings.Papers>;
type Set = (patch: Partial<All>) => void;
type Err = (...path: string[]) => string | undefined;

/** What papers bear beside their templates, being edited. */
export const useLook = (view: View) =>
  useEdited<All>(view.papers, async (papers) => (await call<View>('Settings.SavePapers', papers)).papers);

/** What papers bear beside their templates, and how the printers of this office are off. */
export function PapersLook({ look: { all, set, err }, view }: { look: ReturnType<typeof useLook>; view: View }) {
  const { t } = useText();
  return (
    <>
      <h2>{t('papers.look.bears')}</h2>
      <Bears all={all} set={set} err={err} />
      <h2>{t('papers.look.seal')}</h2>
      <Seal all={all} set={set} err={err} view={view} />
      <h2>{t('papers.look.codes')}</h2>
      <Codes all={all} set={set} err={err} view={view} />
      <h2>{t('papers.look.printers')}</h2>
      <Offsets all={all} set={set} err={err} />
    </>
  );
}

const switches = ['showPrinted', 'showOperator', 'showPayCode', 'showQr', 'showPrevious'] as const;

function Bears({ all, set, err }: { all: All; set: Set; err: Err }) {
  const { t } = useText();
  const parts = all.receiptParts ?? [];
  return (
    <>
      <FieldRow>
        <TextField
          label={t('papers.look.operator')}
          value={all.operator}
          onChange={(operator) => set({ operator })}
          error={err('operator')}
        />
        <TextField
          label={t('papers.look.fileName')}
          value={all.fileName}
          onChange={(fileName) => set({ fileName })}
          error={err('fileName')}
          note={t('papers.look.fileNameNote')}
          input={{ spellCheck: false }}
        />
      </FieldRow>
      <div className="papers-switches">
        {switches.map((k) => (
          <CheckField key={k} label={t(`papers.look.${k}`)} value={all[k]} onChange={(v) => set({ [k]: v })} />
        ))}
      </div>
      <fieldset className="papers-parts">
        <legend>{t('papers.look.parts')}</legend>
        {([1, 2, 3] as const).map((n) => (
          <CheckField
            key={n}
            label={t(`papers.look.part.${n}`)}
            value={parts.includes(n)}
            onChange={(on) => set({ receiptParts: on ? [...parts, n].sort() : parts.filter((p) => p !== n) })}
          />
        ))}
        <p className="dim small">{t('papers.look.partsNote')}</p>
      </fieldset>
    </>
  );
}

// A picture is stored at once, and can be taken back; its size and caption are saved with the rest.
function usePut() {
  const { t } = useText();
  const [error, setError] = useRefusal();
  const put = async (place: string, name: string, data: string) => {
    setError(undefined);
    try {
      await call('Settings.Picture', { place, file: { name, data } });
      toast(t(data ? 'papers.look.pictureIn' : 'papers.look.pictureOut'), { undo: () => undo() });
    } catch (e) {
      setError(e);
    }
  };
  return { error, put };
}

type PictureProps = { all: All; set: Set; err: Err; view: View };

function Seal({ all, set, err, view }: PictureProps) {
  const { t } = useText();
  const { error, put } = usePut();
  return (
    <>
      <p className="papers-warn small">{t('papers.look.sealNote')}</p>
      {error !== undefined && <ErrorNote error={error} />}
      <div className="papers-picture">
        <Shown picture={view.seal} wide={all.seal.wide || 40} none={t('papers.look.noSeal')} label={t('papers.look.seal')} />
        <div>
          <FileDrop
            title={t('papers.look.sealDrop')}
            note={t('papers.look.pictureNote')}
            accept=".png,.jpg,.jpeg"
            most={1 << 20}
            onFiles={([f]) => void put('seal', f.name, f.base64)}
          />
          <FieldRow columns="160px 1fr">
            <DecimalField
              label={t('papers.look.wide')}
              unit="mm"
              places={1}
              value={String(all.seal.wide || '')}
              onChange={(v) => set({ seal: { ...all.seal, wide: Number(v) || 0 } })}
              error={err('seal', 'wide')}
              note={t('papers.look.wideNote')}
            />
            <div className="papers-under">
              <CheckField
                label={t('papers.look.showSeal')}
                value={all.showSeal}
                onChange={(showSeal) => set({ showSeal })}
                disabled={!view.seal}
              />
              {view.seal && (
                <Button small kind="bare" icon="x" onClick={() => void put('seal', '', '')}>
                  {t('papers.look.takeAway')}
                </Button>
              )}
            </div>
          </FieldRow>
        </div>
      </div>
    </>
  );
}

// At its true size, as far as a screen knows what a millimetre is.
function Shown({ picture, wide, none, label }: { picture: string; wide: number; none: string; label: string }) {
  return (
    <div className="papers-shown">
      {picture ? <img src={picture} alt={label} style={{ width: `${Math.min(60, wide)}mm` }} /> : <span className="small">{none}</span>}
    </div>
  );
}

function Codes({ all, set, err, view }: PictureProps) {
  const { t } = useText();
  const { error, put } = usePut();
  const codes = all.codes ?? [];
  const change = (i: number, patch: { wide?: number; caption?: string }) =>
    set({ codes: codes.map((c, n) => (n === i ? { ...c, ...patch } : c)) });
  return (
    <>
      <p className="mid small">{t('papers.look.codesNote')}</p>
      {error !== undefined && <ErrorNote error={error} />}
      {err('codes') && <p className="err">{err('codes')}</p>}
      <div className="papers-codes">
        {[0, 1, 2].map((i) => (
          <div key={i}>
            <Shown
              picture={view.codes?.[i] ?? ''}
              wide={codes[i]?.wide || 30}
              none={t('papers.look.noCode')}
              label={t('papers.look.code', { number: i + 1 })}
            />
            {i <= codes.length && (
              <FileDrop
                title={t('papers.look.codeDrop', { number: i + 1 })}
                accept=".png,.jpg,.jpeg"
                most={1 << 20}
                onFiles={([f]) => void put(`code${i + 1}`, f.name, f.base64)}
              />
            )}
            {codes[i] && view.codes?.[i] && (
              <>
                <TextField
                  label={t('papers.look.caption')}
                  value={codes[i].caption}
                  onChange={(caption) => change(i, { caption })}
                  error={err('codes', String(i), 'caption')}
                  placeholder={t('papers.look.captionHint')}
                />
                <DecimalField
                  label={t('papers.look.wide')}
                  unit="mm"
                  places={1}
                  value={String(codes[i].wide || '')}
                  onChange={(v) => change(i, { wide: Number(v) || 0 })}
                  error={err('codes', String(i), 'wide')}
                />
                <Button small kind="bare" icon="x" onClick={() => void put(`code${i + 1}`, '', '')}>
                  {t('papers.look.takeAway')}
                </Button>
              </>
            )}
          </div>
        ))}
      </div>
    </>
  );
}

function Offsets({ all, set, err }: { all: All; set: Set; err: Err }) {
  const { t } = useText();
  const printers = useCall<Printers>('Printers.List', {}, ['printer']);
  const [layout, setLayout] = useState<Layout>('form241');
  const rows = all.printers ?? [];
  const change = (i: number, patch: Partial<(typeof rows)[number]>) =>
    set({ printers: rows.map((r, n) => (n === i ? { ...r, ...patch } : r)) });
  const grid = (r: { dx: number; dy: number }) =>
    call<FileOut>('Papers.Grid', { layout, dx: r.dx, dy: r.dy })
      .then((f) => saveFile(f, t('papers.look.grid')))
      .then((file) => file && toast(t('papers.savedOriginal', { file }), { icon: 'in' }), toastError);
  const gridOn = async (r: { printer: string; dx: number; dy: number }) => {
    try {
      const f = await call<FileOut>('Papers.Grid', { layout, dx: r.dx, dy: r.dy });
      await call('Printers.Print', { name: f.name, data: f.data, printer: r.printer, copies: 1, sides: 'one', layout });
      toast(t('papers.look.gridSent', { printer: r.printer }), { icon: 'print' });
    } catch (e) {
      toastError(e);
    }
  };
  const there = (name: string) => (printers.data?.rows ?? []).some((p) => p.name === name);
  const others = (printers.data?.rows ?? []).filter((p) => !rows.some((r) => r.printer === p.name));
  return (
    <>
      <p className="mid small">{t('papers.look.printersNote')}</p>
      <div className="papers-grid-on">
        <SelectField<Layout>
          label={t('papers.look.gridPaper')}
          value={layout}
          onChange={setLayout}
          options={layouts.map((l) => ({ value: l, label: t(`papers.layout.${l}`) }))}
        />
        <Button icon="in" onClick={() => void grid({ dx: 0, dy: 0 })}>
          {t('papers.look.gridSave')}
        </Button>
      </div>
      {rows.map((r, i) => (
        <div className="papers-offset" key={i}>
          <TextField
            label={t('papers.print.printer')}
            value={r.printer}
            onChange={(printer) => change(i, { printer })}
            error={err('printers', String(i), 'printer')}
            input={{ spellCheck: false }}
          />
          <Mm label={t('papers.look.dx')} value={r.dx} onChange={(dx) => change(i, { dx })} error={err('printers', String(i), 'dx')} />
          <Mm label={t('papers.look.dy')} value={r.dy} onChange={(dy) => change(i, { dy })} error={err('printers', String(i), 'dy')} />
          <Button onClick={() => void (there(r.printer) ? gridOn(r) : grid(r))}>{t('papers.look.gridTry')}</Button>
          <Button
            kind="bare"
            icon="x"
            label={t('papers.look.dropPrinter', { name: r.printer })}
            onClick={() => set({ printers: rows.filter((_, n) => n !== i) })}
          />
        </div>
      ))}
      <div className="papers-grid-on">
        <SelectField<string>
          label={t('papers.look.addPrinter')}
          bare
          placeholder={t('papers.look.addPrinter')}
          value={undefined}
          onChange={(printer) => set({ printers: [...rows, { printer: printer === '\u0000' ? '' : printer, dx: 0, dy: 0 }] })}
          options={[...others.map((p) => ({ value: p.name, label: p.name })), { value: '\u0000', label: t('papers.look.otherPrinter') }]}
        />
      </div>
    </>
  );
}

// Tenths of a millimetre, to the left and up with a minus.
function Mm({ label, value, onChange, error }: { label: string; value: number; onChange: (mm: number) => void; error?: string }) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextField
      label={label}
      unit="mm"
      value={typed ?? String(value)}
      onChange={(v) => {
        const text = v.replace(/[−－]/g, '-').replace(/[。．]/g, '.');
        setTyped(text);
        const mm = Number(text);
        if (text.trim() !== '' && Number.isFinite(mm)) onChange(Math.round(mm * 10) / 10);
      }}
      error={error}
      input={{ inputMode: 'decimal', onBlur: () => setTyped(undefined) }}
    />
  );
}
