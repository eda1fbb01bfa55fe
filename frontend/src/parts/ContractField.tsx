import { useMemo } from 'react';
import { type go, useCall, type Wire } from '../api';
import { Finder, type FinderProps, useSearched } from './Finder';

type Props = FinderProps & {
  /** The contract, and whose it is. */
  onChange: (id: number, customerId: number) => void;
};

/** A contract, found while typing by code, unit or customer. */
export function ContractField({ onChange, ...field }: Props) {
  const [search, onSearch] = useSearched();
  const request = { search, customerId: 0, state: '', endingBy: '', sort: '', desc: false, after: '', limit: 30 };
  const kinds = ['contract', 'customer'];
  const found = useCall<Wire<go.contract.Page>>('Contracts.List', request, kinds, { keep: true });
  const one = useCall<Wire<go.contract.Detail>>('Contracts.Get', { id: field.value }, kinds, { enabled: field.value > 0 });
  const rows = useMemo(() => found.data?.rows ?? [], [found.data]);
  return (
    <Finder
      {...field}
      name={one.data && [one.data.contract.code, one.data.contract.unit].filter(Boolean).join(' ')}
      options={rows.map((r) => ({ value: r.id, label: [r.code, r.unit].filter(Boolean).join(' '), note: r.customerName }))}
      loading={found.isFetching}
      onSearch={onSearch}
      onChange={(id) => onChange(id, rows.find((r) => r.id === id)?.customerId ?? 0)}
    />
  );
}
