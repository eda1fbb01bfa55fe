import { useState } from 'react';
import { useText } from '../../i18n';
import { ExportDialog, ImportDialog } from '../../parts/Exchange';
import { ListPage } from '../../parts/list/ListPage';
import { useListPage } from '../../parts/list/useListPage';
import { openPrint } from '../../parts/Print';
import { Button, Empty, toastError, useAddress } from '../../ui';
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
  const [dialog, setDialog] = useState<'import' | 'export'>();
  const close = () => setDialog(undefined);
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
          { id: 'customers.import', title: t('customers.import'), keys: 'Ctrl+I', rank: 61, run: () => setDialog('import') },
          { id: 'customers.export', title: t('lists.exchange'), keys: 'Ctrl+Shift+E', rank: 62, run: () => setDialog('export') },
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
          <Empty
            kind="none"
            title={t('customers.none')}
            note={t('customers.noneNote')}
            actions={
              <>
                <Button kind="go" keys="Ctrl+N" onClick={create.run}>
                  {t('customers.new')}
                </Button>
                <Button kind="bare" onClick={() => setDialog('import')}>
                  {t('customers.fromExcel')}
                </Button>
              </>
            }
          />
        }
      />
      <ImportDialog open={dialog === 'import'} onClose={close} />
      <ExportDialog open={dialog === 'export'} onClose={close} tables={['customers']} />
    </>
  );
}
