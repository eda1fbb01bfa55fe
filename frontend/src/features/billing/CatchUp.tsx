import { fen, grouped } from '../../api';
import { useText } from '../../i18n';
import { monthName } from '../../parts/words';
import { Note } from '../../ui';
import type { Preview } from './preview';

/** Months before that were never billed: which, the oldest first, and that this run bills them with the others. */
export function CatchUp({ months }: { months: Preview['catchUp'] }) {
  const { t, language } = useText();
  const said = months.map((m) =>
    t('billing.catchUpMonth', {
      year: m.month.slice(0, 4),
      month: monthName(m.month, language),
      count: m.invoices,
      sum: grouped(fen(m.total)),
    }),
  );
  return (
    <div className="billing-catchup">
      <Note title={t('billing.catchUp', { count: months.length })}>{said.join(t('ui.comma'))}</Note>
    </div>
  );
}
