import { useEffect, useState } from 'react';
import { SelectField } from '../ui';

/** What a field that finds one thing of the book takes. */
export type FinderProps = {
  label: string;
  /** 0 for none. */
  value: number;
  onClear?: () => void;
  placeholder: string;
  note?: string;
  error?: string;
  required?: boolean;
  bare?: boolean;
  disabled?: boolean;
};

type Option = { value: number; label: string; note: string };

type Props = FinderProps & {
  options: Option[];
  /** The name of the chosen one, which need not be among those that were found. */
  name: string | undefined;
  onChange: (id: number) => void;
  loading?: boolean;
  onSearch?: (typed: string) => void;
};

/** What to search for, 200 ms after the last key, and what takes the keys. */
export function useSearched(): [string, (typed: string) => void] {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  return [search, setTyped];
}

/** A list that is found while typing; what is chosen keeps its name, whatever is searched for next. */
export function Finder({ value, name = '…', options, ...field }: Props) {
  const all = value > 0 && !options.some((o) => o.value === value) ? [{ value, label: name, note: '' }, ...options] : options;
  return <SelectField<number> {...field} value={value || undefined} options={all} />;
}
