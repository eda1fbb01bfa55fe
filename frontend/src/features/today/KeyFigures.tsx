import { fen, grouped } from '../../api';
import { useText } from '../../i18n';
import { monthBy } from '../../parts/words';
import { Figures as Row, useAddress } from '../../ui';
import type { Today } from './data';

/** The four figures of the month; each opens what it counts. */
export function Figures({ data: { figures: f, date } }: { data: Today }) {
  const { t } = useText();
  const { go } = useAddress();
  const month = date.slice(0, 7);
  const last = new Date(Date.parse(`${monthBy(month, 1)}-01`) - 86_400_000).toISOString().slice(0, 10);
  const comma = t('ui.comma');
  return (
    <Row
      items={[
        {
          label: t('today.fig.receivable'),
          value: f.receivable.amount,
          note: t('today.fig.receivableNote', { count: f.receivable.count }),
          onOpen: () => go('/invoices', { duefrom: `${month}-01`, due: last }),
        },
        {
          label: t('today.fig.received'),
          value: f.received,
          note: [f.rate && t('today.fig.rate', { rate: f.rate }), f.lastRate && t('today.fig.lastRate', { rate: f.lastRate })]
            .filter(Boolean)
            .join(comma),
          onOpen: () => go('/reports/collection'),
        },
        {
          label: t('today.fig.overdue'),
          value: f.overdue,
          tone: fen(f.overdue) > 0 ? 'late' : undefined,
          note: f.overdueBy > 0 ? t('today.fig.overdueNote', { count: f.overdueBy, days: f.overdueDays }) : t('today.fig.overdueNone'),
          onOpen: () => go('/invoices', { state: 'overdue' }),
        },
        {
          label: t('today.fig.expected'),
          value: f.expected,
          note: t('today.fig.expectedNote', { sum: grouped(fen(f.receivables)) }),
          onOpen: () => go('/reports/forecast'),
        },
      ]}
    />
  );
}
