import type { go, Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, CheckField, SelectField, TextField } from '../../ui';
import { type BlockType, type Column, type Field, moved, signers } from './data';

type Name = Wire<go.paper.Name>;
type Vocabulary = Wire<go.paper.Vocabulary>;
type Err = (...path: string[]) => string | undefined;

/** The values a block shows, each with a label of one's own, in their order. */
export function Fields({
  title,
  block,
  list,
  v,
  err,
  onChange,
}: {
  title: string;
  block: BlockType;
  list: Field[];
  v: Vocabulary;
  err: Err;
  onChange: (list: Field[]) => void;
}) {
  const { t } = useText();
  const names = (v.values ?? []).map((x) => ({ name: x.name, label: x.label || t(`papers.value.${x.name as 'title'}`) }));
  const known: Name[] = [
    ...(block === 'totals' ? [{ name: 'total', label: t('papers.value.total') }] : []),
    ...(block === 'sign' || block === 'signSeal' ? signers.map((s) => ({ name: s as string, label: t(`papers.signer.${s}`) })) : []),
    ...names,
  ];
  const label = (name: string) => known.find((k) => k.name === name)?.label ?? name;
  const set = (i: number, patch: Partial<Field>) => onChange(list.map((f, n) => (n === i ? { ...f, ...patch } : f)));
  return (
    <fieldset className="template-list">
      <legend>{title}</legend>
      {list.map((f, i) => (
        <Line
          key={f.name}
          name={label(f.name)}
          own={f.label}
          hidden={f.hidden ?? false}
          error={err(String(i), 'name') ?? err(String(i), 'label')}
          onLabel={(label) => set(i, { label })}
          onHide={(hidden) => set(i, { hidden })}
          onMove={(by) => onChange(moved(list, i, by))}
          onDrop={() => onChange(list.filter((_, n) => n !== i))}
          first={i === 0}
          last={i === list.length - 1}
        />
      ))}
      <SelectField<string>
        bare
        label={t('papers.addField')}
        placeholder={t('papers.addField')}
        value={undefined}
        onChange={(name) => onChange([...list, { name } as Field])}
        options={known.filter((k) => !list.some((f) => f.name === k.name)).map((k) => ({ value: k.name, label: k.label }))}
      />
    </fieldset>
  );
}

/** The columns of a table with their widths. None chosen is all of them, as wide as they must be. */
export function Columns({
  list,
  known,
  error,
  err,
  onChange,
}: {
  list: Column[];
  known: Name[];
  error?: string;
  err: Err;
  onChange: (list: Column[]) => void;
}) {
  const { t } = useText();
  const label = (name: string) => known.find((k) => k.name === name)?.label ?? name;
  const all = list.length === 0;
  const set = (i: number, patch: Partial<Column>) => onChange(list.map((c, n) => (n === i ? { ...c, ...patch } : c)));
  return (
    <fieldset className="template-list">
      <legend>{t('papers.columns')}</legend>
      <CheckField
        label={t('papers.allColumns')}
        value={all}
        onChange={(on) => onChange(on ? [] : known.map((k) => ({ name: k.name }) as Column))}
      />
      {list.map((c, i) => (
        <Line
          key={c.name}
          name={label(c.name)}
          own={c.label}
          hidden={c.hidden ?? false}
          width={c.width ?? 0}
          error={err(String(i), 'name') ?? err(String(i), 'label') ?? err(String(i), 'width')}
          onLabel={(label) => set(i, { label })}
          onWidth={(width) => set(i, { width })}
          onHide={(hidden) => set(i, { hidden })}
          onMove={(by) => onChange(moved(list, i, by))}
          onDrop={() => onChange(list.filter((_, n) => n !== i))}
          first={i === 0}
          last={i === list.length - 1}
        />
      ))}
      {!all && (
        <SelectField<string>
          bare
          label={t('papers.addColumn')}
          placeholder={t('papers.addColumn')}
          value={undefined}
          onChange={(name) => onChange([...list, { name } as Column])}
          options={known.filter((k) => !list.some((c) => c.name === k.name)).map((k) => ({ value: k.name, label: k.label }))}
        />
      )}
      {error && <p className="err">{error}</p>}
    </fieldset>
  );
}

type LineProps = {
  name: string;
  own: string | undefined;
  hidden: boolean;
  width?: number;
  error?: string;
  onLabel: (label: string | undefined) => void;
  onWidth?: (width: number | undefined) => void;
  onHide: (hidden: boolean) => void;
  onMove: (by: number) => void;
  onDrop: () => void;
  first: boolean;
  last: boolean;
};

function Line({ name, own, hidden, width, error, onLabel, onWidth, onHide, onMove, onDrop, first, last }: LineProps) {
  const { t } = useText();
  return (
    <div className={hidden ? 'template-line gone' : 'template-line'}>
      <div className="template-line-row">
        <TextField
          bare
          label={t('papers.labelOf', { name })}
          value={own ?? ''}
          placeholder={name}
          onChange={(v) => onLabel(v === '' ? undefined : v)}
        />
        {onWidth && (
          <TextField
            bare
            label={t('papers.widthOf', { name })}
            unit="mm"
            value={width ? String(width) : ''}
            placeholder={t('papers.auto')}
            onChange={(v) => onWidth(Number(v.replace(/[^\d.]/g, '')) || undefined)}
            input={{ inputMode: 'decimal' }}
          />
        )}
        <Button small kind="bare" label={t('papers.upOf', { name })} disabled={first} onClick={() => onMove(-1)}>
          ↑
        </Button>
        <Button small kind="bare" label={t('papers.downOf', { name })} disabled={last} onClick={() => onMove(1)}>
          ↓
        </Button>
        <Button small kind="bare" label={t(hidden ? 'papers.showOf' : 'papers.hideOf', { name })} onClick={() => onHide(!hidden)}>
          {t(hidden ? 'papers.show' : 'papers.hide')}
        </Button>
        <Button small kind="bare" icon="x" label={t('papers.dropOf', { name })} onClick={onDrop} />
      </div>
      {error && <p className="err">{error}</p>}
    </div>
  );
}
