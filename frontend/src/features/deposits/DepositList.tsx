import { useState } from 'react';
import { useText } from '../../i18n';
import { ListPage } from '../../parts/list/ListPage';
import { NoneYet } from '../../parts/list/Nothing';
import { useListPage } from '../../parts/list/useListPage';
import { DepositDrawer } from './DepositDrawer';
import { filterOf, type Holding, idOf, whoseOf } from './data';
import { deposits } from './list';
import { ReceiveDialog } from './Receive';

const tone = (h: Holding) => (h.state === 'closed' ? 'done' : undefined);

/** Everything that is held or agreed, and the drawer of what is open: `12-7` is what contract 12 holds for customer 7. */
export function DepositList({ open }: { open: string | undefined }) {
  const { t } = useText();
  const page = useListPage(deposits, open);
  const [taking, setTaking] = useState(false);
  const whose = whoseOf(open ?? '');
  const create = { title: t('deposits.receive'), run: () => setTaking(true) };
  return (
    <>
      <ListPage
        page={page}
        rowTone={tone}
        create={create}
        drawer={whose && <DepositDrawer key={open} whose={whose} asOf={filterOf(page.search).asOf} {...page.steps} />}
        empty={<NoneYet title={t('deposits.empty.none')} note={t('deposits.empty.noneNote')} create={create} />}
      />
      <ReceiveDialog open={taking} onClose={() => setTaking(false)} onDone={(w) => page.show(idOf(w))} />
    </>
  );
}
