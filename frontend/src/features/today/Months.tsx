import { useMemo } from 'react';
import { fen, tenThousands } from '../../api';
import { useText } from '../../i18n';
import { ChartPanel } from '../../parts/ChartPanel';
import { monthName } from '../../parts/words';
import { useAddress } from '../../ui';
import type { Today } from './data';

/** For the height of a bar only: sums stay in fen. */
const inWan = (yuan: string): number => fen(yuan) / 1_000_000;

/** 应收与已收, month by month; the last one up to today. */
export function Months({ data: { series } }: { data: Today }) {
  const { t, language } = useText();
  const { go } = useAddress();
  const months = series ?? [];
  const bars = useMemo(
    () => [
      {
        name: t('today.chart.receivable'),
        values: months.map((m) => inWan(m.receivable)),
        exact: months.map((m) => m.receivable),
        colour: '--chart-prev',
      },
      {
        name: t('today.chart.collected'),
        values: months.map((m) => inWan(m.collected)),
        exact: months.map((m) => m.collected),
        colour: '--c1',
      },
    ],
    [t, months],
  );
  const last = months.at(-1);
  if (!last) return null;
  const month = monthName(last.month, language);
  return (
    <ChartPanel
      title={t('today.chart.title')}
      unit={t('today.chart.unit')}
      labels={months.map((m) => monthName(m.month, language))}
      series={bars}
      sentence={t('today.chart.sentence', {
        count: months.length,
        month,
        due: tenThousands(fen(last.receivable)),
        paid: tenThousands(fen(last.collected)),
      })}
      note={t('today.chart.toToday', { month })}
      onOpen={() => go('/reports/received')}
    />
  );
}
