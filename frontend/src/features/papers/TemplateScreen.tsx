import { useMemo, useState } from 'react';
import { call, Fault, type FileOut, requestId, saveFile, undo, useCall, useRefusal } from '../../api';
import { useText } from '../../i18n';
import { type Kind, type Layout, templateName } from '../../parts/print';
import {
  Button,
  CheckField,
  DecimalField,
  Empty,
  ErrorNote,
  FieldRow,
  Page,
  SelectField,
  TextField,
  toast,
  toastError,
  useAddress,
  useCommands,
} from '../../ui';
import { BlockEditor } from './BlockEditor';
import { BlockList } from './BlockList';
import { type Block, type Detail, faultsByBlock, inWords, moment, nameOf, refOf, type Template, tidy } from './data';
import { Preview, useTry } from './Preview';
import { useSteps } from './useSteps';

/** The editor of one template. A built-in one is where a new one begins: it cannot be changed itself. */
export function TemplateScreen({ name }: { name: string }) {
  const { t } = useText();
  const { go } = useAddress();
  const ref = refOf(name);
  const [version, setVersion] = useState(0);
  const got = useCall<Detail>('Templates.Get', { ...(ref ?? { id: 0, kind: '', layout: '' }), version }, ['template', 'settings'], {
    enabled: ref !== undefined,
  });
  if (!ref || got.error)
    return (
      <Page title={t('papers.templates')} up={{ to: '/papers/templates', title: t('papers.templates') }} pad>
        {got.error ? (
          <ErrorNote error={got.error} retry={() => void got.refetch()} />
        ) : (
          <Empty
            kind="none"
            title={t('papers.noTemplate')}
            actions={<Button onClick={() => go('/papers/templates')}>{t('papers.templates')}</Button>}
          />
        )}
      </Page>
    );
  if (!got.data) return <Page title={t('papers.templates')}>{null}</Page>;
  return <Editor key={`${name} ${got.data.version} ${version}`} detail={got.data} past={version > 0} onVersion={setVersion} />;
}

function beginning(t: ReturnType<typeof useText>['t'], d: Detail): Template {
  if (d.id) return d.template;
  const kind = t(`papers.kind.${d.template.kind as Kind}`);
  return { ...d.template, name: t('papers.copyName', { kind, layout: t(`papers.layout.${d.template.layout as Layout}`) }) };
}

function Editor({ detail, past, onVersion }: { detail: Detail; past: boolean; onVersion: (version: number) => void }) {
  const { t, language } = useText();
  const { go } = useAddress();
  const began = useMemo(() => beginning(t, detail), [t, detail]);
  const steps = useSteps(began);
  const draft = steps.now;
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useRefusal();
  const [tried, setTried] = useState({ id: 0, lang: language as string });
  const look = useTry(draft, tried);
  const dirty = JSON.stringify(draft) !== JSON.stringify(began);
  const canSave = !busy && draft.name.trim() !== '' && (dirty || past || detail.id === 0);
  const blocks = draft.blocks ?? [];
  const block = blocks[at] as Block | undefined;
  const failed = look.error ?? error;
  const faults = useMemo(() => {
    const all = failed instanceof Fault ? (failed.parts.length ? failed.parts : [failed]) : [];
    return faultsByBlock(all.map((f) => inWords(t, f, detail.vocabulary)));
  }, [t, failed, detail.vocabulary]);
  const set = (patch: Partial<Template>) => {
    setError(undefined);
    steps.set((d) => ({ ...d, ...patch }));
  };
  // A new template that nobody has changed begins with what is built in for the other paper: an A4 letterhead is no till receipt.
  const layOut = (layout: Layout) =>
    detail.id || dirty ? set({ layout }) : go(`/papers/templates/${nameOf({ id: 0, kind: draft.kind, layout } as never)}`, {}, true);
  const setBlock = (patch: Partial<Block>) => set({ blocks: blocks.map((b, i) => (i === at ? { ...b, ...patch } : b)) });
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const saved = await call<{ id: number; version: number }>('Templates.Save', {
        id: detail.id,
        template: tidy(draft),
        requestId: requestId(),
      });
      toast(t('papers.saved', { name: draft.name, version: saved.version }), { undo: () => undo() });
      onVersion(0);
      if (!detail.id) go(`/papers/templates/${nameOf({ ...saved, kind: '', layout: '' } as never)}`, {}, true);
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  const out = () =>
    call<FileOut>('Templates.Export', { id: detail.id, kind: draft.kind, layout: draft.layout, version: 0 })
      .then((f) => saveFile(f, t('papers.export')))
      .then((file) => file && toast(t('papers.savedOriginal', { file }), { icon: 'out' }), toastError);
  useCommands([
    {
      id: 'template.save',
      title: t('ui.save'),
      hint: t('ui.save'),
      keys: ['Ctrl+Enter', 'Ctrl+S'],
      rank: 10,
      when: canSave,
      run: () => void save(),
    },
    // Under the names of what is taken back in the book: the window's menu has them too, and here they are about the template.
    { id: 'undo', title: t('papers.undo'), keys: 'Ctrl+Z', rank: 16, when: steps.back !== undefined, run: () => steps.back?.() },
    {
      id: 'redo',
      title: t('papers.redo'),
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      rank: 17,
      when: steps.again !== undefined,
      run: () => steps.again?.(),
    },
    { id: 'template.export', title: t('papers.export'), keys: 'Ctrl+E', rank: 62, when: detail.id > 0, run: () => void out() },
  ]);
  return (
    <Page
      title={detail.id ? draft.name : t('papers.newFrom', { name: templateName(t, { id: 0, name: '', layout: draft.layout }) })}
      up={{ to: '/papers/templates', title: t('papers.templates') }}
      sub={t(`papers.kind.${draft.kind as Kind}`)}
      actions={
        <>
          {detail.id > 0 && (
            <div className="papers-versions">
              <SelectField<number>
                bare
                label={t('papers.versions')}
                value={past ? detail.version : 0}
                onChange={onVersion}
                options={(detail.versions ?? []).map((v, i) => ({
                  value: i === 0 ? 0 : v.version,
                  label: t('papers.versionAt', { version: v.version, at: moment(v.at) }),
                }))}
              />
            </div>
          )}
          <Button onClick={() => steps.set(() => began)} disabled={!dirty}>
            {t('papers.discard')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={!canSave} onClick={() => void save()}>
            {t(past ? 'papers.restoreVersion' : detail.id ? 'ui.save' : 'papers.saveOwn')}
          </Button>
        </>
      }
    >
      <div className="template">
        <div className="template-left">
          <Basics draft={draft} detail={detail} faults={faults.get(-1) ?? []} set={set} onLayout={layOut} />
          <BlockList
            blocks={blocks}
            at={at}
            onAt={setAt}
            onChange={(blocks, to) => {
              set({ blocks });
              setAt(to);
            }}
            faults={faults}
          />
        </div>
        <div className="template-mid">
          {failed !== undefined && failed !== null && !(failed instanceof Fault) && <ErrorNote error={failed} />}
          <Lost faults={(faults.get(-1) ?? []).filter((f) => basic(f) === undefined)} />
          {block ? (
            <BlockEditor
              key={at}
              block={block}
              kind={draft.kind as Kind}
              vocabulary={detail.vocabulary}
              faults={faults.get(at) ?? []}
              set={setBlock}
            />
          ) : (
            <p className="mid">{t('papers.noBlock')}</p>
          )}
        </div>
        <Preview draft={draft} look={look} tried={tried} onTry={setTried} block={block} onBox={(at) => setBlock({ at })} />
      </div>
    </Page>
  );
}

// What is said of the template as a whole: a name that is taken, a value that must be printed and is not.
function Lost({ faults }: { faults: Fault[] }) {
  const { t, fault } = useText();
  if (faults.length === 0) return null;
  return (
    <ul className="template-faults" role="alert" aria-label={t('papers.faults')}>
      {faults.map((f) => (
        <li key={`${f.key} ${JSON.stringify(f.args)}`}>{fault(f.bare())}</li>
      ))}
    </ul>
  );
}

/** The field of a template as a whole that a fault speaks of. */
const basic = (f: Fault) => (['name', 'scale'] as const).find((name) => f.path.at(-1) === name);

type BasicsProps = {
  draft: Template;
  detail: Detail;
  faults: Fault[];
  set: (patch: Partial<Template>) => void;
  onLayout: (layout: Layout) => void;
};

function Basics({ draft, detail, faults, set, onLayout }: BasicsProps) {
  const { t, fault } = useText();
  const err = (name: 'name' | 'scale') =>
    faults
      .filter((f) => basic(f) === name)
      .map((f) => fault(f.bare()))
      .join(' ') || undefined;
  return (
    <div className="template-basics">
      <TextField
        label={t('papers.name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={draft.name.trim() === '' ? t('papers.nameMissing') : err('name')}
      />
      <SelectField<Layout>
        label={t('papers.col.layout')}
        value={draft.layout as Layout}
        onChange={onLayout}
        options={(detail.layouts ?? []).map((l) => ({ value: l as Layout, label: t(`papers.layout.${l as Layout}`) }))}
      />
      <FieldRow columns="88px 1fr">
        <DecimalField
          label={t('papers.scale')}
          unit="%"
          places={0}
          value={String(draft.scale || 100)}
          onChange={(v) => set({ scale: Number(v) || 100 })}
        />
        <div className="template-under" title={t('papers.overlayNote')}>
          <CheckField label={t('papers.overlay')} value={draft.overlay ?? false} onChange={(on) => set({ overlay: on || undefined })} />
        </div>
      </FieldRow>
      {err('scale') && (
        <p className="err" role="alert">
          {err('scale')}
        </p>
      )}
    </div>
  );
}
