import { useText } from '../../i18n';
import { useExchange } from '../../parts/list/exchange';
import { ListPage } from '../../parts/list/ListPage';
import { NoneYet } from '../../parts/list/Nothing';
import { useListPage } from '../../parts/list/useListPage';
import { useAddress } from '../../ui';
import type { Row } from './data';
import { meters } from './list';
import { MeterDrawer } from './MeterDrawer';
import { Views } from './Views';

const tone = (r: Row) => (r.archived ? 'done' : undefined);

/** 表册: every meter on the reader's way, and the drawer of the one that is open. */
export function MeterList({ open }: { open: string | undefined }) {
  const { t } = useText();
  const { go } = useAddress();
  const page = useListPage(meters, open);
  const exchange = useExchange('meters', t('meters.import'), ['meters', 'readings']);
  const create = { title: t('meters.new'), run: () => go('/meters/book/new', page.search) };
  return (
    <>
      <ListPage
        page={page}
        title={t('nav.meters')}
        beside={<Views view="book" />}
        rowTone={tone}
        create={create}
        more={exchange.deeds}
        drawer={open && <MeterDrawer key={open} id={Number(open)} {...page.steps} />}
        empty={
          <NoneYet
            title={t('meters.none')}
            note={t('meters.noneNote')}
            create={create}
            excel={{ title: t('meters.fromExcel'), run: exchange.bringIn }}
          />
        }
      />
      {exchange.dialogs}
    </>
  );
}
