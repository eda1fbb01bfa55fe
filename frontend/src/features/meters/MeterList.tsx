import { useMemo, useState } from 'react';
import { call, callKey, useCall } from '../../api';
import { useText } from '../../i18n';
import { ExportDialog, ImportDialog } from '../../parts/Exchange';
import {
  Bar,
  Button,
  type Column,
  ColumnsButton,
  DataGrid,
  Empty,
  Page,
  SearchBox,
  Seg,
  Split,
  Sums,
  Tag,
  useAddress,
  useCommands,
} from '../../ui';
import { kinds, type Row, type Rows, type Show, shows } from './data';
import { MeterDrawer } from './MeterDrawer';
import { Views } from './Views';

const rowId = (r: Row) => r.id;

// The ids of each list in its order, for the previous and the next of the drawer.
const near = new Map<string, number[]>();

/** 表册: every meter on the reader's way, and the drawer of the one that is open. */
export function MeterList({ open }: { open: number | undefined }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const [importing, setImporting] = useState(false);
  const [exporting, setExporting] = useState(false);
  const show = shows.includes(search.show as Show) ? (search.show as Show) : 'live';
  const asked = useMemo(() => ({ search: search.q ?? '', show }), [search.q, show]);
  const list = JSON.stringify(asked);
  const counted = useCall<Rows>('Meters.List', { ...asked, sort: '', desc: false, after: '', limit: 1 }, kinds, { keep: true });
  const columns = useColumns(open !== undefined);
  const source = useMemo(
    () => ({
      key: callKey(kinds, 'Meters.List', asked),
      load: async (
        { after, limit, sort }: { after: string; limit: number; sort: { id: string; desc: boolean } | undefined },
        signal: AbortSignal,
      ) => {
        const page = await call<Rows>('Meters.List', { ...asked, sort: sort?.id ?? '', desc: sort?.desc ?? false, after, limit }, signal);
        const rows = page.rows ?? [];
        near.set(list, after ? [...(near.get(list) ?? []), ...rows.map(rowId)] : rows.map(rowId));
        return { rows, next: page.more ? page.next : '' };
      },
    }),
    [asked, list],
  );
  const filtered = Boolean(asked.search || show !== 'live');
  const step = (by: number) => {
    const ids = near.get(list) ?? [];
    const next = ids[ids.indexOf(open ?? -1) + by];
    return next === undefined ? undefined : () => go(`/meters/book/${next}`, search, true);
  };
  const create = () => go('/meters/book/new', search);
  useCommands([
    { id: 'meters.new', title: t('meters.new'), hint: t('meters.new'), keys: ['Ctrl+N', 'N'], rank: 20, run: create },
    { id: 'meters.import', title: t('meters.import'), keys: 'Ctrl+I', rank: 61, run: () => setImporting(true) },
    { id: 'meters.export', title: t('meters.export'), keys: 'Ctrl+E', rank: 62, run: () => setExporting(true) },
  ]);
  const count = counted.data?.count ?? 0;
  const nothing = counted.data?.count === 0 && !filtered;
  return (
    <Page
      title={t('nav.meters')}
      beside={<Views view="book" />}
      actions={
        <>
          <ColumnsButton list="meters" columns={columns} />
          <Button kind="bare" icon="in" onClick={() => setImporting(true)}>
            {t('meters.import')}
          </Button>
          <Button kind="bare" icon="out" onClick={() => setExporting(true)}>
            {t('meters.export')}
          </Button>
          <Button kind={nothing ? 'plain' : 'go'} keys="Ctrl+N" onClick={create}>
            {t('meters.new')}
          </Button>
        </>
      }
    >
      <Split
        side={
          open && <MeterDrawer key={open} id={open} onClose={() => go('/meters/book', search)} onPrevious={step(-1)} onNext={step(1)} />
        }
      >
        <Bar
          end={
            filtered && (
              <Button kind="bare" small onClick={() => go(`/meters/book${open ? `/${open}` : ''}`)}>
                {t('ui.clearFilters')}
              </Button>
            )
          }
        >
          <SearchBox value={asked.search} onChange={(q) => filter({ q }, true)} placeholder={t('meters.searchBy')} />
          <Seg<Show>
            label={t('meters.show.label')}
            value={show}
            onChange={(v) => filter({ show: v === 'live' ? undefined : v })}
            choices={shows.map((v) => ({ value: v, title: t(`meters.show.${v}`) }))}
          />
        </Bar>
        <DataGrid<Row>
          list="meters"
          label={t('meters.view.book')}
          columns={columns}
          source={source}
          rowId={rowId}
          at={open}
          onOpen={(r) => go(`/meters/book/${r.id}`, search)}
          rowTone={(r) => (r.archived ? 'done' : undefined)}
          filtered={filtered}
          empty={
            <Empty
              kind="none"
              title={t('meters.none')}
              note={t('meters.noneNote')}
              actions={
                <>
                  <Button kind="go" keys="Ctrl+N" onClick={create}>
                    {t('meters.new')}
                  </Button>
                  <Button kind="bare" onClick={() => setImporting(true)}>
                    {t('meters.fromExcel')}
                  </Button>
                </>
              }
            />
          }
          noMatch={
            <Empty
              kind={!asked.search && show === 'unread' ? 'done' : 'noMatch'}
              title={asked.search ? t('meters.noMatch') : t(`meters.noSuch.${show}`)}
              actions={<Button onClick={() => go('/meters/book')}>{t('ui.clearFilters')}</Button>}
            />
          }
        />
        <Sums items={[{ label: t('meters.sum'), value: t('meters.count', { count }) }]} />
      </Split>
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
      <ExportDialog open={exporting} onClose={() => setExporting(false)} tables={['meters', 'readings']} />
    </Page>
  );
}

/** Beside an open drawer there is room for little, unless the window is wide. */
const beside = ['code', 'place', 'customer', 'lastDate', 'lastValue'];

function useColumns(narrow: boolean): Column<Row>[] {
  const { t } = useText();
  const all = useMemo<Column<Row>[]>(
    () => [
      {
        id: 'route',
        title: t('meters.field.routeShort'),
        kind: 'number',
        width: 64,
        sortable: true,
        value: (r) => r.route || '',
        tone: () => 'mid',
      },
      { id: 'code', title: t('meters.field.code'), kind: 'code', width: 120, fixed: true, sortable: true },
      { id: 'name', title: t('meters.field.name'), width: 112, sortable: true },
      { id: 'place', title: t('meters.field.place'), width: 144, sortable: true, tone: () => 'mid' },
      { id: 'room', title: t('meters.field.room'), width: 88 },
      { id: 'customer', title: t('nav.customers'), grow: true },
      { id: 'contract', title: t('nav.contracts'), width: 128, from: 1400, tone: () => 'mid' },
      { id: 'registers', title: t('meters.field.registers'), width: 96, value: (r) => (r.registers ?? []).join(' '), from: 1200 },
      {
        id: 'multiplier',
        title: t('meters.field.multiplier'),
        kind: 'decimal',
        width: 72,
        tone: (r) => (r.multiplier === '1' ? 'dim' : undefined),
      },
      { id: 'common', title: t('meters.field.common'), width: 104, from: 1400, tone: () => 'mid' },
      { id: 'parts', title: t('meters.field.parts'), kind: 'number', width: 72, value: (r) => r.parts || '', from: 1600 },
      { id: 'lastDate', title: t('meters.field.lastDate'), kind: 'date', width: 104 },
      { id: 'lastValue', title: t('meters.last'), kind: 'decimal', width: 120, value: (r) => r.lastValue },
      {
        id: 'archived',
        title: t('meters.field.state'),
        kind: 'custom',
        width: 72,
        hidden: true,
        value: (r) => (r.archived ? t('meters.archived') : ''),
        render: (r) => (r.archived ? <Tag>{t('meters.archived')}</Tag> : null),
      },
    ],
    [t],
  );
  return useMemo(() => (narrow ? all.map((c) => (beside.includes(c.id) ? c : { ...c, from: 1600 })) : all), [all, narrow]);
}
