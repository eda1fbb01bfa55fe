import { useEffect, useMemo, useState } from 'react';
import { type go, useCall, type Wire } from '../../api';
import { SelectField } from '../../ui';
import { kinds, type Rows } from './data';

type Props = {
  label: string;
  /** 0 for none. */
  value: number;
  /** The name of the one that is chosen. */
  name?: string;
  onChange: (id: number) => void;
  error?: string;
  placeholder?: string;
};

function useTyped(): [string, (text: string) => void] {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  return [search, setTyped];
}

/** A meter, found while typing by code, name, place or customer. */
export function MeterSelect({ value, name, onChange, not, ...field }: Props & { not?: number }) {
  const [search, setTyped] = useTyped();
  const found = useCall<Rows>('Meters.List', { search, show: 'live', sort: '', desc: false, after: '', limit: 30 }, kinds, { keep: true });
  const options = useMemo(() => {
    const list = (found.data?.rows ?? [])
      .filter((r) => r.id !== not)
      .map((r) => ({ value: r.id, label: r.code, note: [r.name, r.place].filter(Boolean).join(' ') }));
    return value > 0 && !list.some((o) => o.value === value) ? [{ value, label: name ?? '…', note: '' }, ...list] : list;
  }, [found.data, value, name, not]);
  return (
    <SelectField<number>
      {...field}
      value={value || undefined}
      onChange={onChange}
      onClear={() => onChange(0)}
      options={options}
      loading={found.isFetching}
      onSearch={setTyped}
    />
  );
}

/** A contract, found while typing by code, customer or room. */
export function ContractSelect({ value, name, onChange, ...field }: Props) {
  const [search, setTyped] = useTyped();
  const request = { search, customerId: 0, state: 'all', endingBy: '', sort: '', desc: false, after: '', limit: 30 };
  const found = useCall<Wire<go.contract.Page>>('Contracts.List', request, ['contract'], { keep: true });
  const options = useMemo(() => {
    const list = (found.data?.rows ?? []).map((r) => ({
      value: r.id,
      label: r.code,
      note: [r.unit, r.customerName].filter(Boolean).join(' '),
    }));
    return value > 0 && !list.some((o) => o.value === value) ? [{ value, label: name ?? '…', note: '' }, ...list] : list;
  }, [found.data, value, name]);
  return (
    <SelectField<number>
      {...field}
      value={value || undefined}
      onChange={onChange}
      onClear={() => onChange(0)}
      options={options}
      loading={found.isFetching}
      onSearch={setTyped}
    />
  );
}
