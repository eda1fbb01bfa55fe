import { fen, minus, sum } from '../../api';
import { useText } from '../../i18n';
import { fieldWord } from '../../parts/History';
import { ErrorNote, Money } from '../../ui';
import type { Change, Draft, Preview } from './data';
import { priceWord } from './words';

type Props = {
  preview: Preview | undefined;
  error: unknown;
  retry: () => void;
  draft: Draft;
  nameOf: (feeItem: number) => string;
  changes: Change[];
  /** What the saved contract would bring, for the difference. */
  before: Preview | undefined;
};

/** 未来十二个月: month by month what will be issued, and what this change makes of it. */
export function Year({ preview: p, error, retry, draft, nameOf, changes, before }: Props) {
  const { t } = useText();
  if (!p)
    return (
      <aside className="contract-year" aria-label={t('contracts.year.title')}>
        {error ? <ErrorNote error={error} retry={retry} /> : null}
      </aside>
    );
  const months = p.months ?? [];
  const most = Math.max(1, ...months.map((m) => fen(m.total)));
  const series = seriesOf(p, draft);
  // What waits for readings, turnover or a share is not in the figures.
  const waiting = (p.notes ?? []).filter((n) => /^charge\.no_/.test(n.key)).map((n) => draft.charges[Number(n.path?.[1])]?.feeItemId ?? 0);
  const others = [...new Set(waiting)].map(nameOf);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the window is scrolled by the keyboard
    <aside className="contract-year" tabIndex={0} aria-label={t('contracts.year.title')}>
      <header>
        <h2>{t('contracts.year.title')}</h2>
        {others.length > 0 && <span className="dim small">{t('contracts.year.without', { names: others.join(t('parts.and')) })}</span>}
        {p.faults && p.faults.length > 0 && <span className="doubt small">{t('contracts.year.partial')}</span>}
      </header>
      <div className="legend">
        {series.map((s) => (
          <span key={s.colour}>
            <i style={{ background: `var(${s.colour})` }} />
            {s.name}
          </span>
        ))}
      </div>
      <table>
        <tbody>
          {Number(p.late) > 0 && (
            <tr>
              <td className="doubt">{t('contracts.year.late')}</td>
              <td />
              <td className="num">
                <Money value={p.late} />
              </td>
            </tr>
          )}
          {months.map((m) => (
            <tr key={m.month}>
              <td>{m.month}</td>
              <td>
                <div className="bars">
                  {series.map((s) => {
                    const part = sum(s.charges.map((i) => fen(m.amounts[i] ?? '0')));
                    return part > 0 && <i key={s.colour} style={{ width: `${(part / most) * 100}%`, background: `var(${s.colour})` }} />;
                  })}
                </div>
              </td>
              <td className="num">
                <Money value={m.total} />
              </td>
            </tr>
          ))}
          <tr className="sum">
            <td>{t('contracts.year.sum')}</td>
            <td />
            <td className="num">
              <Money value={p.total} zero="digits" total />
            </td>
          </tr>
        </tbody>
      </table>
      {changes.length > 0 && (
        <section className="contract-changes" aria-live="polite">
          <h2>{t('contracts.changes.title')}</h2>
          <ul>
            {changes.slice(0, 12).map((c) => (
              <li key={`${c.where} ${c.path}`}>
                <Said change={c} nameOf={nameOf} />
              </li>
            ))}
          </ul>
          {changes.length > 12 && <p className="dim small">{t('ui.more', { count: changes.length - 12 })}</p>}
          {before && before.from === p.from && (
            <p className="dim">
              {t('contracts.changes.year')} <Money value={minus(fen(p.total), fen(before.total))} zero="digits" signed />
            </p>
          )}
          {draft.charges.some((h) => h.billedThrough) && <p className="dim">{t('contracts.changes.issued')}</p>}
        </section>
      )}
    </aside>
  );
}

/** One change in words: 房租 单价 ~~88.00~~ → 92.40. */
export function Said({ change: { where, path, before, after }, nameOf }: { change: Change; nameOf: (id: number) => string }) {
  const { t } = useText();
  if (path === 'charges')
    return after === null ? t('contracts.changes.dropped', { name: where }) : t('contracts.changes.added', { name: where });
  const show = (v: unknown) =>
    typeof v === 'boolean'
      ? t(v ? 'parts.history.yes' : 'parts.history.no')
      : v === 0 && path === 'meterId'
        ? ''
        : path === 'feeItemId'
          ? nameOf(Number(v))
          : /price$/.test(path)
            ? priceWord(String(v))
            : valueWord(t, v);
  // A raise by nothing is no raise.
  const none = (v: unknown) => v === null || v === '' || (/^step[EPA]|percent$|amount$|deposit$/.test(path) && Number(v) === 0);
  const gone = none(after);
  return (
    <>
      {where} {fieldWord(path)} {!none(before) && <s>{show(before)}</s>} {'→'} <b>{gone ? t('parts.history.nothing') : show(after)}</b>
    </>
  );
}

function valueWord(t: ReturnType<typeof useText>['t'], v: unknown): string {
  const key = `parts.value.${String(v)}` as never;
  const word = typeof v === 'string' && /^[a-z]+\d*$/.test(v) ? t(key) : String(v);
  return word === key ? String(v) : word;
}

type Series = { name: string; colour: string; charges: number[] };

/** Charges by fee item, the largest first; five colours, the last for all others. */
function seriesOf(p: Preview, draft: Draft): Series[] {
  const by = new Map<string, { charges: number[]; total: number }>();
  (p.charges ?? []).forEach((c, i) => {
    if (!draft.charges[i] || Number(c.total) === 0) return;
    const own = by.get(c.name) ?? { charges: [], total: 0 };
    own.charges.push(i);
    own.total += fen(c.total);
    by.set(c.name, own);
  });
  const colours = ['--c1', '--c3', '--c2', '--c4', '--c5'];
  const sorted = [...by].sort((a, b) => b[1].total - a[1].total);
  const out = sorted.slice(0, 4).map(([name, s], i) => ({ name, colour: colours[i], charges: s.charges }));
  const rest = sorted.slice(4);
  if (rest.length)
    out.push({ name: rest.map(([name]) => name).join('、'), colour: colours[4], charges: rest.flatMap(([, s]) => s.charges) });
  return out;
}
