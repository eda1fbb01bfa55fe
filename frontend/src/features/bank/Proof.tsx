import { fen, grouped, monthDay } from '../../api';
import { useText } from '../../i18n';
import { Icon, Money } from '../../ui';
import type { Preview } from './data';

/** Whether the file adds up, and whether the book agrees with it after the import; else the first day and row that differ. */
export function Proof({ preview: { proof: p } }: { preview: Preview }) {
  const { t } = useText();
  const same = p.ours !== null && Number(p.differs) === 0;
  return (
    <div className="proof">
      <table>
        <tbody>
          <tr>
            <th>{t('bank.proof.self')}</th>
            {p.opening === null ? (
              <td colSpan={3}>
                {t('bank.proof.in')} <Money value={p.in} zero="digits" /> · {t('bank.proof.out')} <Money value={p.out} zero="digits" />
              </td>
            ) : (
              <>
                <td>
                  {t('bank.proof.opening')} <Money value={p.opening} zero="digits" />
                </td>
                <td>
                  + {t('bank.proof.in')} <Money value={p.in} zero="digits" />
                </td>
                <td>
                  − {t('bank.proof.out')} <Money value={p.out} zero="digits" />
                </td>
              </>
            )}
            <td>
              {p.computed !== null && (
                <>
                  = {t('bank.proof.closing')}{' '}
                  <b>
                    <Money value={p.computed} zero="digits" />
                  </b>
                </>
              )}
            </td>
            <td className={p.holds === null ? 'dim' : p.holds ? 'proved' : 'late'}>
              {p.holds === null ? (
                t('bank.proof.unstated')
              ) : p.holds ? (
                <>
                  <Icon name="check" small /> {t('bank.proof.holds')}
                </>
              ) : (
                <>
                  <Icon name="warn" small /> {t('bank.proof.broken', { closing: p.closing ? grouped(fen(p.closing)) : '' })}
                  {p.breakRow > 0 && t('bank.proof.row', { row: p.breakRow })}
                </>
              )}
            </td>
          </tr>
          {p.ours !== null && (
            <tr>
              <th>{t('bank.proof.book')}</th>
              <td colSpan={3}>
                {t('bank.proof.ours')} <Money value={p.ours} zero="digits" />
              </td>
              <td>
                {!same && (
                  <>
                    {t('bank.proof.differs')}{' '}
                    <b>
                      <Money value={p.differs} signed />
                    </b>
                  </>
                )}
              </td>
              <td className={same ? 'proved' : 'doubt'}>
                {same ? (
                  <>
                    <Icon name="check" small /> {t('bank.proof.agrees')}
                  </>
                ) : (
                  <>
                    <Icon name="warn" small /> {t('bank.proof.since', { day: monthDay(p.differsOn) })}
                    {p.differsAt > 0 && t('bank.proof.row', { row: p.differsAt })}
                  </>
                )}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
