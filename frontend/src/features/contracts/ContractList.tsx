import { today, useCall } from '../../api';
import { useText } from '../../i18n';
import { useExchange } from '../../parts/list/exchange';
import { ListPage } from '../../parts/list/ListPage';
import { NoneYet } from '../../parts/list/Nothing';
import { useListPage } from '../../parts/list/useListPage';
import { Button, useAddress } from '../../ui';
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
  const exchange = useExchange('contracts', t('contracts.import'), tables);
  const turnover = useCall<TurnoverPage>('Contracts.Turnovers', { month: today(), contractId: 0 }, ['contract']);
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
        more={exchange.deeds}
        drawer={open && <ContractDrawer key={open} id={Number(open)} {...page.steps} />}
        empty={
          <NoneYet
            title={t('contracts.none')}
            note={t('contracts.noneNote')}
            create={create}
            excel={{ title: t('contracts.fromExcel'), run: exchange.bringIn }}
          />
        }
      />
      {exchange.dialogs}
    </>
  );
}
