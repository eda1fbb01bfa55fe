import { useMemo } from 'react';
import { type go, useCall, type Wire } from '../api';
import { useText } from '../i18n';
import { Finder, type FinderProps, useSearched } from './Finder';

type Props = FinderProps & {
  /** One that is not offered: a meter is no part of itself. */
  not?: number;
  onChange: (id: number) => void;
};

/** A meter with all that is known of it. */
export const useMeter = (id: number): Wire<go.meter.Detail> | undefined =>
  useCall<Wire<go.meter.Detail>>('Meters.Get', { id }, ['meter'], { enabled: id > 0 }).data;

/** What a meter counts in, 度 or 吨; a word for any unit where there is no meter, or it does not say. */
export function useMeterUnit(id: number): string {
  const { t } = useText();
  return useMeter(id)?.meter.unit || t('parts.meter.unit');
}

/** What one price of what a meter counts pays for: 元/度 */
export function useMeteredPrice(id: number): string {
  const { t } = useText();
  return t('parts.meter.perUnit', { unit: useMeterUnit(id) });
}

/** A meter, found while typing by code, name, place or customer; it can be taken away again. */
export function MeterField({ not, onChange, ...field }: Props) {
  const [search, onSearch] = useSearched();
  const request = { search, show: 'live', sort: '', desc: false, after: '', limit: 30 };
  const found = useCall<Wire<go.meter.Page>>('Meters.List', request, ['meter'], { keep: true });
  const own = useMeter(field.value);
  const options = useMemo(
    () =>
      (found.data?.rows ?? [])
        .filter((r) => r.id !== not)
        .map((r) => ({ value: r.id, label: r.code, note: [r.name, r.room || r.place].filter(Boolean).join(' ') })),
    [found.data, not],
  );
  return (
    <Finder
      {...field}
      name={own?.meter.code}
      options={options}
      loading={found.isFetching}
      onSearch={onSearch}
      onChange={onChange}
      onClear={() => onChange(0)}
    />
  );
}
