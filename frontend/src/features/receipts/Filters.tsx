import { Popover } from 'antd';
import { useState } from 'react';
import { day, type go as models, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { CustomerField } from '../../parts/CustomerField';
import { Button, Chip, DateField, FieldRow, Form, Icon, type Search, SelectField, useAddress, useCommands } from '../../ui';
import { type ChipName, chipNames, methods, methodWord } from './data';

export type ChipOf = { id: ChipName | 'q'; name: string; value: string };

/** The filters that are set, by name and value. */
export function useChips(search: Search): ChipOf[] {
  const { t } = useText();
  const id = Number(search.customer) || 0;
  const customer = useCall<Wire<models.customer.Detail>>('Customers.Get', { id }, ['customer'], { enabled: id > 0 });
  const chips = chipNames.flatMap((name): ChipOf[] => {
    const value = search[name];
    if (!value) return [];
    const shown = name === 'customer' ? (customer.data?.customer.name ?? value) : name === 'channel' ? methodWord(t, value) : value;
    return [{ id: name, name: t(`receipts.filter.${name}`), value: shown }];
  });
  return search.q ? [...chips, { id: 'q', name: t('receipts.filter.search'), value: search.q }] : chips;
}

/** The chips, and 筛选 (F), where they are set. */
export function FilterChips({ chips }: { chips: ChipOf[] }) {
  const { t } = useText();
  const { filter } = useAddress();
  const [open, setOpen] = useState(false);
  useCommands([
    {
      id: 'receipts.filter',
      title: t('receipts.filter.title'),
      keys: 'F',
      hint: t('receipts.filter.add'),
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
          {t('receipts.filter.add')}
        </button>
      </Popover>
    </>
  );
}

function FilterForm({ onDone }: { onDone: () => void }) {
  const { t } = useText();
  const { search, filter } = useAddress();
  const [set, setSet] = useState({ from: day(search.from), to: day(search.to), channel: search.channel, customer: search.customer });
  const change = (patch: Partial<typeof set>) => setSet({ ...set, ...patch });
  useCommands([{ id: 'receipts.filter.close', title: t('ui.close'), keys: 'Esc', hidden: true, run: onDone }]);
  return (
    <Form
      className="filter-form"
      saveTitle={t('receipts.filter.apply')}
      onSave={() => {
        filter(set);
        onDone();
      }}
    >
      <FieldRow>
        <DateField label={t('receipts.filter.from')} value={set.from} onChange={(from) => change({ from })} />
        <DateField label={t('receipts.filter.to')} value={set.to} onChange={(to) => change({ to })} />
      </FieldRow>
      <SelectField
        label={t('receipts.filter.channel')}
        value={set.channel}
        placeholder={t('receipts.filter.any')}
        onChange={(channel) => change({ channel })}
        onClear={() => change({ channel: undefined })}
        options={methods.map((m) => ({ value: m as string, label: t(`receipts.method.${m}`) }))}
      />
      <CustomerField
        label={t('receipts.filter.customer')}
        value={Number(set.customer) || 0}
        placeholder={t('receipts.customerPlaceholder')}
        onChange={(id) => change({ customer: String(id) })}
        onClear={() => change({ customer: undefined })}
      />
      <div className="dialog-foot">
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
        <Button kind="go" submit keys="Ctrl+Enter">
          {t('receipts.filter.apply')}
        </Button>
      </div>
    </Form>
  );
}
