import { addDays, type Day, type Fen, fen, grouped, minus, monthDay } from '../../api';
import { useText } from '../../i18n';
import { monthBy, monthName } from '../../parts/words';
import { Money } from '../../ui';
import { blockedBefore, countsOf, type Preview, percentOf, type Row } from './preview';

/** The preview in one line: 11 月 + 新增 + 变化 − 消失 (+ 补出) = 12 月. */
export function Equation({ preview: p, rows }: { preview: Preview; rows: Row[] }) {
  const { t, language } = useText();
  const counts = countsOf(p);
  const last = monthName(monthBy(p.month, -1), language);
  const change = minus(fen(p.monthSum), fen(p.before));
  const percent = percentOf(change, fen(p.before));
  const changed = fen(p.changed);
  return (
    <section className="equation" aria-label={t('billing.equation')}>
      <dl>
        <Term name={isMonthEnd(p.beforeTo) ? last : t('billing.upTo', { last, day: monthDay(p.beforeTo) })} value={p.before} />
        <Term sign="+" name={t('billing.count.new', { n: counts.new })} value={p.new} />
        <Term sign={changed < 0 ? '−' : '+'} name={t('billing.count.changed', { n: counts.changed })} value={abs(changed)} />
        <Term sign="−" name={t('billing.count.gone', { n: counts.gone })} value={p.gone} />
        {fen(p.deltas) !== 0 && (
          <Term sign={fen(p.deltas) < 0 ? '−' : '+'} name={t('billing.count.delta', { n: counts.delta })} value={abs(fen(p.deltas))} />
        )}
        {fen(p.fees) !== 0 && <Term sign="+" name={t('billing.count.latefee', { n: counts.latefee })} value={p.fees} />}
        {fen(p.late) !== 0 && <Term sign="+" name={t('billing.count.late', { n: counts.late })} value={p.late} />}
        <Term sign="=" name={monthName(p.month, language)} value={p.monthSum} total />
      </dl>
      <p>
        <b>
          {change === 0
            ? t('billing.asMuch', { last })
            : t(change > 0 ? 'billing.more' : 'billing.less', { last, sum: grouped(abs(change)) })}
          {percent && change !== 0 && t('billing.percent', { percent })}
        </b>
        <Beside preview={p} blocked={counts.blocked} held={blockedBefore(rows)} last={last} />
      </p>
    </section>
  );
}

const isMonthEnd = (text: string): boolean => addDays(text as Day, 1).slice(8) === '01';

const abs = (f: Fen): Fen => Math.abs(f) as Fen;

function Beside({ preview: p, blocked, held, last }: { preview: Preview; blocked: number; held: Fen; last: string }) {
  const { t } = useText();
  if (blocked > 0)
    return (
      <span className="doubt">
        {held === 0 ? t('billing.heldNothing', { count: blocked }) : t('billing.held', { count: blocked, last, sum: grouped(held) })}
      </span>
    );
  if (fen(p.issued) === 0) return null;
  return <span className="dim">{t('billing.issued', { sum: grouped(fen(p.issued)), rest: grouped(fen(p.total)) })}</span>;
}

function Term({ sign, name, value, total }: { sign?: string; name: string; value: string | Fen; total?: boolean }) {
  return (
    <div data-sign={sign}>
      <dt>{name}</dt>
      <dd>
        <Money value={value} zero="digits" total={total} />
      </dd>
    </div>
  );
}
