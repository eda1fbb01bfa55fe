import { useCall } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote, Icon, Money, useAddress } from '../../ui';
import { type Detail, type Item, kinds } from './data';
import { Head } from './Head';
import { isFor, sentence } from './words';

/** A line that is done: what was booked and why, and the way back. */
export function Settled({ item, onBack }: { item: Item; onBack: () => void }) {
  const { t } = useText();
  const { go } = useAddress();
  const r = item.receipt;
  const detail = useCall<Detail>('Receipts.Get', { id: r.id }, kinds);
  const booked = (detail.data?.allocations ?? []).filter((a) => !a.reversed && a.reverses === 0);
  return (
    <>
      <Head item={item} />
      <article className="card">
        <header>
          <Icon name={r.state === 'nothing' ? 'stop' : 'check'} className="proved" />
          <b>{r.state === 'nothing' ? t('claim.nothing') : r.customerName}</b>
          <span className="end">
            <Button kind="bare" onClick={() => go(`/receipts/${r.id}`)}>
              {t('claim.history')}
            </Button>
            <Button keys="U" icon="undo" onClick={onBack}>
              {t(r.state === 'nothing' ? 'claim.reopen' : 'claim.takeBack')}
            </Button>
          </span>
        </header>
        {detail.error ? <ErrorNote error={detail.error} retry={() => void detail.refetch()} /> : null}
        <ul className="why">
          {(detail.data?.reasons ?? []).map((x, i) => (
            <li key={i} className={isFor(x) ? '' : 'soft'}>
              <Icon name={isFor(x) ? 'check' : 'info'} small />
              {sentence(x)}
            </li>
          ))}
          {r.note && (
            <li className="soft">
              <Icon name="info" small />
              {r.note}
            </li>
          )}
        </ul>
        {(booked.length > 0 || Number(r.left) > 0) && (
          <table className="parts done">
            <colgroup>
              <col style={{ width: 160 }} />
              <col />
              <col style={{ width: 116 }} />
            </colgroup>
            <tbody>
              {booked.map((a) => (
                <tr key={a.id}>
                  <td>{a.number}</td>
                  <td className="mid">{a.kind === 'receipt' ? a.date : t('claim.writtenOff')}</td>
                  <td className="num pr">
                    <Money value={a.amount} />
                  </td>
                </tr>
              ))}
              {r.state === 'claimed' && Number(r.left) > 0 && (
                <tr>
                  <td>{t('claim.way.prepay')}</td>
                  <td />
                  <td className="num pr">
                    <Money value={r.left} />
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        )}
      </article>
    </>
  );
}
