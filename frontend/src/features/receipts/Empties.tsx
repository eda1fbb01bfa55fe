import { useCall } from '../../api';
import { useText } from '../../i18n';
import { Button, Empty, useAddress } from '../../ui';
import { filterOf, ownSearch, type Rows, stale } from './data';
import type { ChipOf } from './Filters';

/** Not one receipt in the book. */
export function EmptyList() {
  const { t } = useText();
  const { go } = useAddress();
  return (
    <Empty
      kind="none"
      title={t('receipts.empty.none')}
      note={t('receipts.empty.noneNote')}
      actions={
        <>
          <Button onClick={() => go('/bank')}>{t('receipts.empty.toBank')}</Button>
          <Button kind="bare" onClick={() => go('/receipts/new')}>
            {t('receipts.new')}
          </Button>
        </>
      }
    />
  );
}

/** Nothing fits; where what was asked for is worked off, that is said. */
export function NoMatch({ chips }: { chips: ChipOf[] }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const own = ownSearch(search);
  const last = chips.at(-1);
  const without = last && Object.fromEntries(Object.entries(own).filter(([k]) => k !== last.id));
  const whole = useCall<Rows>('Receipts.List', { ...filterOf({}), limit: 1 }, stale);
  const yields = useCall<Rows>('Receipts.List', { ...filterOf(without ?? {}), limit: 1 }, stale, { enabled: Boolean(without) });
  if (whole.data?.count === 0) return <EmptyList />;
  if (own.state === 'open' && Object.keys(own).length === 1)
    return (
      <Empty
        kind="done"
        title={t('receipts.empty.openDone')}
        note={t('receipts.empty.openDoneNote')}
        actions={<Button onClick={() => go('/billing')}>{t('receipts.empty.toBilling')}</Button>}
      />
    );
  return (
    <Empty
      kind="noMatch"
      title={t('receipts.empty.noMatch')}
      note={last && yields.data ? t('receipts.empty.without', { name: last.value, count: yields.data.count }) : undefined}
      actions={
        <>
          {last && <Button onClick={() => filter({ [last.id]: undefined })}>{t('ui.dropFilter', { name: last.value })}</Button>}
          <Button kind={last ? 'bare' : 'plain'} onClick={() => go('/receipts')}>
            {t('receipts.empty.all')}
          </Button>
        </>
      }
    />
  );
}
