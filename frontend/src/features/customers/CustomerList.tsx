import { useText } from '../../i18n';
import { useExchange } from '../../parts/list/exchange';
import { ListPage } from '../../parts/list/ListPage';
import { NoneYet } from '../../parts/list/Nothing';
import { useListPage } from '../../parts/list/useListPage';
import { openPrint } from '../../parts/Print';
import { Button, toastError, useAddress } from '../../ui';
import { CustomerDrawer } from './CustomerDrawer';
import type { Row } from './data';
import { customers } from './list';

const printKeys = { statement: 'Ctrl+P', envelope: 'Alt+V', label: 'Alt+L' };

const tone = (r: Row) => (r.archived ? 'done' : undefined);

/** The list of customers, its filters in the address, and the drawer of the one that is open. */
export function CustomerList({ open }: { open: string | undefined }) {
  const { t } = useText();
  const { go } = useAddress();
  const page = useListPage(customers, open);
  const exchange = useExchange('customers', t('customers.import'), ['customers']);
  const create = { title: t('customers.new'), run: () => go('/customers/new', page.search) };
  /** Papers of the ticked customers, else of all that are shown. */
  const print = async (kind: 'statement' | 'envelope' | 'label') => {
    const ids = page.chosen.ids.length ? page.chosen.ids.map(Number) : (await page.all(customers.sort)).map((r) => r.id);
    openPrint({ kind, ids });
  };
  const printer = (kind: 'statement' | 'envelope' | 'label', title: string, rank: number) => ({
    id: `customers.${kind}`,
    title,
    keys: printKeys[kind],
    rank,
    disabled: page.count === 0,
    run: () => void print(kind).catch(toastError),
  });
  return (
    <>
      <ListPage
        page={page}
        rowTone={tone}
        create={create}
        more={[
          ...exchange.deeds,
          printer('statement', t('papers.kind.statement'), 63),
          printer('label', t('papers.open.labels'), 64),
          printer('envelope', t('papers.open.envelopes'), 65),
        ]}
        withChosen={
          <Button small icon="print" onClick={() => void print('statement').catch(toastError)}>
            {t('papers.open.statements', { count: page.chosen.ids.length })}
          </Button>
        }
        drawer={open && <CustomerDrawer key={open} id={Number(open)} {...page.steps} />}
        empty={
          <NoneYet
            title={t('customers.none')}
            note={t('customers.noneNote')}
            create={create}
            excel={{ title: t('customers.fromExcel'), run: exchange.bringIn }}
          />
        }
      />
      {exchange.dialogs}
    </>
  );
}
