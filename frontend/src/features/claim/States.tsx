import { useEffect, useState } from 'react';
import { useText } from '../../i18n';
import { Button, Empty, ErrorNote, Meter, Money } from '../../ui';
import type { Queue } from './data';

/** 到账 − 已认领 = 未认领; what is left is spoken after each claim. */
export function Running({ queue }: { queue: Queue }) {
  const { t } = useText();
  const settled = queue.arrived.count - queue.unclaimed.count;
  return (
    <>
      <dl className="run">
        <div>
          <dt>{t('claim.arrived')}</dt>
          <dd>
            <Money value={queue.arrived.amount} zero="digits" />
          </dd>
        </div>
        <div data-sign="−">
          <dt>{t('claim.done')}</dt>
          <dd>
            <Money value={queue.claimed.amount} zero="digits" />
          </dd>
        </div>
        {queue.nothing.count > 0 && (
          <div data-sign="−">
            <dt>{t('claim.nothing')}</dt>
            <dd>
              <Money value={queue.nothing.amount} zero="digits" />
            </dd>
          </div>
        )}
        <div className="left" data-sign="=" aria-live="polite" aria-atomic="true">
          <dt>{t('claim.unclaimed')}</dt>
          <dd>
            <Money value={queue.unclaimed.amount} zero="digits" />
          </dd>
        </div>
      </dl>
      <div className="prog">
        <Meter done={settled} total={queue.arrived.count} label={t('claim.progress')} />
        <span className="small dim">{t('claim.of', { done: settled, total: queue.arrived.count })}</span>
      </div>
    </>
  );
}

export function AllDone({ queue, onBilling }: { queue: Queue; onBilling: () => void }) {
  const { t } = useText();
  const { count } = queue.arrived;
  return (
    <div className="stand-in">
      <Empty
        kind="done"
        title={t('claim.allDone')}
        note={
          <>
            {t('claim.count', { count })} <Money value={queue.arrived.amount} />
          </>
        }
        actions={
          <Button kind="go" onClick={onBilling}>
            {t('claim.nextBilling')}
          </Button>
        }
      />
    </div>
  );
}

export function Nothing({ filtered, onClear, onBank }: { filtered: boolean; onClear: () => void; onBank: () => void }) {
  const { t } = useText();
  return (
    <div className="stand-in">
      {filtered ? (
        <Empty
          kind="noMatch"
          title={t('claim.noMatch')}
          note={t('claim.noMatchNote')}
          actions={<Button onClick={onClear}>{t('ui.clearFilters')}</Button>}
        />
      ) : (
        <Empty
          kind="none"
          title={t('claim.none')}
          note={t('claim.noneNote')}
          actions={
            <Button kind="go" onClick={onBank}>
              {t('claim.toBank')}
            </Button>
          }
        />
      )}
    </div>
  );
}

export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="stand-in">
      <ErrorNote error={error} retry={retry} />
    </div>
  );
}

/** Still bars in the real columns, after a moment. */
export function Loading() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 100);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="claim-desk" aria-busy="true">
      <div className="lines sk">
        {late &&
          Array.from({ length: 14 }, (_, i) => (
            <div key={i}>
              <span style={{ width: 68 }}>
                <i style={{ width: 36 }} />
              </span>
              <span style={{ flex: 1 }}>
                <i style={{ width: `${70 - ((i * 13) % 40)}%` }} />
              </span>
              <span className="num" style={{ width: 98 }}>
                <i style={{ width: 64 }} />
              </span>
            </div>
          ))}
      </div>
      <div className="judge" />
    </div>
  );
}
