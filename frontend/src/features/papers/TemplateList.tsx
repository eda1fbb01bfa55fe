import { useRef, useState } from 'react';
import { call, type FileOut, requestId, saveFile, undo, useCall, useRefusal } from '../../api';
import { useText } from '../../i18n';
import { CustomerField } from '../../parts/CustomerField';
import { type Kind, kinds, type Layout, templateName } from '../../parts/print';
import { Button, CheckField, Dialog, ErrorNote, Page, Tag, toast, toastError, useAddress, useCommands } from '../../ui';
import { readFile } from '../../ui/FileDrop';
import { kindOf, nameOf, type TemplateRow } from './data';
import { Views } from './Views';

/** 单据模板: the built-in ones and one's own, by kind. */
export function TemplateList() {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const kind: Kind = kindOf(search.kind) || 'invoice';
  const list = useCall<{ rows: TemplateRow[] }>('Templates.List', {}, ['template', 'settings'], { keep: true });
  const [away, setAway] = useState(false);
  const [error, setError] = useRefusal();
  const picker = useRef<HTMLInputElement>(null);
  const rows = (list.data?.rows ?? []).filter((r) => r.kind === kind);
  const shown = rows.filter((r) => away || !r.archived);
  const bring = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    try {
      const { base64 } = await readFile(file);
      const saved = await call<{ id: number }>('Templates.Import', { data: base64, requestId: requestId() });
      toast(t('papers.imported'), { undo: () => undo() });
      go(`/papers/templates/${saved.id}`);
    } catch (e) {
      setError(e);
    }
  };
  useCommands([
    {
      id: 'papers.import',
      title: t('papers.import'),
      hint: t('papers.import'),
      keys: 'Ctrl+I',
      rank: 30,
      run: () => picker.current?.click(),
    },
  ]);
  return (
    <Page
      title={t('papers.title')}
      beside={<Views view="templates" />}
      actions={
        <>
          <input
            ref={picker}
            type="file"
            accept=".json"
            hidden
            aria-label={t('papers.import')}
            onChange={(e) => {
              void bring(e.target.files?.[0]);
              e.target.value = '';
            }}
          />
          <Button kind="bare" icon="in" keys="Ctrl+I" onClick={() => picker.current?.click()}>
            {t('papers.import')}
          </Button>
        </>
      }
    >
      <div className="papers-templates">
        <nav aria-label={t('papers.col.kind')}>
          {kinds.map((k) => (
            <button type="button" key={k} aria-current={k === kind ? 'page' : undefined} onClick={() => filter({ kind: k })}>
              {t(`papers.kind.${k}`)}
            </button>
          ))}
        </nav>
        <section>
          {error !== undefined && <ErrorNote error={error} />}
          {list.error && !list.data ? <ErrorNote error={list.error} retry={() => void list.refetch()} /> : null}
          <ul className="papers-list">
            {shown.map((r) => (
              <Row key={nameOf(r)} row={r} kind={kind} />
            ))}
          </ul>
          {rows.some((r) => r.archived) && <CheckField label={t('papers.showArchived')} value={away} onChange={setAway} />}
          <p className="dim small">{t('papers.builtinNote')}</p>
        </section>
      </div>
    </Page>
  );
}

function Row({ row: r, kind }: { row: TemplateRow; kind: Kind }) {
  const { t } = useText();
  const { go } = useAddress();
  const [asking, setAsking] = useState(false);
  const name = templateName(t, r);
  const tell = (work: Promise<unknown>, said: string) => work.then(() => toast(said, { undo: () => undo() }), toastError);
  const choose = () =>
    tell(
      call('Templates.Choose', { kind, customerId: 0, templateId: r.id, layout: r.id ? '' : r.layout }),
      t('papers.chosenFor', { name, kind: t(`papers.kind.${kind}`) }),
    );
  const out = () =>
    call<FileOut>('Templates.Export', { id: r.id, kind: r.kind, layout: r.layout, version: 0 })
      .then((f) => saveFile(f, t('papers.export')))
      .then((file) => file && toast(t('papers.savedOriginal', { file }), { icon: 'out' }), toastError);
  const archive = () =>
    tell(call('Templates.Archive', { id: r.id, archived: !r.archived }), t(r.archived ? 'papers.restored' : 'papers.archived', { name }));
  return (
    <li>
      <div>
        <button type="button" className="link strong" onClick={() => go(`/papers/templates/${nameOf(r)}`)}>
          {name}
        </button>{' '}
        {r.chosen && <Tag tone="act">{t('papers.isChosen')}</Tag>} {r.archived && <Tag>{t('papers.isArchived')}</Tag>}
        <p className="dim small">
          {[
            r.id ? t(`papers.layout.${r.layout as Layout}`) : '',
            r.id ? t('papers.version', { version: r.version }) : '',
            r.customers > 0 ? t('papers.users', { count: r.customers }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="papers-acts">
        <Button small icon={r.id ? 'edit' : 'copy'} onClick={() => go(`/papers/templates/${nameOf(r)}`)}>
          {t(r.id ? 'papers.edit' : 'papers.copy')}
        </Button>
        <Button small kind="bare" disabled={r.chosen || r.archived} onClick={() => void choose()}>
          {t('papers.choose')}
        </Button>
        <Button small kind="bare" disabled={r.archived} onClick={() => setAsking(true)}>
          {t('papers.chooseFor')}
        </Button>
        <Button small kind="bare" onClick={() => void out()}>
          {t('papers.export')}
        </Button>
        {r.id > 0 && (
          <Button small kind="bare" onClick={() => void archive()}>
            {t(r.archived ? 'papers.restore' : 'papers.archiveIt')}
          </Button>
        )}
      </div>
      <ForCustomer row={r} kind={kind} name={name} open={asking} onClose={() => setAsking(false)} />
    </li>
  );
}

function ForCustomer({
  row: r,
  kind,
  name,
  open,
  onClose,
}: {
  row: TemplateRow;
  kind: Kind;
  name: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useText();
  const [who, setWho] = useState({ id: 0, name: '' });
  const [error, setError] = useRefusal();
  const set = async (none: boolean) => {
    try {
      await call('Templates.Choose', { kind, customerId: who.id, templateId: none ? 0 : r.id, layout: none || r.id ? '' : r.layout });
      toast(
        t(none ? 'papers.noneFor' : 'papers.chosenFor', { name: none ? who.name : name, kind: none ? t(`papers.kind.${kind}`) : who.name }),
        { undo: () => undo() },
      );
      onClose();
    } catch (e) {
      setError(e);
    }
  };
  return (
    <Dialog
      open={open}
      title={t('papers.chooseForTitle', { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose} keys="Esc">
            {t('ui.close')}
          </Button>
          <Button disabled={who.id === 0} onClick={() => void set(true)}>
            {t('papers.asAll')}
          </Button>
          <Button kind="go" disabled={who.id === 0} onClick={() => void set(false)}>
            {t('papers.useIt')}
          </Button>
        </>
      }
    >
      {error !== undefined && <ErrorNote error={error} />}
      <CustomerField
        label={t('papers.col.name')}
        value={who.id}
        onChange={(id, name) => setWho({ id, name })}
        placeholder={t('papers.whoHint')}
      />
    </Dialog>
  );
}
