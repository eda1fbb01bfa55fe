import { useCall } from '../../api';
import { useText } from '../../i18n';
import { Button, Empty, useAddress } from '../../ui';
import { filterOf, ownSearch, type Rows, stale } from './data';
import type { ChipOf } from './Filters';

/** Not one bill in the book. */
export function EmptyList() {
  const { t } = useText();
  const { go } = useAddress();
  return (
    <Empty
      kind="none"
      title={t('invoices.empty.none')}
      note={t('invoices.empty.noneNote')}
      actions={
        <Button kind="go" onClick={() => go('/billing')}>
          {t('invoices.empty.toBilling')}
        </Button>
      }
    />
  );
}

/** Nothing fits. Where what was asked for is simply worked off (nothing overdue), that is said; else which filter to drop. */
export function NoMatch({ chips }: { chips: ChipOf[] }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const own = ownSearch(search);
  const alone = Object.keys(own).length === 1;
  const last = chips.at(-1);
  const without = last && Object.fromEntries(Object.entries(own).filter(([k]) => k !== last.id));
  const whole = useCall<Rows>('Invoices.List', { ...filterOf({}), limit: 1 }, stale);
  const yields = useCall<Rows>('Invoices.List', { ...filterOf(without ?? {}), limit: 1 }, stale, { enabled: Boolean(without) });
  if (whole.data?.count === 0) return <EmptyList />;
  const all = <Button onClick={() => go('/invoices')}>{t('invoices.empty.all')}</Button>;
  if (alone && own.state === 'overdue')
    return <Empty kind="done" title={t('invoices.empty.done')} note={t('invoices.empty.doneNote')} actions={all} />;
  if (alone && own.state === 'open')
    return <Empty kind="done" title={t('invoices.empty.openDone')} note={t('invoices.empty.openDoneNote')} actions={all} />;
  return (
    <Empty
      kind="noMatch"
      title={t('invoices.empty.noMatch')}
      note={last && yields.data ? t('invoices.empty.without', { name: last.value, count: yields.data.count }) : undefined}
      actions={
        <>
          {last && <Button onClick={() => filter({ [last.id]: undefined })}>{t('ui.dropFilter', { name: last.value })}</Button>}
          <Button kind="bare" onClick={() => go('/invoices')}>
            {t('ui.clearFilters')}
          </Button>
        </>
      }
    />
  );
}
