import { useState } from 'react';
import { today } from '../../api';
import { useText } from '../../i18n';
import { ListPage } from '../../parts/list/ListPage';
import { useListPage } from '../../parts/list/useListPage';
import { openPrint } from '../../parts/Print';
import { Button, Empty, useAddress } from '../../ui';
import { NothingDialog } from './Dialogs';
import { filterOf, type Row, type State, stateOf } from './data';
import { receipts } from './list';
import { ReceiptDrawer } from './ReceiptDrawer';
import { useReopen } from './work';

const tone = (r: Row) => (stateOf(r) === 'nothing' || stateOf(r) === 'out' ? 'done' : undefined);

/** Every receipt, filtered by what the address says, and the drawer of the one that is open. */
export function ReceiptList({ open }: { open: string | undefined }) {
  const { t } = useText();
  const { go } = useAddress();
  const page = useListPage(receipts, open);
  const [aside, setAside] = useState(false);
  const reopen = useReopen();
  const { clear, rows } = page.chosen;
  const of = (...kinds: State[]) => rows.filter((r) => kinds.includes(stateOf(r))).map((r) => r.id);
  const papers = of('claimed', 'prepaid');
  return (
    <>
      <ListPage
        page={page}
        rowTone={tone}
        create={{ title: t('receipts.new'), run: () => go('/receipts/new', page.search) }}
        actions={
          <Button kind="bare" icon="table" onClick={() => openPrint({ kind: 'cash', asOf: filterOf(page.search).to || today() })}>
            {t('papers.open.cash')}
          </Button>
        }
        withChosen={
          <>
            {of('open').length > 0 && (
              <Button small onClick={() => setAside(true)}>
                {t('receipts.nothingCount', { count: of('open').length })}
              </Button>
            )}
            {of('nothing').length > 0 && (
              <Button small onClick={() => reopen(of('nothing'), clear)}>
                {t('receipts.reopenCount', { count: of('nothing').length })}
              </Button>
            )}
            {papers.length > 0 && (
              <Button small icon="print" onClick={() => openPrint({ kind: 'receipt', ids: papers })}>
                {t('receipts.printCount', { count: papers.length })}
              </Button>
            )}
          </>
        }
        drawer={open && <ReceiptDrawer key={open} id={Number(open)} {...page.steps} />}
        empty={
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
        }
      />
      <NothingDialog ids={of('open')} open={aside} onClose={() => setAside(false)} onDone={clear} />
    </>
  );
}
