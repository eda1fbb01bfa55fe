import { useEffect, useMemo, useRef, useState } from 'react';
import { call, callKey, useCall } from '../../api';
import { useText } from '../../i18n';
import { ExportDialog, ImportDialog } from '../../parts/Exchange';
import { openPrint } from '../../parts/Print';
import {
  Bar,
  Button,
  Chip,
  type Column,
  ColumnsButton,
  DataGrid,
  Empty,
  Money,
  Page,
  SearchBox,
  Seg,
  Split,
  Sums,
  Tag,
  toastError,
  useAddress,
  useCommands,
} from '../../ui';
import { CustomerDrawer } from './CustomerDrawer';
import { kinds, type Row, type Page as Rows, type Show, shows } from './data';

const rowId = (r: Row) => r.id;

// The ids of each list in its order, for the previous and the next of the drawer.
const near = new Map<string, number[]>();

/** Tells whether the keys have just walked: only then the drawer follows the list, and not when the list finds its place by itself. */
function useArrows(): () => boolean {
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const down = (e: KeyboardEvent) => {
      if (/^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(e.key)) last.current = performance.now();
    };
    window.addEventListener('keydown', down, true);
    return () => window.removeEventListener('keydown', down, true);
  }, []);
  return () => performance.now() - last.current < 300;
}

/** The list of customers, its filters in the address, and the drawer of the one that is open. */
export function CustomerList({ open }: { open: number | undefined }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const [importing, setImporting] = useState(false);
  const [exporting, setExporting] = useState(false);
  const arrows = useArrows();

  const show = shows.includes(search.show as Show) ? (search.show as Show) : 'live';
  const asked = useMemo(() => ({ search: search.q ?? '', show, segment: search.segment ?? '' }), [search.q, search.segment, show]);
  const list = JSON.stringify(asked);
  const sums = useCall<Rows>('Customers.List', { ...asked, sort: '', desc: false, after: '', limit: 1 }, kinds, { keep: true });
  const columns = useColumns(open !== undefined);
  const source = useMemo(
    () => ({
      key: callKey(kinds, 'Customers.List', asked),
      load: async (
        { after, limit, sort }: { after: string; limit: number; sort: { id: string; desc: boolean } | undefined },
        signal: AbortSignal,
      ) => {
        const page = await call<Rows>(
          'Customers.List',
          { ...asked, sort: sort?.id ?? '', desc: sort?.desc ?? false, after, limit },
          signal,
        );
        const rows = page.rows ?? [];
        near.set(list, after ? [...(near.get(list) ?? []), ...rows.map(rowId)] : rows.map(rowId));
        return { rows, next: page.more ? page.next : '' };
      },
    }),
    [asked, list],
  );

  const filtered = Boolean(asked.search || asked.segment || show !== 'live');
  const step = (by: number) => {
    const ids = near.get(list) ?? [];
    const next = ids[ids.indexOf(open ?? -1) + by];
    return next === undefined ? undefined : () => go(`/customers/${next}`, search, true);
  };
  const create = () => go('/customers/new', search);
  const address = async (kind: 'envelope' | 'label') => {
    const all = await call<Rows>('Customers.List', { ...asked, sort: '', desc: false, after: '', limit: 1000 });
    openPrint({ kind, ids: (all.rows ?? []).map(rowId) });
  };
  useCommands([
    { id: 'customers.labels', title: t('papers.open.labels'), rank: 63, run: () => void address('label').catch(toastError) },
    { id: 'customers.envelopes', title: t('papers.open.envelopes'), rank: 64, run: () => void address('envelope').catch(toastError) },
    { id: 'customers.new', title: t('customers.new'), hint: t('customers.new'), keys: ['Ctrl+N', 'N'], rank: 20, run: create },
    { id: 'customers.import', title: t('customers.import'), keys: 'Ctrl+I', rank: 61, run: () => setImporting(true) },
    { id: 'customers.export', title: t('customers.export'), keys: 'Ctrl+E', rank: 62, run: () => setExporting(true) },
  ]);

  const s = sums.data;
  // An empty list has the one primary button in its middle.
  const nothing = s?.count === 0 && !filtered;
  return (
    <Page
      title={t('nav.customers')}
      beside={
        <Seg
          label={t('customers.show.label')}
          value={show}
          onChange={(v) => filter({ show: v === 'live' ? undefined : v })}
          choices={shows.map((v) => ({ value: v, title: t(`customers.show.${v}`) }))}
        />
      }
      actions={
        <>
          <ColumnsButton list="customers" columns={columns} />
          <Button kind="bare" icon="in" onClick={() => setImporting(true)}>
            {t('customers.import')}
          </Button>
          <Button kind="bare" icon="out" onClick={() => setExporting(true)}>
            {t('customers.export')}
          </Button>
          <Button kind="bare" icon="print" disabled={!s?.count} onClick={() => void address('label').catch(toastError)}>
            {t('papers.open.labels')}
          </Button>
          <Button kind={nothing ? 'plain' : 'go'} keys="Ctrl+N" onClick={create}>
            {t('customers.new')}
          </Button>
        </>
      }
    >
      <Split
        side={
          open && <CustomerDrawer key={open} id={open} onClose={() => go('/customers', search)} onPrevious={step(-1)} onNext={step(1)} />
        }
      >
        <Bar
          end={
            filtered && (
              <Button kind="bare" small onClick={() => go(`/customers${open ? `/${open}` : ''}`)}>
                {t('ui.clearFilters')}
              </Button>
            )
          }
        >
          <SearchBox value={asked.search} onChange={(q) => filter({ q }, true)} placeholder={t('customers.searchBy')} />
          {asked.segment ? (
            <Chip name={t('customers.field.segment')} onDrop={() => filter({ segment: undefined })}>
              {asked.segment}
            </Chip>
          ) : (
            (s?.segments ?? []).slice(0, 6).map((name) => (
              <button type="button" className="chip add" key={name} onClick={() => filter({ segment: name })}>
                {name}
              </button>
            ))
          )}
        </Bar>
        <DataGrid<Row>
          list="customers"
          label={t('nav.customers')}
          columns={columns}
          source={source}
          rowId={rowId}
          at={open}
          onOpen={(r) => go(`/customers/${r.id}`, search)}
          onAt={(r) => arrows() && open && r && r.id !== open && go(`/customers/${r.id}`, search, true)}
          rowTone={(r) => (r.archived ? 'done' : undefined)}
          filtered={filtered}
          empty={
            <Empty
              kind="none"
              title={t('customers.none')}
              note={t('customers.noneNote')}
              actions={
                <>
                  <Button kind="go" keys="Ctrl+N" onClick={create}>
                    {t('customers.new')}
                  </Button>
                  <Button kind="bare" onClick={() => setImporting(true)}>
                    {t('customers.fromExcel')}
                  </Button>
                </>
              }
            />
          }
          noMatch={<NoMatch show={show} text={asked.search} segment={asked.segment} onClear={() => go('/customers')} />}
        />
        <Sums
          items={[
            { label: t('customers.sum.count'), value: t('customers.count', { count: s?.count ?? 0 }) },
            { label: t('customers.field.open'), value: <Money value={s?.open ?? '0'} zero="digits" /> },
            { label: t('customers.field.overdue'), value: <Money value={s?.overdue ?? '0'} zero="digits" tone={late(s?.overdue)} /> },
          ]}
        />
      </Split>
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
      <ExportDialog open={exporting} onClose={() => setExporting(false)} tables={['customers']} />
    </Page>
  );
}

const late = (amount: string | undefined) => (amount && Number(amount) > 0 ? ('late' as const) : undefined);

function NoMatch({ show, text, segment, onClear }: { show: Show; text: string; segment: string; onClear: () => void }) {
  const { t } = useText();
  const said = [show !== 'live' && t(`customers.show.${show}`), segment, text && `“${text}”`].filter(Boolean).join(t('parts.and'));
  return (
    <Empty
      kind={!text && !segment && (show === 'owing' || show === 'late') ? 'done' : 'noMatch'}
      title={!text && !segment ? t(`customers.noSuch.${show}`) : t('customers.noMatch')}
      note={text || segment ? said : undefined}
      actions={<Button onClick={onClear}>{t('ui.clearFilters')}</Button>}
    />
  );
}

/** Beside an open drawer there is room for who and how much only, unless the window is wide. */
const beside = ['code', 'name', 'units', 'open', 'overdue'];

function useColumns(narrow: boolean): Column<Row>[] {
  const { t } = useText();
  const all = useMemo<Column<Row>[]>(
    () => [
      { id: 'code', title: t('customers.field.code'), kind: 'code', width: 96, fixed: true, sortable: true },
      { id: 'name', title: t('customers.field.name'), grow: true, sortable: true },
      { id: 'shortName', title: t('customers.field.shortName'), width: 120, hidden: true },
      { id: 'units', title: t('customers.field.units'), width: 128, tone: () => 'mid' },
      { id: 'segment', title: t('customers.field.segment'), width: 96, sortable: true, from: 1600, tone: () => 'mid' },
      { id: 'contact', title: t('customers.field.contact'), width: 96, from: 1600 },
      { id: 'phone', title: t('customers.field.phone'), width: 128, from: 1200, tone: () => 'mid' },
      { id: 'contracts', title: t('customers.field.contracts'), kind: 'number', width: 72, tone: (r) => (r.contracts ? undefined : 'dim') },
      { id: 'unapplied', title: t('customers.field.unapplied'), kind: 'money', width: 112, from: 1200 },
      { id: 'open', title: t('customers.field.open'), kind: 'money', width: 120, sortable: true },
      { id: 'overdue', title: t('customers.field.overdue'), kind: 'money', width: 120, sortable: true, tone: (r) => late(r.overdue) },
      {
        id: 'archived',
        title: t('customers.field.state'),
        kind: 'custom',
        width: 72,
        hidden: true,
        value: (r) => (r.archived ? t('customers.archived') : ''),
        render: (r) => (r.archived ? <Tag>{t('customers.archived')}</Tag> : null),
      },
    ],
    [t],
  );
  return useMemo(() => (narrow ? all.map((c) => (beside.includes(c.id) ? c : { ...c, from: 1600 })) : all), [all, narrow]);
}
