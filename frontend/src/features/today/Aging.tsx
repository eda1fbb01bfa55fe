import { fen, grouped } from '../../api';
import { useText } from '../../i18n';
import { Button, Money, Panel, useAddress } from '../../ui';
import { buckets, segments, share, type Today } from './data';

/** 账龄: all that is open by how late it is; the bar draws only what is overdue. */
export function Aging({ data: { aging: a } }: { data: Today }) {
  const { t } = useText();
  const { go } = useAddress();
  const late = buckets.slice(1);
  const bar = segments(
    late.map((b) => fen(a[b])),
    392,
  );
  const sums = Object.fromEntries(late.map((b) => [b, grouped(fen(a[b]))]));
  return (
    <Panel
      title={t('today.aging.title')}
      note={t('today.aging.note')}
      end={<Button kind="bare" small icon="right" label={t('today.aging.open')} onClick={() => go('/reports/aging')} />}
    >
      <div className="ch">
        {fen(a.overdue) > 0 && (
          <svg
            className="aging-bar"
            viewBox="0 0 392 16"
            preserveAspectRatio="none"
            role="img"
            aria-label={t('today.aging.sentence', { ...sums, sum: grouped(fen(a.overdue)) })}
          >
            {bar.map((s, i) => (
              <rect
                key={late[i]}
                x={s.x}
                y="0"
                width={Math.max(0, s.width - (s.x + s.width < 391 ? 1.5 : 0))}
                height="16"
                fill={`var(--age-${i + 1})`}
              />
            ))}
          </svg>
        )}
        <table className="aging-table">
          <tbody>
            {buckets.map((b, i) => (
              <tr key={b}>
                <td>
                  <i className="sw" style={{ background: `var(--age-${i})` }} />
                  {t(`today.aging.${b}`)}
                </td>
                <td className="num">
                  <Money value={a[b]} />
                </td>
                <td className="num dim">{share(fen(a[b]), fen(a.total))}</td>
              </tr>
            ))}
            <tr className="aging-sum">
              <td>{t('today.aging.total')}</td>
              <td className="num">
                <Money value={a.total} zero="digits" />
              </td>
              <td className="num dim">{fen(a.total) > 0 ? '100%' : '–'}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
