import { useEffect, useMemo, useState } from 'react';
import { type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { SelectField } from '../../ui';

type Props = { label: string; value: number; onChange: (id: number) => void; error?: string };

type Meters = Wire<go.meter.Page>;
type Meter = Wire<go.meter.Detail>;

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

/** The meter that a charge is read from, with its registers for their prices. */
export const useMeter = (id: number): Meter | undefined => useCall<Meter>('Meters.Get', { id }, ['meter'], { enabled: id > 0 }).data;

/** A meter, found while typing by code, name, place or customer. */
export function MeterSelect({ value, ...field }: Props) {
  const { t } = useText();
  const [search, setTyped] = useSearched();
  const found = useCall<Meters>('Meters.List', { search, show: 'live', sort: '', desc: false, after: '', limit: 30 }, ['meter'], {
    keep: true,
  });
  const own = useMeter(value);
  const options = useMemo(() => {
    const list = (found.data?.rows ?? []).map((r) => ({
      value: r.id,
      label: r.code,
      note: [r.name, r.room || r.place].filter(Boolean).join(' '),
    }));
    return value > 0 && !list.some((o) => o.value === value) ? [{ value, label: own?.meter.code ?? '…', note: '' }, ...list] : list;
  }, [found.data, value, own]);
  return (
    <SelectField<number>
      {...field}
      value={value || undefined}
      onClear={() => field.onChange(0)}
      options={options}
      loading={found.isFetching}
      onSearch={setTyped}
      placeholder={t('contracts.findMeter')}
    />
  );
}

/** The cost that a charge has a share of. */
export function PoolSelect({ value, ...field }: Props) {
  const { t } = useText();
  const pools = useCall<Wire<go.meter.PoolList>>('Pools.List', { archived: true }, ['pool']);
  const options = (pools.data?.rows ?? [])
    .filter((p) => !p.archived || p.id === value)
    .map((p) => ({ value: p.id, label: p.name, note: p.code }));
  return (
    <SelectField<number>
      {...field}
      value={value || undefined}
      onClear={() => field.onChange(0)}
      options={options}
      placeholder={pools.data && options.length === 0 ? t('contracts.noPools') : t('contracts.findPool')}
    />
  );
}
