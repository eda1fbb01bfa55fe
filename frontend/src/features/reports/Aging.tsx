import { useMemo, useState } from 'react';
import { fen, monthDay, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { ChartPanel } from '../../parts/ChartPanel';
import { Party } from '../../parts/list/RecordDrawer';
import { openPrint } from '../../parts/Print';
import { useWalk } from '../../parts/walk';
import {
  Bar,
  Button,
  CheckField,
  type Column,
  ColumnsButton,
  DataGrid,
  Drawer,
  Empty,
  ErrorNote,
  Money,
  SearchBox,
  Split,
  useAddress,
  useCommands,
} from '../../ui';
import {
  type Age,
  type Aging,
  type AgingCustomer,
  type AgingRow,
  ages,
  type Chase,
  invoicesOf,
  inWan,
  kinds,
  monthLabel,
  percent,
  share,
  type Trend,
} from './data';
import { None, Report, useAsOf, useTooNew } from './Head';

const rowId = (r: AgingRow) => r.customerId;

/** Who owes how much and since when, as of any day; a row opens its invoices. */
export function AgingReport() {
  const { t } = useText();
  const { search, filter, go } = useAddress();
  const asOf = useAsOf();
  const request = { asOf, groupBy: 'customer', search: search.q ?? '', overdue: search.late === '1', sort: '', desc: false };
  const query = useCall<Aging>('Reports.Aging', request, kinds, { keep: true });
  const data = query.data;
  const tooNew = useTooNew(data?.rows.length === 0 && !search.q && !search.late);
  // Who has just paid is not reminded; of an earlier day nobody knows who had.
  const chase = useCall<Chase>('Reports.Chase', {}, ['*'], { enabled: asOf === today(), keep: true });
  const alone = new Set(asOf === today() ? (chase.data?.alone ?? []) : []);
  const owed = (data?.rows ?? []).filter((r) => fen(r.overdue) > 0).map(rowId);
  const late = owed.filter((id) => !alone.has(id));
  const owing = (data?.rows ?? []).filter((r) => fen(r.total) > 0).map(rowId);
  const drawer = Number(search.customer) > 0;
  const columns = useColumns(drawer);
  const [at, setAt] = useState<AgingRow>();
  const walk = useWalk(search.customer || undefined, (id, replace) => filter({ customer: id }, replace));
  const all = (r: AgingRow | undefined) => r && go('/invoices', { state: 'open', customer: String(r.customerId) });
  useCommands([
    {
      id: 'aging.invoices',
      title: t('reports.theirInvoices'),
      hint: t('reports.theirInvoices'),
      keys: 'I',
      rank: 5,
      when: Boolean(at),
      hidden: true,
      run: () => all(at),
    },
  ]);
  const totals = useMemo(
    () =>
      data && {
        label: t('reports.sumOf', { count: data.rows.length }),
        values: Object.fromEntries(
          (['notDue', 'd30', 'd60', 'd90', 'over', 'total', 'overdue', 'unapplied'] as const).map((k) => [k, data[k]]),
        ),
      },
    [data, t],
  );
  return (
    <Report view="aging" dates="asOf" ask={{ ...request }}>
      {!tooNew && <Top asOf={asOf} aging={data} failed={Boolean(query.error)} />}
      <Bar
        end={
          <>
            {owed.length > late.length && <span className="dim small">{t('reports.spared', { count: owed.length - late.length })}</span>}
            <Button small kind="bare" icon="print" disabled={!late.length} onClick={() => openPrint({ kind: 'reminder', ids: late, asOf })}>
              {t('papers.open.reminders', { count: late.length })}
            </Button>
            <Button
              small
              kind="bare"
              icon="print"
              disabled={!owing.length}
              onClick={() => openPrint({ kind: 'statement', ids: owing, asOf })}
            >
              {t('papers.open.statements', { count: owing.length })}
            </Button>
            <ColumnsButton list="reports.aging" columns={columns} />
          </>
        }
      >
        <SearchBox value={search.q ?? ''} placeholder={t('reports.search')} onChange={(q) => filter({ q }, true)} />
        <CheckField label={t('reports.onlyLate')} value={search.late === '1'} onChange={(late) => filter({ late: late ? '1' : '' })} />
      </Bar>
      <Split
        side={Number(search.customer) > 0 && <Customer id={Number(search.customer)} asOf={asOf} onClose={() => filter({ customer: '' })} />}
      >
        <DataGrid
          list="reports.aging"
          label={t('reports.view.aging')}
          columns={columns}
          rowId={rowId}
          source={{ rows: data?.rows, error: query.error, retry: () => void query.refetch() }}
          onOpen={(r) => walk.show(String(r.customerId))}
          onAt={(r) => {
            setAt(r);
            walk.at(r && String(r.customerId));
          }}
          at={search.customer || undefined}
          openHint={t('reports.openRow')}
          totals={data?.rows.length ? totals : undefined}
          filtered={Boolean(search.q || search.late)}
          empty={
            tooNew ? <None /> : <Empty kind="done" title={t('reports.nobodyOwes')} note={t('reports.nobodyOwesNote', { day: asOf })} />
          }
          noMatch={
            <Empty
              kind="noMatch"
              title={t('reports.noMatch')}
              actions={<Button onClick={() => filter({ q: '', late: '' })}>{t('ui.clearFilters')}</Button>}
            />
          }
        />
      </Split>
    </Report>
  );
}

/** Beside an open drawer only what tells the rows apart stays, on narrow windows less. */
function useColumns(drawer: boolean): Column<AgingRow>[] {
  const { t } = useText();
  return useMemo(
    (): Column<AgingRow>[] => [
      { id: 'name', title: t('reports.customer'), grow: true, width: 160, fixed: true },
      { id: 'unit', title: t('reports.unit'), width: 140, tone: () => 'dim', from: 1600, hidden: drawer },
      { id: 'notDue', title: t('reports.age.notDue'), kind: 'money', width: 112, from: drawer ? 1900 : 1000 },
      { id: 'd30', title: '1–30', kind: 'money', width: 100, from: drawer ? 1900 : 0 },
      { id: 'd60', title: '31–60', kind: 'money', width: 100, from: drawer ? 1900 : 0 },
      { id: 'd90', title: '61–90', kind: 'money', width: 100, from: drawer ? 1900 : 0 },
      { id: 'over', title: t('reports.age.overShort'), kind: 'money', width: 104, from: drawer ? 1900 : 0 },
      { id: 'total', title: t('reports.total'), kind: 'money', width: 116, tone: () => 'strong' },
      { id: 'overdue', title: t('reports.overdue'), kind: 'money', width: 112, tone: (r) => (fen(r.overdue) > 0 ? 'late' : undefined) },
      {
        id: 'oldest',
        title: t('reports.oldest'),
        kind: 'number',
        width: 76,
        from: 1000,
        value: (r) => r.oldest || undefined,
        render: (r) => (r.oldest ? t('reports.days', { count: r.oldest }) : <span className="dim">–</span>),
      },
      {
        id: 'mix',
        title: t('reports.mix'),
        kind: 'custom',
        width: 108,
        sortable: false,
        from: drawer ? 1900 : 1200,
        render: (r) => <Mix row={r} />,
      },
      { id: 'unapplied', title: t('reports.prepaid'), kind: 'money', width: 104, from: 1600, hidden: drawer },
      { id: 'code', title: t('reports.code'), width: 96, hidden: true, tone: () => 'dim' },
    ],
    [t, drawer],
  );
}

function Mix({ row }: { row: AgingRow }) {
  const { t } = useText();
  // Somebody who owes nothing stands here for what they have paid ahead.
  if (fen(row.total) === 0) return <span className="dim">{t('reports.prepaid')}</span>;
  return (
    <div className="mixbar" aria-hidden="true">
      {ages.toReversed().map((a) => {
        const w = share(row[a.id], row.total);
        return w > 0 && <i key={a.id} style={{ width: `${w}%`, background: `var(${a.colour})` }} />;
      })}
    </div>
  );
}

/** How it has gone over the last months, and how it stands. */
function Top({ asOf, aging, failed }: { asOf: ReturnType<typeof useAsOf>; aging: Aging | undefined; failed: boolean }) {
  const { t, language } = useText();
  const { filter, go } = useAddress();
  const trend = useCall<Trend>('Reports.Trend', { asOf, months: 12 }, kinds, { keep: true });
  const points = trend.data?.points ?? [];
  const last = points.at(-1);
  const bucket = (a: Age | 'total' | 'overdue') => invoicesOf(a, asOf);
  const row = (id: Age | 'total', name: string, yuan: string, total: string, colour?: string) => {
    const where = asOf === today() ? bucket(id) : undefined;
    return (
      <tr key={id} className={id === 'total' ? 's' : undefined}>
        <td>
          {colour && <i className="sw" style={{ background: `var(${colour})` }} />}
          {where ? (
            <button type="button" className="link" onClick={() => go('/invoices', where)}>
              {name}
            </button>
          ) : (
            name
          )}
        </td>
        <td className="num">
          <Money value={yuan} zero={id === 'total' ? 'digits' : 'dash'} />
        </td>
        <td className="num dim">{id === 'total' ? '' : percent(yuan, total)}</td>
      </tr>
    );
  };
  // The list under it says what failed.
  if (failed && trend.error) return null;
  return (
    <section className="aging-top">
      <div className="top-chart">
        {trend.error ? (
          <div className="drawer-pad">
            <ErrorNote error={trend.error} retry={() => void trend.refetch()} />
          </div>
        ) : (
          <ChartPanel
            title={t('reports.trend')}
            unit={t('reports.trendUnit')}
            sentence={t('reports.trendSentence', { count: points.length, share: last ? percent(last.overdue, last.total) : '' })}
            labels={points.map((p, i) =>
              i === points.length - 1
                ? asOf === today()
                  ? t('reports.today')
                  : monthDay(p.asOf)
                : monthLabel(p.asOf.slice(0, 7), i, language),
            )}
            series={ages.map((a) => ({
              name: t(`reports.age.${a.id}`),
              colour: a.colour,
              stack: 'age',
              values: points.map((p) => inWan(p[a.id])),
              exact: points.map((p) => p[a.id]),
            }))}
            tops={points.map((p) => percent(p.overdue, p.total))}
            format={(n) => n.toFixed(1)}
            height={128}
            onOpen={(i) => points[i] && filter({ asOf: points[i].asOf })}
          />
        )}
      </div>
      {aging && (
        <table className="mini">
          <tbody>
            {ages.map((a) => row(a.id, t(`reports.age.${a.id}`), aging[a.id], aging.total, a.colour))}
            {row('total', t('reports.total'), aging.total, aging.total)}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The invoices behind a row. */
function Customer({ id, asOf, onClose }: { id: number; asOf: string; onClose: () => void }) {
  const { t } = useText();
  const { go } = useAddress();
  const query = useCall<AgingCustomer>('Reports.AgingCustomer', { customerId: id, asOf }, kinds, { keep: true });
  const data = query.data;
  return (
    <Drawer
      title={data?.row.name ?? '…'}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => go('/invoices', { state: 'open', customer: String(id) })}>{t('reports.theirInvoices')}</Button>
          <Button icon="print" onClick={() => openPrint({ kind: 'reminder', ids: [id], asOf })}>
            {t('papers.kind.reminder')}
          </Button>
          <Button onClick={() => openPrint({ kind: 'statement', ids: [id], asOf })}>{t('papers.kind.statement')}</Button>
        </>
      }
    >
      {query.error ? (
        <div className="drawer-pad">
          <ErrorNote error={query.error} retry={() => void query.refetch()} />
        </div>
      ) : null}
      {data && (
        <Party
          id={id}
          name={data.row.name}
          note={[data.row.code, data.row.unit].filter(Boolean).join(' · ')}
          amount={{ title: t('reports.overdue'), value: data.row.overdue, late: fen(data.row.overdue) > 0 }}
        />
      )}
      {data && (
        <table className="grid drill">
          <colgroup>
            <col style={{ width: 134 }} />
            <col />
            <col style={{ width: 88 }} />
            <col style={{ width: 96 }} />
          </colgroup>
          <thead>
            <tr>
              <th>{t('reports.invoice')}</th>
              <th>{t('reports.kind')}</th>
              <th>{t('reports.due')}</th>
              <th className="num">{t('reports.open')}</th>
            </tr>
          </thead>
          <tbody>
            {data.invoices.map((v) => (
              <tr key={v.id}>
                <td>
                  <button type="button" className="link" onClick={() => go(`/invoices/${v.id}`)}>
                    {v.number}
                  </button>
                </td>
                <td className="mid cut" title={v.kind}>
                  {v.kind}
                </td>
                <td className={v.overdue > 0 ? 'late' : ''}>
                  {v.overdue > 0 ? t('reports.lateDays', { count: v.overdue }) : monthDay(v.dueDate)}
                </td>
                <td className="num">
                  <Money value={v.open} tone={v.overdue > 0 ? 'late' : undefined} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={3}>{t('reports.invoices', { count: data.invoices.length })}</td>
              <td className="num">
                <Money value={data.row.total} total />
              </td>
            </tr>
            {fen(data.row.unapplied) > 0 && (
              <tr>
                <td colSpan={3}>{t('reports.prepaidNote')}</td>
                <td className="num">
                  <Money value={data.row.unapplied} />
                </td>
              </tr>
            )}
          </tfoot>
        </table>
      )}
    </Drawer>
  );
}
