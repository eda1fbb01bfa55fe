import { useMemo } from 'react';
import { useCall } from '../../api';
import { useText } from '../../i18n';
import { ChartPanel } from '../../parts/ChartPanel';
import { type Column, DataGrid, Empty, Figures, useAddress } from '../../ui';
import { type Forecast, type ForecastRow, inWan, kinds } from './data';
import { None, Report, useAsOf, useTooNew } from './Head';

const rowId = (r: ForecastRow) => r.customerId;
const parts = ['d30', 'd60', 'd90', 'later', 'doubt'] as const;

/** When the open money may come in, by how late each customer usually pays. */
export function ForecastReport() {
  const { t } = useText();
  const { go } = useAddress();
  const query = useCall<Forecast>('Reports.Forecast', { asOf: useAsOf() }, kinds, { keep: true });
  const data = query.data;
  const tooNew = useTooNew(data?.rows.length === 0);
  const columns = useMemo(
    (): Column<ForecastRow>[] => [
      { id: 'name', title: t('reports.customer'), width: 160, grow: true, fixed: true },
      {
        id: 'delay',
        title: t('reports.usual'),
        kind: 'number',
        width: 104,
        render: (r) => (
          <span className={r.own ? '' : 'dim'}>
            {r.delay > 0
              ? t('reports.lateBy', { count: r.delay })
              : r.delay < 0
                ? t('reports.earlyBy', { count: -r.delay })
                : t('reports.onTime')}
          </span>
        ),
      },
      ...parts.map(
        (p): Column<ForecastRow> => ({
          id: p,
          title: t(`reports.expected.${p}`),
          kind: 'money',
          width: 112,
          tone: p === 'doubt' ? () => 'dim' : undefined,
        }),
      ),
      { id: 'total', title: t('reports.open'), kind: 'money', width: 128, tone: () => 'strong' },
    ],
    [t],
  );
  const totals = useMemo(
    () =>
      data && {
        label: t('reports.sumOf', { count: data.rows.length }),
        values: { d30: data.d30, d60: data.d60, d90: data.d90, later: data.later, doubt: data.doubt, total: data.total },
      },
    [data, t],
  );
  return (
    <Report view="forecast" dates="asOf">
      {data && data.rows.length > 0 && (
        <div className="months">
          <Figures
            items={[
              { label: t('reports.expected.d30'), value: data.d30, note: t('reports.usualNote', { count: data.delay }) },
              { label: t('reports.open'), value: data.total, onOpen: () => go('/invoices', { state: 'open' }) },
              { label: t('reports.expected.doubt'), value: data.doubt, note: t('reports.doubtNote') },
            ]}
          />
          <ChartPanel
            title={t('reports.view.forecast')}
            unit={t('reports.wan')}
            sentence={t('reports.forecastSentence')}
            labels={parts.map((p) => t(`reports.expected.${p}`))}
            series={[{ name: t('reports.open'), values: parts.map((p) => inWan(data[p])), exact: parts.map((p) => data[p]) }]}
            tops={parts.map((p) => inWan(data[p]).toFixed(1))}
            mark={0}
            height={120}
            note={t('reports.forecastNote')}
          />
        </div>
      )}
      <DataGrid
        list="reports.forecast"
        label={t('reports.view.forecast')}
        columns={columns}
        rowId={rowId}
        source={{ rows: data?.rows, error: query.error, retry: () => void query.refetch() }}
        onOpen={(r) => go('/invoices', { state: 'open', customer: String(r.customerId) })}
        openHint={t('reports.theirInvoices')}
        totals={data?.rows.length ? totals : undefined}
        empty={tooNew ? <None /> : <Empty kind="done" title={t('reports.nobodyOwes')} />}
      />
    </Report>
  );
}
