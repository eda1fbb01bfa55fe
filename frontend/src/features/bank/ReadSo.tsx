import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, Fault } from '../../api';
import { useText } from '../../i18n';
import { Icon, Money } from '../../ui';
import { amountOf, type Mapping, type Preview, type Row } from './data';
import { requestOf } from './look';
import type { Pending } from './pending';

/** How many of the first rows are shown. */
const few = 5;

/** What comes of a table while its columns are still being explained: the first lines as they would be read, how many there are, and what could not be read. */
export function ReadSo({ pending, mapping }: { pending: Pending; mapping: Mapping | undefined }) {
  const { t, fault } = useText();
  const look = useQuery<Preview>({
    queryKey: ['*', 'Bank.Preview', 'byHand', pending.id, pending.account, pending.password, pending.answers, mapping],
    queryFn: ({ signal }) => call<Preview>('Bank.Preview', { ...requestOf(pending), as: '', mapping, choices: [], limit: 200 }, signal),
    enabled: mapping !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (!mapping) return <p className="dim small">{t('bank.byHand.need')}</p>;
  if (look.error) {
    return (
      <p className="late small read-so-why" role="status">
        <Icon name="warn" small /> {look.error instanceof Fault ? fault(look.error) : String(look.error)}
      </p>
    );
  }
  const preview = look.data;
  if (!preview) return <p className="dim small">{t('bank.files.reading')}</p>;
  const lines = preview.counts.all.count - preview.counts.skipped.count;
  const rows = preview.rows
    .filter((r) => r.status !== 'skipped')
    .sort((a, b) => a.row - b.row)
    .slice(0, few);
  const broken = preview.rows.find((r) => r.status === 'skipped');
  return (
    <div className="read-so" aria-busy={look.isPlaceholderData}>
      <p role="status">
        <b>{t('bank.byHand.asLines')}</b>{' '}
        <span className="dim small">
          {t('bank.byHand.lines', { count: lines })} · {t('bank.inShort')} <Money value={preview.counts.all.in} zero="digits" /> ·{' '}
          {t('bank.outShort')} <Money value={preview.counts.all.out} zero="digits" />
        </span>
      </p>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th className="num">{t('bank.col.row')}</th>
              <th>{t('bank.col.date')}</th>
              <th>{t('bank.col.peer')}</th>
              <th>{t('bank.col.memo')}</th>
              <th className="num">{t('bank.in')}</th>
              <th className="num">{t('bank.out')}</th>
              <th className="num">{t('bank.col.balance')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <Read key={`${r.row} ${r.amount}`} row={r} />
            ))}
          </tbody>
        </table>
      )}
      {broken && (
        <p className="late small read-so-why">
          <Icon name="warn" small />{' '}
          {t('bank.byHand.broken', { count: preview.counts.skipped.count, why: broken.why ? fault(new Fault(broken.why)) : '' })}
        </p>
      )}
    </div>
  );
}

function Read({ row: r }: { row: Row }) {
  const { t } = useText();
  const value = amountOf(r);
  const money = value === undefined ? r.amount : <Money value={value} />;
  return (
    <tr>
      <td className="num dim">{r.row}</td>
      <td className="num">
        {r.date} <span className="dim">{r.time.slice(0, 5)}</span>
      </td>
      <td className="cut">{r.payerName || <span className="dim">{t('bank.noName')}</span>}</td>
      <td className="cut mid">{r.memo}</td>
      <td className="num">{r.direction !== 'out' && money}</td>
      <td className="num">{r.direction === 'out' && money}</td>
      <td className="num dim">{r.balance && <Money value={r.balance} zero="digits" />}</td>
    </tr>
  );
}
