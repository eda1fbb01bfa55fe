import { useMemo } from 'react';
import { type go, useCall, type Wire } from '../api';
import { Finder, type FinderProps, useSearched } from './Finder';

/** A customer, found while typing by name, pinyin initials, code, phone or unit. */
export function CustomerField({ onChange, ...field }: FinderProps & { onChange: (id: number, name: string) => void }) {
  const [search, onSearch] = useSearched();
  const request = { search, show: 'live', segment: '', sort: '', desc: false, after: '', limit: 30 };
  const found = useCall<Wire<go.customer.Page>>('Customers.List', request, ['customer'], { keep: true });
  const one = useCall<Wire<go.customer.Detail>>('Customers.Get', { id: field.value }, ['customer'], { enabled: field.value > 0 });
  const options = useMemo(
    () => (found.data?.rows ?? []).map((r) => ({ value: r.id, label: r.name, note: [r.code, r.units].filter(Boolean).join(' ') })),
    [found.data],
  );
  return (
    <Finder
      {...field}
      name={one.data?.customer.name}
      options={options}
      loading={found.isFetching}
      onSearch={onSearch}
      onChange={(id) => onChange(id, options.find((o) => o.value === id)?.label ?? '')}
    />
  );
}
