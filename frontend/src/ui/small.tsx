import type { ReactNode } from 'react';
import type { Fen } from '../api';
import { useText } from '../i18n';
import { Icon, type IconName } from './Icon';
import { Money } from './Money';

type Choice<V extends string> = { value: V; title: ReactNode; count?: number; late?: boolean; icon?: IconName };

/** A switch between a few views or values: ← → move, the chosen one is underlined. */
export function Seg<V extends string>({
  label,
  value,
  choices,
  onChange,
  small = true,
}: {
  label: string;
  value: V;
  choices: Choice<V>[];
  onChange: (value: V) => void;
  small?: boolean;
}) {
  // What nobody has chosen yet is reached at its first.
  const stop = choices.find((c) => c.value === value) ?? choices[0];
  const step = (by: number) => {
    const at = choices.findIndex((c) => c.value === value);
    onChange(choices[(at + by + choices.length) % choices.length].value);
  };
  return (
    <div
      className={small ? 'seg sm' : 'seg'}
      role="radiogroup"
      aria-label={label}
      onKeyDown={(e) => {
        if (e.key !== 'ArrowRight' && e.key !== 'ArrowLeft') return;
        e.preventDefault();
        e.stopPropagation();
        step(e.key === 'ArrowRight' ? 1 : -1);
        const group = e.currentTarget;
        requestAnimationFrame(() => group.querySelector<HTMLElement>('[aria-checked=true]')?.focus());
      }}
    >
      {choices.map((c) => (
        // biome-ignore lint/a11y/useSemanticElements: a segment holds counts and icons; a native radio cannot
        <button
          type="button"
          role="radio"
          key={c.value}
          aria-checked={c.value === value}
          tabIndex={c === stop ? 0 : -1}
          onClick={() => onChange(c.value)}
        >
          {c.icon && <Icon name={c.icon} small />}
          {c.title}
          {c.count !== undefined && <span className={c.late ? 'n late' : 'n'}>{c.count.toLocaleString('en-US')}</span>}
        </button>
      ))}
    </div>
  );
}

/** Tabs inside a drawer or card. */
export function Tabs<V extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: V;
  choices: Choice<V>[];
  onChange: (value: V) => void;
}) {
  return (
    <div className="tabs" role="tablist" aria-label={label}>
      {choices.map((c) => (
        <button type="button" role="tab" key={c.value} aria-selected={c.value === value} onClick={() => onChange(c.value)}>
          {c.title}
          {c.count ? ` ${c.count.toLocaleString('en-US')}` : ''}
        </button>
      ))}
    </div>
  );
}

/** A filter that is set: its name, its value, and how to drop it. */
export function Chip({ name, children, onDrop }: { name: string; children: ReactNode; onDrop: () => void }) {
  const { t } = useText();
  return (
    <span className="chip">
      <i>{name}</i>
      {children}
      <button type="button" aria-label={t('ui.dropFilter', { name })} title={t('ui.dropFilter', { name })} onClick={onDrop}>
        <Icon name="x" small />
      </button>
    </span>
  );
}

/** What a row is: 新增 (act), 存疑 (doubt), 已有 (plain). Not a status: that is `StatusRing`. */
export function Tag({ tone, children }: { tone?: 'act' | 'doubt' | 'late'; children: ReactNode }) {
  return <span className={tone ? `tag ${tone}` : 'tag'}>{children}</span>;
}

/** The row of key figures on top of a page. */
export function Figures({
  items,
}: {
  items: { label: ReactNode; value: string | Fen; tone?: 'late'; note?: ReactNode; onOpen?: () => void }[];
}) {
  return (
    <dl className="figs">
      {items.map((f, i) => (
        <div key={i}>
          <dt>{f.label}</dt>
          <dd className={f.tone}>
            {f.onOpen ? (
              <button type="button" className="bare" onClick={f.onOpen}>
                <Money value={f.value} zero="digits" figure tone={f.tone} />
              </button>
            ) : (
              <Money value={f.value} zero="digits" figure tone={f.tone} />
            )}
          </dd>
          <dd className="p">{f.note}</dd>
        </div>
      ))}
    </dl>
  );
}

type SumItem = { label: ReactNode; value: ReactNode; tone?: 'late' | 'doubt' };

/** Under a list: count and sums of the filter, and of the selection. The first of each, the count, is told when it changes. */
export function Sums({ items, selected, end }: { items: SumItem[]; selected?: SumItem[]; end?: ReactNode }) {
  const set = (list: SumItem[]) =>
    list.map((s, i) => (
      <div key={i} {...(i === 0 && { 'aria-live': 'polite', 'aria-atomic': true })}>
        <dt>{s.label}</dt>
        <dd className={s.tone}>{typeof s.value === 'number' ? s.value.toLocaleString('en-US') : s.value}</dd>
      </div>
    ));
  return (
    <div className="sums">
      <dl className="set">{set(items)}</dl>
      {selected && selected.length > 0 && <dl className="set sel">{set(selected)}</dl>}
      {end && <div className="end">{end}</div>}
    </div>
  );
}

/** How far something is: a bar of 4 px. The words stand beside it. */
export function Meter({ done, total, label }: { done: number; total: number; label: string }) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className="meter" role="progressbar" aria-label={label} aria-valuenow={done} aria-valuemin={0} aria-valuemax={total}>
      <i style={{ width: `${share * 100}%` }} />
    </div>
  );
}

/** A text whose dates and codes stay whole: a browser would break `2026-10-01` and `HT-001` after their hyphens. */
export const Unbroken = ({ text }: { text: string }) =>
  text.split(/(\w+(?:-\w+)+)/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <span key={i} className="nowrap">
        {part}
      </span>
    ),
  );
