import { Link } from '@tanstack/react-router';
import dayjs from 'dayjs';
import { monthDay } from '../../api';
import { useText } from '../../i18n';
import { Money } from '../../ui';
import type { Today } from './data';

/** 未来七天到期: today and the six days after it; each opens the bills that fall due then. */
export function Week({ data: { week, weekSum, date } }: { data: Today }) {
  const { t } = useText();
  const days = week ?? [];
  return (
    <section className="week panel" aria-label={t('today.week.title')}>
      <h2>
        {t('today.week.title')}
        <Money value={weekSum.amount} zero="digits" />
      </h2>
      {days.map((d) => (
        <Link
          key={d.date}
          className={d.date === date ? 'now' : undefined}
          to={'/invoices' as string}
          search={{ state: 'open', duefrom: d.date, due: d.date } as never}
        >
          <span className="dim small">
            {monthDay(d.date)} {dayjs(d.date).format('ddd')} {d.date === date && t('today.week.today')}
          </span>
          <Money value={d.amount} className="strong" />
          <span className="small dim">{d.count > 0 && t('today.week.count', { count: d.count })}</span>
        </Link>
      ))}
    </section>
  );
}
