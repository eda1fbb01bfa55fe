import { useCallback, useMemo, useState } from 'react';
import { fen, grouped, useCall } from '../../api';
import { useText } from '../../i18n';
import { ListExport } from '../../parts/ListExport';
import {
  Bar,
  Button,
  Chip,
  type Column,
  ColumnsButton,
  DataGrid,
  DateField,
  Empty,
  Page,
  SearchBox,
  Seg,
  Split,
  Sums,
  useAddress,
  useCommands,
} from '../../ui';
import { DepositDrawer } from './DepositDrawer';
import { filterOf, type Holding, type Holdings, idOf, type State, stale, states, statusOf } from './data';
import { ReceiveDialog } from './Receive';

type Whose = { contractId: number; customerId: number };

/** Everything that is held or agreed, and the drawer of what is open. */
export function DepositList({ open }: { open: Whose | undefined }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const asked = useMemo(() => filterOf(search), [search]);
  const got = useCall<Holdings>('Deposits.List', asked, stale, { keep: true });
  const rows = useMemo(() => (got.data ? (got.data.rows ?? []) : undefined), [got.data]);
  const [taking, setTaking] = useState(false);
  const beside = open !== undefined;
  const columns = useMemo<Column<Holding>[]>(() => columnsOf(t, beside), [t, beside]);
  const show = useCallback((h: Whose) => go(`/deposits/${idOf(h)}`, search), [go, search]);
  const at =
    open && (rows ?? []).findIndex((r) => r.contractId === open.contractId && (!open.customerId || r.customerId === open.customerId));
  const step = (by: number) => {
    const next = at === undefined || at < 0 ? undefined : rows?.[at + by];
    return next && (() => show(next));
  };
  useCommands([
    {
      id: 'deposits.new',
      title: t('deposits.receive'),
      hint: t('deposits.receive'),
      keys: ['Ctrl+N', 'N'],
      rank: 18,
      run: () => setTaking(true),
    },
  ]);
  const filtered = ['q', 'state', 'contract', 'customer'].some((k) => search[k]);
  const page = got.data;
  return (
    <Page
      title={t('deposits.title')}
      beside={
        <Seg
          label={t('deposits.view.label')}
          value={(asked.state || 'all') as State | 'all'}
          onChange={(v) => filter({ state: v === 'all' ? undefined : v })}
          choices={(['all', ...states] as const).map((v) => ({ value: v, title: t(`deposits.view.${v}`) }))}
        />
      }
      actions={
        <>
          <ColumnsButton list="deposits" columns={columns} />
          <ListExport
            list="deposits"
            columns={columns}
            title={t('deposits.title')}
            filter={[...(asked.state ? [t(`deposits.view.${asked.state as State}`)] : []), `${t('deposits.asOf')} ${page?.asOf ?? ''}`]}
            rows={async () => rows ?? []}
          />
          <Button kind={open ? 'plain' : 'go'} icon="plus" keys="Ctrl+N" onClick={() => setTaking(true)}>
            {t('deposits.receive')}
          </Button>
        </>
      }
    >
      <Split
        side={
          open && (
            <DepositDrawer
              key={idOf(open)}
              whose={open}
              asOf={asked.asOf}
              onClose={() => go('/deposits', search)}
              onPrevious={step(-1)}
              onNext={step(1)}
            />
          )
        }
      >
        <Bar
          end={
            <>
              <span className="mid small">{t('deposits.asOf')}</span>
              <DateField
                bare
                small
                label={t('deposits.asOf')}
                value={(search.asof || page?.asOf) as never}
                onChange={(d) => filter({ asof: d })}
              />
            </>
          }
        >
          <SearchBox value={search.q ?? ''} placeholder={t('deposits.search')} onChange={(q) => filter({ q }, true)} />
          {search.customer && (
            <Chip name={t('deposits.col.customer')} onDrop={() => filter({ customer: undefined })}>
              {rows?.[0]?.name ?? search.customer}
            </Chip>
          )}
          {search.contract && (
            <Chip name={t('deposits.col.contract')} onDrop={() => filter({ contract: undefined })}>
              {rows?.[0]?.code ?? search.contract}
            </Chip>
          )}
        </Bar>
        <DataGrid<Holding>
          list="deposits"
          label={t('deposits.title')}
          columns={columns}
          source={{ rows, error: got.error, retry: () => void got.refetch() }}
          rowId={idOf}
          onOpen={show}
          at={at !== undefined && at >= 0 && rows?.[at] ? idOf(rows[at]) : undefined}
          rowTone={(h) => (h.state === 'closed' ? 'done' : undefined)}
          filtered={filtered}
          empty={
            <Empty
              kind="none"
              title={t('deposits.empty.none')}
              note={t('deposits.empty.noneNote')}
              actions={<Button onClick={() => setTaking(true)}>{t('deposits.receive')}</Button>}
            />
          }
          noMatch={
            <Empty
              kind="noMatch"
              title={t('deposits.empty.noMatch')}
              actions={<Button onClick={() => go('/deposits')}>{t('deposits.empty.all')}</Button>}
            />
          }
        />
        <Sums
          items={
            page
              ? [
                  {
                    label: t(filtered ? 'deposits.sum.filter' : 'deposits.sum.all'),
                    value: t('deposits.sum.count', { count: page.count }),
                  },
                  { label: t('deposits.col.held'), value: grouped(fen(page.held)) },
                  { label: t('deposits.col.short'), value: grouped(fen(page.short)) },
                  { label: t('deposits.sum.refund'), value: grouped(fen(page.refund)) },
                ]
              : []
          }
        />
      </Split>
      <ReceiveDialog open={taking} onClose={() => setTaking(false)} onDone={(w) => show(w)} />
    </Page>
  );
}

function columnsOf(t: ReturnType<typeof useText>['t'], beside: boolean): Column<Holding>[] {
  const all: Column<Holding>[] = [
    { id: 'code', title: t('deposits.col.contract'), kind: 'code', width: 112, fixed: true },
    { id: 'unit', title: t('deposits.col.unit'), width: 96 },
    { id: 'name', title: t('deposits.col.customer'), grow: true },
    { id: 'end', title: t('deposits.col.end'), kind: 'date', width: 100 },
    { id: 'agreed', title: t('deposits.col.agreed'), kind: 'money', width: 112 },
    { id: 'received', title: t('deposits.col.received'), kind: 'money', width: 112, from: 1400 },
    { id: 'setOff', title: t('deposits.col.setOff'), kind: 'money', width: 104, from: 1400 },
    { id: 'refunded', title: t('deposits.col.refunded'), kind: 'money', width: 104, from: 1400 },
    { id: 'moved', title: t('deposits.col.moved'), kind: 'money', width: 104, signed: true, hidden: true },
    { id: 'held', title: t('deposits.col.held'), kind: 'money', width: 112, tone: () => 'strong' },
    { id: 'short', title: t('deposits.col.short'), kind: 'money', width: 104 },
    { id: 'state', title: t('deposits.col.state'), kind: 'status', width: 112, status: (h) => statusOf(t, h) },
  ];
  const less = new Set(['end', 'received', 'setOff', 'refunded', 'short']);
  return beside ? all.filter((c) => !less.has(c.id)) : all;
}
