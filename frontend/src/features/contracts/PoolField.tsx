import { type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Finder } from '../../parts/Finder';

type Props = { value: number; onChange: (id: number) => void; error?: string };

/** The cost that a charge has a share of: one of those in use; one that was put away keeps its name. */
export function PoolField({ value, onChange, error }: Props) {
  const { t } = useText();
  const live = useCall<Wire<go.meter.PoolList>>('Pools.List', { search: '', show: 'live', sort: '', desc: false, after: '', limit: 1000 }, [
    'pool',
  ]);
  const own = useCall<Wire<go.meter.PoolDetail>>('Pools.Get', { id: value }, ['pool'], { enabled: value > 0 });
  const options = (live.data?.rows ?? []).map((p) => ({ value: p.id, label: p.name, note: p.code }));
  return (
    <Finder
      label={t('contracts.field.pool')}
      value={value}
      name={own.data?.pool.name}
      options={options}
      placeholder={t(live.data && options.length === 0 ? 'contracts.noPools' : 'contracts.findPool')}
      onChange={onChange}
      onClear={() => onChange(0)}
      error={error}
    />
  );
}
