import { useRef, useState } from 'react';
import { call, type Day, Fault, requestId, today } from '../../api';
import { faultText, useText } from '../../i18n';
import { undoOf } from '../../parts/undo';
import { Button, DateField, toast, toastError } from '../../ui';
import type { Contract, DraftCharge } from './data';

type Props = { charge: DraftCharge; contract: Contract; dirty: boolean };

/** 里程碑: confirmed on a day, it is billed by the next run; taken back as long as it was not. */
export function Milestone({ charge: h, contract, dirty }: Props) {
  const { t } = useText();
  const [on, setOn] = useState<Day | undefined>(today());
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const request = useRef(requestId());
  if (contract.id === 0 || h.line === 0) return null;
  const confirm = async (day: string) => {
    setBusy(true);
    setError(undefined);
    try {
      await call('Contracts.Confirm', { id: contract.id, line: h.line, on: day, requestId: request.current });
      const done = day ? 'milestone_confirmed' : 'milestone_reopened';
      toast(t(day ? 'contracts.milestone.done' : 'contracts.milestone.back', { day }), {
        undo: () => undoOf('contract', contract.id, `contract.${done}`),
      });
    } catch (e) {
      if (e instanceof Fault && e.at('on').length > 0) setError(faultText(new Fault({ key: e.key, args: e.args })));
      else toastError(e);
    } finally {
      request.current = requestId();
      setBusy(false);
    }
  };
  const title = dirty ? t('contracts.saveFirst') : undefined;
  return (
    <div className="terms-milestone">
      {h.confirmed ? (
        <>
          <span>{t('contracts.milestone.confirmed', { day: h.confirmed })}</span>
          {!h.billedThrough && (
            <Button small disabled={busy || dirty} title={title} onClick={() => void confirm('')}>
              {t('contracts.milestone.undo')}
            </Button>
          )}
        </>
      ) : (
        <>
          <DateField label={t('contracts.milestone.day')} value={on} onChange={setOn} error={error} />
          <Button disabled={busy || dirty || !on} title={title} onClick={() => void confirm(on ?? '')}>
            {t('contracts.milestone.do')}
          </Button>
          <span className="dim small">{t('contracts.milestone.note')}</span>
        </>
      )}
    </div>
  );
}
