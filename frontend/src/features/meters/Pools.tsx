import { useState } from 'react';
import { useText } from '../../i18n';
import { ListPage } from '../../parts/list/ListPage';
import { NoneYet } from '../../parts/list/Nothing';
import { useListPage } from '../../parts/list/useListPage';
import { emptyPool, type Pool, type PoolRow } from './data';
import { PoolDialog } from './PoolDialog';
import { PoolDrawer } from './PoolDrawer';
import { pools } from './pools';
import { Views } from './Views';

const tone = (r: PoolRow) => (r.archived ? 'done' : undefined);

/** 公摊: the costs that several charges share, and the drawer of the one that is open. */
export function Pools({ open }: { open: string | undefined }) {
  const { t } = useText();
  const page = useListPage(pools, open);
  const [editing, setEditing] = useState<Pool>();
  const create = { title: t('meters.pool.new'), run: () => setEditing(emptyPool) };
  return (
    <>
      <ListPage
        page={page}
        title={t('nav.meters')}
        beside={<Views view="pools" />}
        rowTone={tone}
        create={create}
        drawer={open && <PoolDrawer key={open} id={Number(open)} onEdit={setEditing} {...page.steps} />}
        empty={<NoneYet title={t('meters.pool.none')} note={t('meters.pool.noneNote')} create={create} />}
      />
      <PoolDialog pool={editing} onClose={() => setEditing(undefined)} onSaved={(id) => page.show(id)} />
    </>
  );
}
