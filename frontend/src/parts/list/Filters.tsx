import { useState } from 'react';
import { day, type go as models, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, Chip, DateField, Form, Icon, Pop, SelectField, useCommands } from '../../ui';
import { CustomerField } from '../CustomerField';
import type { Answer, Filter } from './list';
import type { ListPageState } from './useListPage';

type FeeItems = Wire<models.contract.FeeItemPage>;
/** What values of filters are called, by the filter's id. */
export type Names = Record<string, string | undefined>;
type Chips = { id: string; name: string; value: string }[];

/** The filters that are set, by name and value; the search stands last. */
export function useChips<R, A extends Answer<R>>({ list, search, answer }: ListPageState<R, A>, known: Names = {}): Chips {
  const { t } = useText();
  const customer = useNamed<models.customer.Detail>('Customers.Get', 'customer', search.customer);
  const contract = useNamed<models.contract.Detail>('Contracts.Get', 'contract', search.contract);
  const names: Names = { customer: customer?.customer.name, contract: contract?.contract.code, ...known };
  const chips = list.filters.flatMap(({ id, title, field }) => {
    const value = search[id];
    if (!value) return [];
    const choice = typeof field === 'function' ? field(t, answer).find((c) => c.value === value)?.label : undefined;
    return [{ id, name: t(title), value: choice ?? names[id] ?? value }];
  });
  return search.q ? [...chips, { id: 'q', name: t('lists.search'), value: search.q }] : chips;
}

const useNamed = <T,>(call: `${string}.Get`, kind: string, id: string | undefined) =>
  useCall<Wire<T>>(call, { id: Number(id) }, [kind], { enabled: Number(id) > 0 }).data;

/** The chips, and 筛选 (F), where they are set. What the switch of views already says is no chip. */
export function FilterChips<R, A extends Answer<R>>({ page, chips }: { page: ListPageState<R, A>; chips: Chips }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const { list, filter, view } = page;
  const can = list.filters.some((f) => f.field);
  useCommands([
    {
      id: `${list.name}.filter`,
      title: t('lists.title', { what: t(list.title) }),
      keys: 'F',
      hint: t('lists.add'),
      rank: 16,
      when: can,
      run: () => setOpen(true),
    },
  ]);
  return (
    <>
      {chips
        .filter((c) => c.id !== 'q' && !(view && c.id in view.search))
        .map((c) => (
          <Chip key={c.id} name={c.name} onDrop={() => filter({ [c.id]: undefined })}>
            {c.value}
          </Chip>
        ))}
      {can && (
        <Pop open={open} onOpen={setOpen} content={<FilterForm page={page} onDone={() => setOpen(false)} />}>
          <button type="button" className="chip add" aria-expanded={open}>
            <Icon name="plus" small />
            {t('lists.add')}
          </button>
        </Pop>
      )}
    </>
  );
}

function FilterForm<R, A extends Answer<R>>({ page, onDone }: { page: ListPageState<R, A>; onDone: () => void }) {
  const { t } = useText();
  const { list, search, answer, filter } = page;
  const [set, setSet] = useState<Record<string, string | undefined>>(search);
  const asked = list.filters.filter((f) => f.field);
  const apply = () => {
    const patch = Object.fromEntries(asked.map((f) => [f.id, set[f.id]]));
    for (const f of asked) if (set[f.id] && set[f.id] !== search[f.id]) for (const other of f.instead ?? []) patch[other] = undefined;
    filter(patch);
    onDone();
  };
  return (
    <Form onSave={apply} saveTitle={t('lists.apply')} className="filter-form">
      <div className="filter-fields">
        {asked.map((f) => (
          <Field
            key={f.id}
            filter={f}
            answer={answer}
            value={set[f.id]}
            onChange={(value) => setSet((was) => ({ ...was, [f.id]: value }))}
          />
        ))}
      </div>
      <div className="dialog-foot">
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
        <Button kind="go" submit keys="Ctrl+Enter">
          {t('lists.apply')}
        </Button>
      </div>
    </Form>
  );
}

type FieldProps<A> = { filter: Filter<A>; answer: A | undefined; value: string | undefined; onChange: (value: string | undefined) => void };

function Field<A>({ filter, answer, value, onChange }: FieldProps<A>) {
  const { t } = useText();
  const { field, id } = filter;
  const label = t(filter.title);
  const items = useCall<FeeItems>('FeeItems.List', { archived: false }, ['fee_item'], { enabled: field === 'feeItem' });
  if (field === 'day') return <DateField label={label} value={day(value)} onChange={onChange} />;
  const asked = { label, onClear: () => onChange(undefined), placeholder: t('lists.any') };
  if (field === 'customer')
    return (
      <CustomerField
        {...asked}
        value={Number(value) || 0}
        onChange={(customer) => onChange(String(customer))}
        placeholder={t('lists.findCustomer')}
      />
    );
  const choices =
    field === 'feeItem'
      ? (items.data?.rows ?? []).map(({ item }) => ({ value: item.name, label: item.name, note: item.code }))
      : typeof field === 'function'
        ? field(t, answer)
        : [];
  return <SelectField key={id} {...asked} value={value} onChange={onChange} options={choices} />;
}
