import { useMemo, useState } from 'react';
import { addDays, call, callKey, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { ExportDialog, ImportDialog } from '../../parts/Exchange';
import {
  Bar,
  Button,
  type Column,
  ColumnsButton,
  DataGrid,
  Empty,
  Money,
  Page,
  SearchBox,
  Seg,
  Sums,
  useAddress,
  useCommands,
} from '../../ui';
import { CustomerSelect } from './CustomerSelect';
import { soonDays, stateOf } from './changes';
import { kinds, type Row, type Page as Rows, type TurnoverPage } from './data';

const views = ['live', 'running', 'soon', 'upcoming', 'ended', 'archived'] as const;
type View = (typeof views)[number];

const rowId = (r: Row) => r.id;
const tables = ['contracts', 'charges', 'price_steps', 'free_periods', 'discounts', 'tiers'];

/** The list of contracts, its filters in the address. */
export function ContractList() {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const [importing, setImporting] = useState(false);
  const [exporting, setExporting] = useState(false);
  const view = views.includes(search.state as View) ? (search.state as View) : 'live';
  const customer = Number(search.customer) || 0;
  const asked = useMemo(
    () => ({
      search: search.q ?? '',
      customerId: customer,
      state: view === 'live' ? '' : view === 'soon' ? 'running' : view,
      endingBy: view === 'soon' ? addDays(today(), soonDays) : '',
    }),
    [search.q, customer, view],
  );
  const sums = useCall<Rows>('Contracts.List', { ...asked, sort: '', desc: false, after: '', limit: 1 }, kinds, { keep: true });
  const turnover = useCall<TurnoverPage>('Contracts.Turnovers', { month: today(), contractId: 0 }, ['contract']);
  const columns = useColumns();
  const source = useMemo(
    () => ({
      key: callKey(kinds, 'Contracts.List', asked),
      load: async (
        { after, limit, sort }: { after: string; limit: number; sort: { id: string; desc: boolean } | undefined },
        signal: AbortSignal,
      ) => {
        const request = { ...asked, sort: sort?.id ?? '', desc: sort?.desc ?? false, after, limit };
        const page = await call<Rows>('Contracts.List', request, signal);
        return { rows: page.rows ?? [], next: page.more ? page.next : '' };
      },
    }),
    [asked],
  );
  const filtered = Boolean(asked.search || customer || view !== 'live');
  const create = () => go('/contracts/new', customer ? { customer: String(customer) } : {});
  useCommands([
    { id: 'contracts.new', title: t('contracts.new'), hint: t('contracts.new'), keys: ['Ctrl+N', 'N'], rank: 20, run: create },
    { id: 'contracts.import', title: t('contracts.import'), keys: 'Ctrl+I', rank: 61, run: () => setImporting(true) },
    { id: 'contracts.export', title: t('contracts.export'), keys: 'Ctrl+E', rank: 62, run: () => setExporting(true) },
  ]);
  return (
    <Page
      title={t('nav.contracts')}
      beside={
        <Seg
          label={t('contracts.view.label')}
          value={view}
          onChange={(v) => filter({ state: v === 'live' ? undefined : v })}
          choices={views.map((v) => ({ value: v, title: t(`contracts.view.${v}`) }))}
        />
      }
      actions={
        <>
          {(turnover.data?.rows ?? []).length > 0 && (
            <Button kind="bare" onClick={() => go('/contracts/turnover')}>
              {t('contracts.turnover.enter')}
            </Button>
          )}
          <ColumnsButton list="contracts" columns={columns} />
          <Button kind="bare" icon="in" onClick={() => setImporting(true)}>
            {t('contracts.import')}
          </Button>
          <Button kind="bare" icon="out" onClick={() => setExporting(true)}>
            {t('contracts.export')}
          </Button>
          <Button kind={sums.data?.count === 0 && !filtered ? 'plain' : 'go'} keys="Ctrl+N" onClick={create}>
            {t('contracts.new')}
          </Button>
        </>
      }
    >
      <Bar
        end={
          filtered && (
            <Button kind="bare" small onClick={() => go('/contracts')}>
              {t('ui.clearFilters')}
            </Button>
          )
        }
      >
        <SearchBox value={asked.search} onChange={(q) => filter({ q }, true)} placeholder={t('contracts.searchBy')} />
        <div className="contract-customer">
          <CustomerSelect
            bare
            label={t('contracts.field.customer')}
            value={customer}
            placeholder={t('contracts.anyCustomer')}
            onChange={(id) => filter({ customer: String(id) })}
            onClear={() => filter({ customer: undefined })}
          />
        </div>
      </Bar>
      <DataGrid<Row>
        list="contracts"
        label={t('nav.contracts')}
        columns={columns}
        source={source}
        rowId={rowId}
        onOpen={(r) => go(`/contracts/${r.id}`)}
        rowTone={(r) => (r.state === 'archived' || r.state === 'ended' ? 'done' : undefined)}
        filtered={filtered}
        empty={
          <Empty
            kind="none"
            title={t('contracts.none')}
            note={t('contracts.noneNote')}
            actions={
              <>
                <Button kind="go" keys="Ctrl+N" onClick={create}>
                  {t('contracts.new')}
                </Button>
                <Button kind="bare" onClick={() => setImporting(true)}>
                  {t('contracts.fromExcel')}
                </Button>
              </>
            }
          />
        }
        noMatch={
          <Empty
            kind="noMatch"
            title={t('contracts.noMatch')}
            note={[view !== 'live' && t(`contracts.view.${view}`), asked.search && `“${asked.search}”`]
              .filter(Boolean)
              .join(t('parts.and'))}
            actions={<Button onClick={() => go('/contracts')}>{t('ui.clearFilters')}</Button>}
          />
        }
      />
      <Sums
        items={[
          { label: t('contracts.sum.count'), value: t('contracts.count', { count: sums.data?.count ?? 0 }) },
          { label: t('contracts.field.deposit'), value: <Money value={sums.data?.deposit ?? '0'} zero="digits" /> },
        ]}
      />
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
      <ExportDialog open={exporting} onClose={() => setExporting(false)} tables={tables} />
    </Page>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useText();
  return useMemo<Column<Row>[]>(
    () => [
      { id: 'code', title: t('contracts.field.code'), kind: 'code', width: 136, fixed: true, sortable: true },
      { id: 'customer', title: t('contracts.field.customer'), grow: true, sortable: true, value: (r) => r.customerName },
      { id: 'unit', title: t('contracts.field.unit'), width: 104, sortable: true },
      { id: 'items', title: t('contracts.field.items'), width: 200, from: 1200, tone: () => 'mid' },
      { id: 'start', title: t('contracts.field.start'), kind: 'date', width: 104, sortable: true },
      {
        id: 'end',
        title: t('contracts.field.end'),
        width: 104,
        sortable: true,
        value: (r) => r.end || t('contracts.openEnd'),
        tone: (r) => (r.end ? undefined : 'dim'),
      },
      { id: 'billedThrough', title: t('contracts.field.billedThrough'), kind: 'date', width: 104, from: 1200, tone: () => 'mid' },
      { id: 'deposit', title: t('contracts.field.deposit'), kind: 'money', width: 112, from: 1200 },
      {
        id: 'state',
        title: t('contracts.field.state'),
        width: 112,
        value: (r) => t(`contracts.state.${stateOf(r, today())}`),
        render: (r) => <State row={r} />,
      },
    ],
    [t],
  );
}

/** Where a contract stands: what ends soon asks to be looked at, what is over steps back. */
function State({ row }: { row: Row }) {
  const { t } = useText();
  const state = stateOf(row, today());
  return (
    <span className={state === 'soon' || state === 'ending' ? 'doubt' : state === 'running' ? undefined : 'dim'}>
      {t(`contracts.state.${state}`)}
    </span>
  );
}
