import { useMemo } from 'react';
import { type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { SelectField } from '../../ui';
import { useSearched } from './selects';

type Props = {
  label: string;
  /** 0 for none. */
  value: number;
  onChange: (id: number) => void;
  /** The name of the one that is chosen, where it is known. */
  name?: string;
  onClear?: () => void;
  required?: boolean;
  bare?: boolean;
  disabled?: boolean;
  error?: string;
  placeholder?: string;
};

/** A customer, found while typing by name, pinyin, code, phone or unit. */
export function CustomerSelect({ value, name, onChange, ...field }: Props) {
  const { t } = useText();
  const [search, setTyped] = useSearched();
  const request = { search, show: 'live', segment: '', sort: '', desc: false, after: '', limit: 30 };
  const found = useCall<Wire<go.customer.Page>>('Customers.List', request, ['customer'], { keep: true });
  const one = useCall<Wire<go.customer.Detail>>('Customers.Get', { id: value }, ['customer'], { enabled: value > 0 && !name });
  const known = name ?? one.data?.customer.name;
  const options = useMemo(() => {
    const list = (found.data?.rows ?? []).map((r) => ({ value: r.id, label: r.name, note: [r.code, r.units].filter(Boolean).join(' ') }));
    return value > 0 && !list.some((o) => o.value === value) ? [{ value, label: known ?? '…', note: '' }, ...list] : list;
  }, [found.data, value, known]);
  return (
    <SelectField<number>
      {...field}
      value={value || undefined}
      onChange={onChange}
      options={options}
      loading={found.isFetching}
      onSearch={setTyped}
      placeholder={field.placeholder ?? t('contracts.findCustomer')}
    />
  );
}
