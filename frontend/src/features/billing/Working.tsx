import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n';
import { Late } from '../../parts/Late';
import { workingIn } from '../../parts/words';
import { Drawer, Money, Tag, useAddress } from '../../ui';
import { Mending, whyOf } from './columns';
import { mendOf } from './mend';
import type { Row } from './preview';

type Props = { row: Row; last: string; month: string; at: string; asOf: string; onClose: () => void };

/** 算式: how the amount of one charge came about, and why it is not last month's. */
export function Working({ row, last, month, at, asOf, onClose }: Props) {
  const { t, language } = useText();
  const { go } = useAddress();
  const mend = mendOf(row, at);
  return (
    <Drawer
      title={row.name}
      beside={<Tag tone={row.fault ? 'doubt' : undefined}>{t(`billing.show.${row.kind}`)}</Tag>}
      onClose={onClose}
      footer={mend && <Mending mend={mend} go={go} />}
    >
      <p className="working-why">
        <Link className="link strong" to={`/customers/${row.customerId}` as string} search={{}}>
          {row.name}
        </Link>
        <br />
        <span className="dim small">{[row.fee, row.unit, row.contract].filter(Boolean).join(' · ')}</span>
        {row.of && (
          <>
            <br />
            <span className="dim small">{t(row.kind === 'latefee' ? 'billing.ofLate' : 'billing.ofBill')} </span>
            <Link className="link" to={`/invoices/${row.of}` as string} search={{}}>
              {row.ofNumber}
            </Link>
          </>
        )}
      </p>
      <dl className="working-facts">
        <dt>{last}</dt>
        <dd>
          <Money value={row.before ?? '0'} />
        </dd>
        <dt>{t('billing.col.diff')}</dt>
        <dd>
          <Money value={row.diff ?? '0'} signed />
        </dd>
        <dt className="strong">{month}</dt>
        <dd>
          <Money value={row.now ?? '0'} zero={row.now ? 'digits' : 'dash'} total />
        </dd>
      </dl>
      <p className={row.fault ? 'working-why doubt' : 'working-why'}>{whyOf(t, row, at)}</p>
      {!row.fault && (
        <>
          <h3 className="working-title">{t('billing.workingOf', { month })}</h3>
          {row.kind === 'latefee' && row.of ? (
            <Late invoice={{ id: row.of, customerId: row.customerId }} asOf={asOf} />
          ) : row.working.length > 0 ? (
            <ol className="working">
              {row.working.map((w, i) => (
                <li key={i}>{workingIn(language, w)}</li>
              ))}
            </ol>
          ) : (
            <p className="working-why dim">{t('billing.noWorking', { month })}</p>
          )}
        </>
      )}
    </Drawer>
  );
}
