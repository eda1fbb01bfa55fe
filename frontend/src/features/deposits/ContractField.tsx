import { useEffect, useState } from 'react';
import { type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { SelectField } from '../../ui';

type Rows = Wire<go.contract.Page>;
type Props = {
  label: string;
  required?: boolean;
  value: number;
  error?: string;
  onChange: (c: { contractId: number; customerId: number }) => void;
};

/** A contract, found while typing by code, room or customer. */
export function ContractField({ value, onChange, ...field }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useCall<Rows>(
    'Contracts.List',
    { search, customerId: 0, state: '', endingBy: '', sort: '', desc: false, after: '', limit: 30 },
    ['contract', 'customer'],
    { keep: true },
  );
  const rows = found.data?.rows ?? [];
  return (
    <SelectField<number>
      {...field}
      value={value || undefined}
      placeholder={t('deposits.form.contractHint')}
      loading={found.isFetching}
      onSearch={setTyped}
      onChange={(id) => onChange({ contractId: id, customerId: rows.find((r) => r.id === id)?.customerId ?? 0 })}
      options={rows.map((r) => ({ value: r.id, label: [r.code, r.unit].filter(Boolean).join(' '), note: r.customerName }))}
    />
  );
}
