import { useState } from 'react';
import { useText } from '../../i18n';
import { ExportDialog, ImportDialog } from '../../parts/Exchange';
import { ListPage } from '../../parts/list/ListPage';
import { useListPage } from '../../parts/list/useListPage';
import { Button, Empty, useAddress } from '../../ui';
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
  const [dialog, setDialog] = useState<'import' | 'export'>();
  const close = () => setDialog(undefined);
  const create = { title: t('meters.new'), run: () => go('/meters/book/new', page.search) };
  return (
    <>
      <ListPage
        page={page}
        title={t('nav.meters')}
        beside={<Views view="book" />}
        rowTone={tone}
        create={create}
        more={[
          { id: 'meters.import', title: t('meters.import'), keys: 'Ctrl+I', rank: 61, run: () => setDialog('import') },
          { id: 'meters.export', title: t('lists.exchange'), keys: 'Ctrl+Shift+E', rank: 62, run: () => setDialog('export') },
        ]}
        drawer={open && <MeterDrawer key={open} id={Number(open)} {...page.steps} />}
        empty={
          <Empty
            kind="none"
            title={t('meters.none')}
            note={t('meters.noneNote')}
            actions={
              <>
                <Button kind="go" keys="Ctrl+N" onClick={create.run}>
                  {t('meters.new')}
                </Button>
                <Button kind="bare" onClick={() => setDialog('import')}>
                  {t('meters.fromExcel')}
                </Button>
              </>
            }
          />
        }
      />
      <ImportDialog open={dialog === 'import'} onClose={close} />
      <ExportDialog open={dialog === 'export'} onClose={close} tables={['meters', 'readings']} />
    </>
  );
}
