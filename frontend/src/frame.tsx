import { Outlet, useLocation } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { useBook, useCounts, useRefresh } from './api';
import { useText } from './i18n';
import { Icon, type NavItem, Shell } from './ui';
import { useKeyboard } from './ui/commands';

/** The root: the frame around every place, or the first-run screen alone while no book is open. */
export function Frame() {
  const { t } = useText();
  const { pathname } = useLocation();
  const book = useBook();
  const counts = useCounts(book.data?.open === true);
  useRefresh();
  useKeyboard();

  if (pathname.startsWith('/setup')) return <Outlet />;

  const count = (name: string) => counts.data?.[name];
  const nav: NavItem[] = [
    { to: '/today', icon: 'today', title: t('nav.today') },
    { to: '/bank', icon: 'bank', title: t('nav.bank'), gap: true },
    { to: '/claim', icon: 'claim', title: t('nav.claim'), count: count('claim') },
    { to: '/receipts', icon: 'receipt', title: t('nav.receipts') },
    { to: '/billing', icon: 'bill', title: t('nav.billing'), gap: true, count: count('billing') },
    { to: '/invoices', icon: 'invoice', title: t('nav.invoices'), count: count('overdue'), late: true },
    { to: '/customers', icon: 'customer', title: t('nav.customers'), gap: true },
    { to: '/contracts', icon: 'contract', title: t('nav.contracts') },
    { to: '/reports', icon: 'report', title: t('nav.reports') },
  ];
  const low: NavItem[] = [{ to: '/settings', icon: 'set', title: t('nav.settings') }];
  const { backedUpAt, verifiedAt } = book.data ?? {};

  return (
    <Shell
      book={{ name: book.data?.name ?? t('ui.product'), demo: book.data?.demo }}
      nav={nav}
      low={low}
      onFind={() => {}}
      state={
        <>
          {backedUpAt && <span>{dayjs(backedUpAt).format('HH:mm')}</span>}
          {verifiedAt && (
            <span className="ok">
              <Icon name="shield" small />
            </span>
          )}
        </>
      }
    >
      <Outlet />
    </Shell>
  );
}
