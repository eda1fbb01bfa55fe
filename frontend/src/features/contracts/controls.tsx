import type { ClipboardEventHandler, ReactNode } from 'react';
import { fen, yuan } from '../../api';
import { Button, DecimalField, MoneyField, Seg } from '../../ui';

/** A list without one of its rows. */
export const without = <T,>(list: T[], i: number): T[] => list.filter((_, n) => n !== i);
/** A list with one of its rows changed. */
export const changed = <T,>(list: T[], i: number, patch: Partial<T>): T[] => list.map((x, n) => (n === i ? { ...x, ...patch } : x));

/** A small list of rows with a way to add one. */
export function List({
  title,
  add,
  onAdd,
  onPaste,
  children,
  error,
}: {
  title: string;
  add: string;
  onAdd: () => void;
  onPaste?: ClipboardEventHandler<HTMLElement>;
  children: ReactNode;
  error?: string;
}) {
  return (
    <fieldset className="terms-list" onPaste={onPaste}>
      <header>
        <legend>{title}</legend>
        <Button small kind="bare" icon="plus" onClick={onAdd}>
          {add}
        </Button>
      </header>
      {children}
      {error && <p className="err">{error}</p>}
    </fieldset>
  );
}

/** Takes a row away. */
export const Drop = ({ label, onDrop }: { label: string; onDrop: () => void }) => (
  <Button small kind="bare" icon="x" label={label} onClick={onDrop} />
);

/** One of a few words, in a row. */
export function Choice({
  label,
  value,
  choices,
  word,
  title,
  onChange,
  error,
}: {
  label: string;
  value: string;
  choices: readonly string[];
  word: (v: string) => string;
  title?: (v: string) => string;
  onChange: (v: string) => void;
  error?: string;
}) {
  return (
    <div className="field">
      <span className="lbl">{label}</span>
      <Seg
        label={label}
        small={false}
        value={value}
        choices={choices.map((v) => ({ value: v, title: <span title={title?.(v)}>{word(v)}</span> }))}
        onChange={onChange}
      />
      {error && <p className="err">{error}</p>}
    </div>
  );
}

type WholeProps = {
  label: string;
  value: number;
  onChange: (n: number) => void;
  unit?: string;
  error?: string;
  bare?: boolean;
  placeholder?: string;
};

/** A small whole number. */
export function WholeField({ value, onChange, ...rest }: WholeProps) {
  return <DecimalField {...rest} places={0} value={String(value)} onChange={(v) => onChange(v === '' ? 0 : Number(v))} />;
}

type SumProps = {
  label: string;
  value: string | null | undefined;
  onChange: (v: string | null) => void;
  error?: string;
  placeholder?: string;
};

/** A sum that there may be or not: empty is none, 0 is nothing. */
export function SumField({ value, onChange, ...rest }: SumProps) {
  return (
    <MoneyField
      {...rest}
      value={value === null || value === undefined ? undefined : fen(value)}
      onChange={(v) => onChange(v === undefined ? null : yuan(v))}
    />
  );
}

/** Marks a field for `..`, which takes what the charge above has in the same field. */
export const named = (name: string): Record<string, string> => ({ 'data-name': name });
