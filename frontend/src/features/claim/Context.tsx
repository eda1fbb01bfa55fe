import { type go, monthDay, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { useMemory } from '../../parts/Memory';
import { Button, Money, toastError } from '../../ui';
import { kinds, type Row } from './data';

type Detail = Wire<go.customer.Detail>;

/** On wide windows: how this customer stands, how it paid before, and which payers are known to pay for it. */
export function Context({ customer }: { customer: number }) {
  const { t } = useText();
  const act = useMemory();
  const who = useCall<Detail>('Customers.Get', { id: customer }, kinds, { enabled: customer > 0 });
  const paid = useCall<{ rows: Row[] }>('Receipts.List', { customerId: customer, state: 'claimed', desc: true, limit: 4 }, kinds, {
    enabled: customer > 0,
  });
  if (!customer || !who.data) return <aside className="ctx" aria-label={t('claim.ctx.title')} />;
  const { balance, payers, customer: c } = who.data;
  return (
    <aside className="ctx" aria-label={t('claim.ctx.title')}>
      <h2>{t('claim.ctx.title')}</h2>
      <dl>
        <div>
          <dt>{t('claim.open')}</dt>
          <dd>
            <Money value={balance.open} />
          </dd>
        </div>
        <div>
          <dt>{t('claim.ctx.overdue')}</dt>
          <dd>
            <Money value={balance.overdue} tone="late" />
          </dd>
        </div>
        <div>
          <dt>{t('claim.way.prepay')}</dt>
          <dd>
            <Money value={balance.unapplied} />
          </dd>
        </div>
      </dl>
      <h3>{t('claim.ctx.before')}</h3>
      {paid.data?.rows.length ? (
        <ul>
          {paid.data.rows.map((r) => (
            <li key={r.id}>
              <span>{monthDay(r.date)}</span>
              <span className="mid cut">{r.payerName || r.memo}</span>
              <b>
                <Money value={r.amount} />
              </b>
            </li>
          ))}
        </ul>
      ) : (
        <p className="dim">{t('claim.ctx.never')}</p>
      )}
      <h3>{t('claim.ctx.payers')}</h3>
      {payers?.length ? (
        <ul>
          {payers.slice(0, 8).map((p) => (
            <li key={`${p.name} ${p.account}`}>
              <span className="cut" title={`${p.name} ${p.account}`}>
                {p.name || t('claim.noName')} {p.account && t('claim.tail', { digits: p.account.slice(-4) })}
              </span>
              <Button
                kind="bare"
                small
                icon="x"
                label={t('claim.ctx.forget', { name: p.name })}
                onClick={() =>
                  void act(
                    'Memory.ForgetPayer',
                    { name: p.name, account: p.account, customerId: customer },
                    t('receipts.memory.forgot', { what: p.name }),
                  ).catch(toastError)
                }
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="dim">{t('claim.ctx.noPayers')}</p>
      )}
      {(c.contact || c.phone || c.note) && (
        <>
          <h3>{t('claim.ctx.contact')}</h3>
          <p className="mid">{[c.contact, c.phone].filter(Boolean).join(' ')}</p>
          {c.note && <p className="mid">{c.note}</p>}
        </>
      )}
    </aside>
  );
}
