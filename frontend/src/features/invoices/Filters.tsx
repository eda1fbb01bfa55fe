import { Popover } from 'antd';
import { useState } from 'react';
import { day, type go as models, useCall, type Wire } from '../../api';
import { type Key, useText } from '../../i18n';
import { Button, Chip, DateField, FieldRow, Form, Icon, type Search, SelectField, useAddress, useCommands } from '../../ui';
import { type FilterName, filterNames, states } from './data';

export type ChipOf = { id: FilterName | 'q'; name: string; value: string };

type FeeItems = Wire<models.contract.FeeItemPage>;
type Customer = Wire<models.customer.Detail>;

/** The filters that are set, by name and value. */
export function useChips(search: Search): ChipOf[] {
  const { t } = useText();
  const customer = useCall<Customer>('Customers.Get', { id: Number(search.customer) }, ['customer'], {
    enabled: Boolean(Number(search.customer)),
  });
  const chips: ChipOf[] = filterNames.flatMap((id): ChipOf[] => {
    const value = search[id];
    if (!value) return [];
    const name = t(names[id]);
    if (id === 'state') return [{ id, name, value: states.includes(value as never) ? t(`invoices.filterState.${value}` as Key) : value }];
    if (id === 'customer') return [{ id, name, value: customer.data?.customer.name ?? value }];
    return [{ id, name, value }];
  });
  return search.q ? [...chips, { id: 'q', name: t('invoices.filter.search'), value: search.q }] : chips;
}

const names: Record<FilterName, Key> = {
  state: 'invoices.filter.state',
  month: 'invoices.filter.month',
  from: 'invoices.filter.from',
  to: 'invoices.filter.to',
  duefrom: 'invoices.filter.dueFrom',
  due: 'invoices.filter.dueTo',
  kind: 'invoices.filter.kind',
  customer: 'invoices.filter.customer',
  run: 'invoices.filter.run',
};

/** The chips, and 筛选 (F), where they are set. */
export function FilterChips({ chips }: { chips: ChipOf[] }) {
  const { t } = useText();
  const { filter } = useAddress();
  const [open, setOpen] = useState(false);
  useCommands([
    {
      id: 'invoices.filter',
      title: t('invoices.filter.title'),
      keys: 'F',
      hint: t('invoices.filter.add'),
      rank: 16,
      run: () => setOpen(true),
    },
  ]);
  return (
    <>
      {chips
        .filter((c) => c.id !== 'q')
        .map((c) => (
          <Chip key={c.id} name={c.name} onDrop={() => filter({ [c.id]: undefined })}>
            {c.value}
          </Chip>
        ))}
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        afterOpenChange={(shown) => shown && document.querySelector<HTMLElement>('.filter-form input')?.focus()}
        content={<FilterForm onDone={() => setOpen(false)} />}
      >
        <button type="button" className="chip add" aria-expanded={open}>
          <Icon name="plus" small />
          {t('invoices.filter.add')}
        </button>
      </Popover>
    </>
  );
}

function FilterForm({ onDone }: { onDone: () => void }) {
  const { t } = useText();
  const { search, filter } = useAddress();
  const items = useCall<FeeItems>('FeeItems.List', { archived: false }, ['fee_item']);
  const [set, setSet] = useState({
    state: search.state,
    kind: search.kind,
    from: day(search.from),
    to: day(search.to),
    duefrom: day(search.duefrom),
    due: day(search.due),
  });
  const change = (patch: Partial<typeof set>) => setSet({ ...set, ...patch });
  const apply = () => {
    // A month stands for both issue dates; dates of one's own replace it.
    filter({ ...set, ...(set.from || set.to ? { month: undefined } : {}) });
    onDone();
  };
  useCommands([{ id: 'invoices.filter.close', title: t('ui.close'), keys: 'Esc', hidden: true, run: onDone }]);
  return (
    <Form onSave={apply} saveTitle={t('invoices.filter.apply')} className="filter-form">
      <SelectField
        label={t('invoices.filter.state')}
        value={set.state}
        placeholder={t('invoices.filter.any')}
        onChange={(state) => change({ state })}
        onClear={() => change({ state: undefined })}
        options={states.map((s) => ({ value: s as string, label: t(`invoices.filterState.${s}`) }))}
      />
      <SelectField
        label={t('invoices.filter.kind')}
        value={set.kind}
        placeholder={t('invoices.filter.any')}
        onChange={(kind) => change({ kind })}
        onClear={() => change({ kind: undefined })}
        loading={items.isPending}
        options={(items.data?.rows ?? []).map(({ item: f }) => ({ value: f.name, label: f.name, note: f.code }))}
      />
      <FieldRow>
        <DateField label={t('invoices.filter.from')} value={set.from} onChange={(from) => change({ from })} />
        <DateField label={t('invoices.filter.to')} value={set.to} onChange={(to) => change({ to })} />
      </FieldRow>
      <FieldRow>
        <DateField label={t('invoices.filter.dueFrom')} value={set.duefrom} onChange={(duefrom) => change({ duefrom })} />
        <DateField label={t('invoices.filter.dueTo')} value={set.due} onChange={(due) => change({ due })} />
      </FieldRow>
      <div className="dialog-foot">
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
        <Button kind="go" submit keys="Ctrl+Enter">
          {t('invoices.filter.apply')}
        </Button>
      </div>
    </Form>
  );
}
