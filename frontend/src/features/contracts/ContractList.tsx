import { useState } from 'react';
import { today, useCall } from '../../api';
import { useText } from '../../i18n';
import { ExportDialog, ImportDialog } from '../../parts/Exchange';
import { ListPage } from '../../parts/list/ListPage';
import { useListPage } from '../../parts/list/useListPage';
import { Button, Empty, useAddress } from '../../ui';
import { ContractDrawer } from './ContractDrawer';
import type { Row, TurnoverPage } from './data';
import { contracts } from './list';

const tables = ['contracts', 'charges', 'price_steps', 'free_periods', 'discounts', 'tiers'];
const tone = (r: Row) => (r.state === 'archived' || r.state === 'ended' ? 'done' : undefined);

/** The list of contracts, its filters in the address, and the drawer of the one that is open. */
export function ContractList({ open }: { open: string | undefined }) {
  const { t } = useText();
  const { go } = useAddress();
  const page = useListPage(contracts, open);
  const [dialog, setDialog] = useState<'import' | 'export'>();
  const turnover = useCall<TurnoverPage>('Contracts.Turnovers', { month: today(), contractId: 0 }, ['contract']);
  const close = () => setDialog(undefined);
  const { customer } = page.search;
  const create = { title: t('contracts.new'), run: () => go('/contracts/new', customer ? { customer } : {}) };
  return (
    <>
      <ListPage
        page={page}
        rowTone={tone}
        create={create}
        actions={
          (turnover.data?.rows ?? []).length > 0 && (
            <Button kind="bare" onClick={() => go('/contracts/turnover')}>
              {t('contracts.turnover.enter')}
            </Button>
          )
        }
        more={[
          { id: 'contracts.import', title: t('contracts.import'), keys: 'Ctrl+I', rank: 61, run: () => setDialog('import') },
          { id: 'contracts.export', title: t('lists.exchange'), keys: 'Ctrl+Shift+E', rank: 62, run: () => setDialog('export') },
        ]}
        drawer={open && <ContractDrawer key={open} id={Number(open)} {...page.steps} />}
        empty={
          <Empty
            kind="none"
            title={t('contracts.none')}
            note={t('contracts.noneNote')}
            actions={
              <>
                <Button kind="go" keys="Ctrl+N" onClick={create.run}>
                  {t('contracts.new')}
                </Button>
                <Button kind="bare" onClick={() => setDialog('import')}>
                  {t('contracts.fromExcel')}
                </Button>
              </>
            }
          />
        }
      />
      <ImportDialog open={dialog === 'import'} onClose={close} />
      <ExportDialog open={dialog === 'export'} onClose={close} tables={tables} />
    </>
  );
}
