import { useRef } from 'react';
import type { Fault, go, Wire } from '../../api';
import { useText } from '../../i18n';
import type { Kind } from '../../parts/print';
import { CheckField, DecimalField, FieldRow, Seg, SelectField } from '../../ui';
import { type Block, type BlockType, can } from './data';
import { Columns, Fields } from './Fields';

type Vocabulary = Wire<go.paper.Vocabulary>;
type Props = { block: Block; kind: Kind; vocabulary: Vocabulary; faults: Fault[]; set: (patch: Partial<Block>) => void };

const number = (v: string): number | undefined => (v === '' ? undefined : Number(v));

/** Where a fault stands at its own field; of others the block says above what they are. */
const atField = /^(source|text|size|height|at|columns|(fields|right|columns)\/\d+\/(name|label|width))$/;
const placeOf = (f: Fault): string => f.path.slice(f.path.indexOf('blocks') + 2).join('/');

/** What one block shows and how: its content, its type, its place. */
export function BlockEditor({ block: b, vocabulary: v, faults, set }: Props) {
  const { t, fault } = useText();
  const may = can[b.type as BlockType] ?? {};
  const err = (...path: string[]) => {
    const found = faults.filter((f) => placeOf(f) === path.join('/'));
    return found.length ? found.map((f) => fault(f.bare())).join(' ') : undefined;
  };
  const whole = faults.filter((f) => !atField.test(placeOf(f)));
  return (
    <div className="template-editor">
      <h2>{t(`papers.block.${b.type as BlockType}`)}</h2>
      {whole.length > 0 && (
        <ul className="template-faults" role="alert" aria-label={t('papers.faults')}>
          {whole.map((f, i) => (
            <li key={i}>{fault(f.bare())}</li>
          ))}
        </ul>
      )}
      <p className="mid small">{t(`papers.about.${b.type as BlockType}`)}</p>
      <CheckField label={t('papers.isHidden')} value={b.hidden ?? false} onChange={(hidden) => set({ hidden })} />
      {may.source && <Source b={b} v={v} set={set} error={err('source')} />}
      {may.text && <FreeText b={b} v={v} set={set} error={err('text')} />}
      {may.fields && (
        <Fields
          title={t(may.right ? 'papers.leftFields' : 'papers.fields')}
          block={b.type as BlockType}
          list={b.fields ?? []}
          v={v}
          err={(...p) => err('fields', ...p)}
          onChange={(fields) => set({ fields })}
        />
      )}
      {may.right && (
        <Fields
          title={t('papers.rightFields')}
          block={b.type as BlockType}
          list={b.right ?? []}
          v={v}
          err={(...p) => err('right', ...p)}
          onChange={(right) => set({ right })}
        />
      )}
      {b.type === 'table' && b.source && (
        <Columns
          list={b.columns ?? []}
          known={v.tables?.find((x) => x.name === b.source)?.columns ?? []}
          error={err('columns')}
          err={(...p) => err('columns', ...p)}
          onChange={(columns) => set({ columns })}
        />
      )}
      {(may.type || may.height) && (
        <FieldRow columns={2}>
          {may.type && (
            <DecimalField
              label={t('papers.size')}
              unit="pt"
              places={1}
              placeholder={t('papers.own')}
              value={b.size ? String(b.size) : ''}
              onChange={(x) => set({ size: number(x) })}
              error={err('size')}
            />
          )}
          {may.height && (
            <DecimalField
              label={t('papers.height')}
              unit="mm"
              places={1}
              placeholder={t('papers.own')}
              value={b.height ? String(b.height) : ''}
              onChange={(x) => set({ height: number(x) })}
              error={err('height')}
            />
          )}
        </FieldRow>
      )}
      {(may.type || b.type === 'codes' || b.type === 'picture') && (
        <div className="template-row">
          <Seg
            label={t('papers.align.label')}
            value={(b.align || (b.type === 'title' ? 'center' : 'left')) as 'left'}
            onChange={(align) => set({ align })}
            choices={(['left', 'center', 'right'] as const).map((a) => ({ value: a, title: t(`papers.align.${a}`) }))}
          />
          {may.type && <CheckField label={t('papers.bold')} value={b.bold ?? false} onChange={(bold) => set({ bold })} />}
        </div>
      )}
      <Place b={b} set={set} error={err('at')} />
    </div>
  );
}

function Source({ b, v, set, error }: { b: Block; v: Vocabulary; set: Props['set']; error?: string }) {
  const { t } = useText();
  const options = {
    table: (v.tables ?? []).map((x) => ({ value: x.name, label: t(`papers.table.${x.name as 'lines'}`) })),
    text: [
      { value: '', label: t('papers.ownText') },
      ...(v.texts ?? []).map((x) => ({ value: x.name, label: t(`papers.text.${x.name as 'letter'}`) })),
    ],
    note: (v.values ?? []).map((x) => ({ value: x.name, label: x.label || t(`papers.value.${x.name as 'title'}`) })),
    picture: (v.pictures ?? []).map((x) => ({ value: x, label: t(`papers.picture.${x as 'logo'}`) })),
  }[b.type as 'table'];
  return (
    <SelectField<string>
      label={t('papers.source')}
      value={b.source ?? ''}
      onChange={(source) => set({ source, ...(b.type === 'table' ? { columns: [] } : {}) })}
      options={options ?? []}
      error={error}
    />
  );
}

// Text with {placeholders}, which are chosen from a list and come in where the cursor stands.
function FreeText({ b, v, set, error }: { b: Block; v: Vocabulary; set: Props['set']; error?: string }) {
  const { t } = useText();
  const area = useRef<HTMLDivElement>(null);
  const insert = (name: string) => {
    const at = area.current?.querySelector('textarea');
    const text = b.text ?? '';
    const [from, till] = at ? [at.selectionStart, at.selectionEnd] : [text.length, text.length];
    set({ text: `${text.slice(0, from)}{${name}}${text.slice(till)}` });
    requestAnimationFrame(() => {
      at?.focus();
      at?.setSelectionRange(from + name.length + 2, from + name.length + 2);
    });
  };
  if (b.source) return null;
  return (
    <div ref={area} className="template-text">
      <label className="field">
        <span>{t('papers.freeText')}</span>
        <textarea
          className={error ? 'input bad' : 'input'}
          rows={4}
          value={b.text ?? ''}
          aria-invalid={error ? true : undefined}
          onChange={(e) => set({ text: e.target.value })}
        />
      </label>
      {error && <p className="err">{error}</p>}
      <SelectField<string>
        bare
        label={t('papers.placeholder')}
        placeholder={t('papers.placeholder')}
        value={undefined}
        onChange={insert}
        options={(v.values ?? []).map((x) => ({
          value: x.name,
          label: x.label || t(`papers.value.${x.name as 'title'}`),
          note: `{${x.name}}`,
        }))}
      />
    </div>
  );
}

function Place({ b, set, error }: { b: Block; set: Props['set']; error?: string }) {
  const { t } = useText();
  const at = b.at;
  return (
    <div className="template-place">
      <CheckField
        label={t('papers.absolute')}
        note={t('papers.absoluteNote')}
        value={Boolean(at)}
        onChange={(on) => set({ at: on ? { x: 20, y: 20, w: 80, h: 0 } : undefined })}
      />
      {at && (
        <>
          <FieldRow columns={4}>
            {(['x', 'y', 'w', 'h'] as const).map((k) => (
              <DecimalField
                key={k}
                label={t(`papers.box.${k}`)}
                places={1}
                value={String(at[k] ?? 0)}
                onChange={(x) => set({ at: { ...at, [k]: Number(x) || 0 } })}
              />
            ))}
          </FieldRow>
          {error && <p className="err">{error}</p>}
        </>
      )}
    </div>
  );
}
