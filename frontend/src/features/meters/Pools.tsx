import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call, quantity, useCall } from '../../api';
import { useText } from '../../i18n';
import { History } from '../../parts/History';
import { tell } from '../../parts/undo';
import { span } from '../../parts/words';
import {
  Bar,
  Button,
  type Column,
  DataGrid,
  Drawer,
  Empty,
  ErrorNote,
  Money,
  Page,
  Seg,
  Split,
  Sums,
  Tabs,
  Tag,
  useAddress,
  useCommands,
} from '../../ui';
import { emptyPool, kinds, type Pool, type PoolDetail, type PoolRow } from './data';
import { PoolDialog } from './PoolDialog';
import { Views } from './Views';

const rowId = (r: PoolRow) => r.id;

/** 公摊: the costs that several charges share, and the drawer of the one that is open. */
export function Pools({ open }: { open: number | undefined }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const [editing, setEditing] = useState<Pool>();
  const archived = search.show === 'archived';
  const asked = useCall<{ rows: PoolRow[] | null }>('Pools.List', { archived }, kinds, { keep: true });
  const rows = asked.data?.rows ?? undefined;
  const source = useMemo(() => ({ rows, error: asked.error, retry: () => void asked.refetch() }), [rows, asked.error, asked.refetch]);
  const columns = useColumns(open !== undefined);
  const create = () => setEditing(emptyPool);
  const step = (by: number) => {
    const next = rows?.[rows.findIndex((r) => r.id === open) + by];
    return next && open ? () => go(`/meters/pools/${next.id}`, search, true) : undefined;
  };
  useCommands([{ id: 'pools.new', title: t('meters.pool.new'), hint: t('meters.pool.new'), keys: ['Ctrl+N', 'N'], rank: 20, run: create }]);
  return (
    <Page
      title={t('nav.meters')}
      beside={<Views view="pools" />}
      actions={
        <Button kind={rows?.length === 0 && !archived ? 'plain' : 'go'} icon="plus" keys="Ctrl+N" onClick={create}>
          {t('meters.pool.new')}
        </Button>
      }
    >
      <Split
        side={
          open && (
            <PoolDrawer
              key={open}
              id={open}
              onEdit={setEditing}
              onClose={() => go('/meters/pools', search)}
              onPrevious={step(-1)}
              onNext={step(1)}
            />
          )
        }
      >
        <Bar>
          <Seg
            label={t('meters.show.label')}
            value={archived ? 'archived' : 'live'}
            onChange={(v) => filter({ show: v === 'archived' ? v : undefined })}
            choices={(['live', 'archived'] as const).map((v) => ({ value: v, title: t(`meters.show.${v}`) }))}
          />
        </Bar>
        <DataGrid<PoolRow>
          list="pools"
          label={t('meters.view.pools')}
          columns={columns}
          source={source}
          rowId={rowId}
          at={open}
          onOpen={(r) => go(`/meters/pools/${r.id}`, search)}
          filtered={archived}
          empty={
            <Empty
              kind="none"
              title={t('meters.pool.none')}
              note={t('meters.pool.noneNote')}
              actions={
                <Button kind="go" keys="Ctrl+N" onClick={create}>
                  {t('meters.pool.new')}
                </Button>
              }
            />
          }
          noMatch={
            <Empty
              kind="noMatch"
              title={t('meters.pool.noArchived')}
              actions={<Button onClick={() => go('/meters/pools')}>{t('ui.clearFilters')}</Button>}
            />
          }
        />
        <Sums items={[{ label: t('lists.all'), value: t('meters.pool.count', { count: rows?.length ?? 0 }) }]} />
      </Split>
      <PoolDialog pool={editing} onClose={() => setEditing(undefined)} onSaved={(id) => go(`/meters/pools/${id}`, search)} />
    </Page>
  );
}

const beside = ['name', 'basis', 'members'];

function useColumns(narrow: boolean): Column<PoolRow>[] {
  const { t } = useText();
  const all = useMemo<Column<PoolRow>[]>(
    () => [
      { id: 'code', title: t('meters.pool.code'), kind: 'code', width: 104 },
      { id: 'name', title: t('meters.pool.name'), grow: true, fixed: true },
      { id: 'basis', title: t('meters.pool.basis'), width: 112, value: (r) => t(`meters.basis.${r.basis}` as never) },
      {
        id: 'meterCode',
        title: t('meters.field.common'),
        width: 120,
        value: (r) => r.meterCode || t('meters.pool.bill'),
        tone: (r) => (r.meterCode ? undefined : 'mid'),
      },
      { id: 'price', title: t('meters.pool.price'), kind: 'decimal', width: 104, value: (r) => (r.meterCode ? r.price : '') },
      { id: 'members', title: t('meters.pool.members'), kind: 'number', width: 80 },
      {
        id: 'last',
        title: t('meters.pool.lastDays'),
        width: 216,
        value: (r) => (r.lastTo ? span(r.lastFrom, r.lastTo) : ''),
        tone: () => 'mid',
      },
      { id: 'lastCost', title: t('meters.pool.lastCost'), kind: 'money', width: 128 },
    ],
    [t],
  );
  return useMemo(() => (narrow ? all.map((c) => (beside.includes(c.id) ? c : { ...c, from: 1600 })) : all), [all, narrow]);
}

type Tab = 'runs' | 'members' | 'history';
type Props = { id: number; onEdit: (p: Pool) => void; onClose: () => void; onPrevious?: () => void; onNext?: () => void };

/** One shared cost: what was shared, who shares, and its history. */
function PoolDrawer({ id, onEdit, onClose, onPrevious, onNext }: Props) {
  const { t } = useText();
  const { go } = useAddress();
  const [tab, setTab] = useState<Tab>('runs');
  const asked = useCall<PoolDetail>('Pools.Get', { id }, kinds);
  const d = asked.data;
  const p = d?.pool;
  const share = () => go(`/meters/pools/${id}/share`);
  const archive = () =>
    p &&
    tell(
      call('Pools.Archive', { id, archived: !p.archived }),
      t(p.archived ? 'meters.restoredToast' : 'meters.archivedToast', { code: p.name }),
    );
  const can = Boolean(p && !p.archived && d?.members?.length);
  useCommands([
    { id: 'pool.share', title: t('meters.pool.share'), hint: t('meters.pool.share'), keys: 'G', rank: 10, when: can, run: share },
    { id: 'pool.edit', title: t('meters.edit'), hint: t('meters.edit'), keys: 'E', rank: 11, when: Boolean(p), run: () => p && onEdit(p) },
  ]);
  return (
    <Drawer
      title={p?.name ?? ''}
      beside={p?.archived && <Tag>{t('meters.archived')}</Tag>}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      footer={
        <>
          <Button keys="G" icon="split" onClick={share} disabled={!can}>
            {t('meters.pool.share')}
          </Button>
          <Button keys="E" icon="edit" onClick={() => p && onEdit(p)} disabled={!p}>
            {t('meters.edit')}
          </Button>
          <span className="end">
            <Button kind="bare" onClick={archive} disabled={!p}>
              {t(p?.archived ? 'meters.restore' : 'meters.archive')}
            </Button>
          </span>
        </>
      }
    >
      {asked.error && !d ? (
        <div className="meter-pad">
          <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
        </div>
      ) : (
        d && (
          <>
            <p className="meter-pad dim">
              {[
                t(`meters.basis.${d.pool.basis}` as never),
                d.common ? t('meters.pool.byMeter', { code: d.common, price: d.pool.price }) : t('meters.pool.byBill'),
                d.pool.note,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Tabs<Tab>
              label={d.pool.name}
              value={tab}
              onChange={setTab}
              choices={[
                { value: 'runs', title: t('meters.pool.runs'), count: d.runs?.length ?? 0 },
                { value: 'members', title: t('meters.pool.members'), count: d.members?.length ?? 0 },
                { value: 'history', title: t('meters.tab.history') },
              ]}
            />
            {tab === 'runs' && <Runs d={d} />}
            {tab === 'members' && <Members d={d} />}
            {tab === 'history' && <History type="pool" id={id} />}
          </>
        )
      )}
    </Drawer>
  );
}

function Runs({ d }: { d: PoolDetail }) {
  const { t } = useText();
  const runs = d.runs ?? [];
  if (runs.length === 0) return <p className="meter-pad dim">{t('meters.pool.noRuns')}</p>;
  return (
    <table className="grid meter-readings">
      <thead>
        <tr>
          <th>{t('meters.pool.days')}</th>
          <th className="num">{t('meters.pool.cost')}</th>
          <th className="num">{t('meters.pool.shares')}</th>
          <th>{t('meters.pool.billed')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((r) => (
          <tr key={r.id}>
            <td>
              <Link className="link" to={`/meters/pools/${d.pool.id}/run/${r.id}` as string} search={{}}>
                {span(r.from, r.to)}
              </Link>
            </td>
            <td className="num strong">
              <Money value={r.cost} zero="digits" />
            </td>
            <td className="num">{r.shares}</td>
            <td className="mid">{r.billed > 0 ? `${r.billed} / ${r.shares}` : t('meters.pool.notBilled')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Members({ d }: { d: PoolDetail }) {
  const { t } = useText();
  const all = d.members ?? [];
  if (all.length === 0) return <p className="meter-pad dim">{t('meters.pool.noMembers')}</p>;
  return (
    <table className="grid meter-readings">
      <thead>
        <tr>
          <th>{t('meters.field.contract')}</th>
          <th>{t('meters.field.customer')}</th>
          <th className="num">{t(`meters.weight.${d.pool.basis}` as never)}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((m) => (
          <tr key={m.chargeId}>
            <td title={`${m.start} – ${m.end}`}>
              <Link className="link" to={`/contracts/${m.contractId}` as string} search={{}}>
                {m.code}
              </Link>
            </td>
            <td title={m.name}>{[m.room, m.name].filter(Boolean).join(' ')}</td>
            <td className="num">{d.pool.basis === 'equal' ? '1' : d.pool.basis === 'usage' ? '' : quantity(m.quantity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
