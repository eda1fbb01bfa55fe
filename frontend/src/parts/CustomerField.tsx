import { useEffect, useMemo, useState } from 'react';
import { type go, useCall, type Wire } from '../api';
import { SelectField } from '../ui';

type Props = {
  label: string;
  /** 0 for none. */
  value: number;
  onChange: (id: number, name: string) => void;
  onClear?: () => void;
  placeholder: string;
  note?: string;
  error?: string;
  required?: boolean;
};

/** A customer, found while typing by name, pinyin initials, code, phone or unit. */
export function CustomerField({ value, onChange, ...field }: Props) {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const request = { search, show: 'live', segment: '', sort: '', desc: false, after: '', limit: 30 };
  const found = useCall<Wire<go.customer.Page>>('Customers.List', request, ['customer'], { keep: true });
  const one = useCall<Wire<go.customer.Detail>>('Customers.Get', { id: value }, ['customer'], { enabled: value > 0 });
  const known = one.data?.customer.name ?? '…';
  const options = useMemo(() => {
    const list = (found.data?.rows ?? []).map((r) => ({ value: r.id, label: r.name, note: [r.code, r.units].filter(Boolean).join(' ') }));
    return value > 0 && !list.some((o) => o.value === value) ? [{ value, label: known, note: '' }, ...list] : list;
  }, [found.data, value, known]);
  return (
    <SelectField<number>
      {...field}
      value={value || undefined}
      onChange={(id) => onChange(id, options.find((o) => o.value === id)?.label ?? '')}
      options={options}
      loading={found.isFetching}
      onSearch={setTyped}
    />
  );
}
