import { useText } from '../../i18n';
import { ListPage } from '../../parts/list/ListPage';
import { useListPage } from '../../parts/list/useListPage';
import { openPrint } from '../../parts/Print';
import { Button, Empty, useAddress, useCommands } from '../../ui';
import { useSort } from '../../ui/grid/memory';
import { filterOf, type Row } from './data';
import { InvoiceDrawer } from './InvoiceDrawer';
import { invoices } from './list';

const tone = (r: Row) => (r.stored === 'credited' ? 'void' : undefined);

/** Every bill, filtered by what the address says, and the drawer of the one that is open. */
export function InvoiceList({ open }: { open: string | undefined }) {
  const { t } = useText();
  const { go } = useAddress();
  const page = useListPage(invoices, open);
  const { chosen, count } = page;
  const sort = useSort(invoices.name, invoices.sort);
  const order = sort ? { sort: invoices.sortNames?.[sort.id] ?? sort.id, desc: sort.desc } : {};
  const print = () => {
    const ids = chosen.ids.length ? chosen.ids.map(Number) : open ? [Number(open)] : [];
    openPrint({ kind: 'invoice', ...(ids.length ? { ids } : { filter: { ...filterOf(page.search), ...order } }) });
  };
  useCommands([
    { id: 'invoices.print', title: t('invoices.print'), keys: 'Ctrl+P', hint: t('invoices.print'), rank: 18, when: count > 0, run: print },
  ]);
  return (
    <ListPage
      page={page}
      rowTone={tone}
      actions={
        <Button icon="print" keys="Ctrl+P" disabled={count === 0} onClick={print}>
          {chosen.ids.length > 0 ? t('invoices.printCount', { count: chosen.ids.length }) : t('invoices.print')}
        </Button>
      }
      drawer={open && <InvoiceDrawer key={open} id={Number(open)} {...page.steps} />}
      empty={
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
      }
    />
  );
}
