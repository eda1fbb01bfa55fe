import { useState } from 'react';
import { day, monthDay, useCall } from '../../api';
import { useText } from '../../i18n';
import { Button, DateField, Icon, Pop, type Search, SelectField, useCommands } from '../../ui';

type Props = { search: Search; onFilter: (patch: Record<string, string | undefined>) => void };

/** Which account and days the screen shows; proposals always look at the whole book. */
export function Range({ search, onFilter }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const imports = useCall<{ rows: { id: number; file: string; added: number }[] }>('Bank.Imports', { limit: 30 }, ['import'], {
    enabled: open,
  });
  const accounts = useCall<{ rows: { name: string }[] }>('Bank.Accounts', {}, ['account', 'import']);
  useCommands([{ id: 'claim.range', title: t('claim.range.title'), keys: 'Ctrl+L', rank: 60, run: () => setOpen(true) }]);
  const days =
    search.from || search.to
      ? t('claim.range.days', { from: search.from ? monthDay(search.from) : '…', to: search.to ? monthDay(search.to) : '…' })
      : t('claim.range.always');
  return (
    <Pop
      open={open}
      onOpen={setOpen}
      content={
        <div className="form range">
          <SelectField
            label={t('claim.range.account')}
            value={search.account ?? ''}
            options={[
              { value: '', label: t('claim.range.all') },
              ...(accounts.data?.rows ?? []).map((a) => ({ value: a.name, label: a.name })),
            ]}
            onChange={(account) => onFilter({ account })}
          />
          <SelectField
            label={t('claim.range.import')}
            value={search.import ?? ''}
            options={[
              { value: '', label: t('claim.range.allImports') },
              ...(imports.data?.rows ?? []).map((i) => ({
                value: String(i.id),
                label: i.file,
                note: t('claim.count', { count: i.added }),
              })),
            ]}
            onChange={(id) => onFilter({ import: id })}
          />
          <DateField label={t('claim.range.from')} value={day(search.from)} onChange={(from) => onFilter({ from })} />
          <DateField label={t('claim.range.to')} value={day(search.to)} onChange={(to) => onFilter({ to })} />
          <Button small kind="bare" onClick={() => onFilter({ account: undefined, from: undefined, to: undefined, import: undefined })}>
            {t('ui.clearFilters')}
          </Button>
        </div>
      }
    >
      <Button small title={t('claim.range.title')}>
        {search.account || t('claim.range.all')} · {search.import ? t('claim.range.import') : days}
        <Icon name="down" small />
      </Button>
    </Pop>
  );
}
