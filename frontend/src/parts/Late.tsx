import './late.css';
import { useRef, useState } from 'react';
import { fen, type go, grouped, requestId, undo, useCall, useDo, type Wire } from '../api';
import { useText } from '../i18n';
import { Button, Dialog, ErrorNote, Money, TextField, toast, toastError, useFieldErrors } from '../ui';
import { AskForm } from './AskForm';
import { openPrint } from './Print';
import { span, workingIn } from './words';

type Invoice = Wire<go.billing.Invoice>;
type Sheet = Wire<go.billing.LateSheet>;
type Fee = Wire<go.billing.LateFee>;
type Done = Wire<go.billing.LateDone>;

/** 违约金: the calculation segment by segment, what was billed or waived before, and the way to waive the rest. */
export function Late({ invoice, asOf = '' }: { invoice: Pick<Invoice, 'id' | 'customerId'>; asOf?: string }) {
  const { t } = useText();
  const asked = useCall<Sheet>('Billing.LateSheet', { invoice: invoice.id, customerId: 0, asOf }, [
    'invoice',
    'receipt',
    'settings',
    'contract',
    'run',
  ]);
  const [waiving, setWaiving] = useState(false);
  const sheet = asked.data;
  if (!sheet)
    return asked.error ? (
      <div className="drawer-pad">
        <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
      </div>
    ) : null;
  const fee = sheet.rows?.[0];
  const done = sheet.done ?? [];
  if (!fee && done.length === 0) return <p className="drawer-pad mid">{t(sheet.on ? 'late.nothing' : 'late.off')}</p>;
  return (
    <div className="late-sheet">
      {fee && <Calculation fee={fee} />}
      {fee && fen(fee.amount) > 0 && (
        <p className="late-end">
          <span className="mid">{t('late.next', { sum: grouped(fen(fee.amount)) })}</span>
          <Button small icon="print" onClick={() => openPrint({ kind: 'latefee', ids: [invoice.customerId] })}>
            {t('papers.open.latefee')}
          </Button>
          <Button small onClick={() => setWaiving(true)}>
            {t('late.waive')}
          </Button>
        </p>
      )}
      {done.length > 0 && <Before done={done} />}
      {fee && <WaiveDialog fee={fee} open={waiving} onClose={() => setWaiving(false)} />}
    </div>
  );
}

function Calculation({ fee }: { fee: Fee }) {
  const { t, language } = useText();
  const s = fee.sheet;
  const segments = s.segments ?? [];
  if (segments.length === 0) return <p className="mid">{t('late.nothing')}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>{t('late.days')}</th>
          <th>{t('late.working')}</th>
          <th className="num">{t('late.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((g) => (
          <tr key={g.from} className={fee.from && g.from < fee.from ? 'dim' : undefined}>
            <td>{span(g.from, g.to)}</td>
            <td>{workingIn(language, g.working)}</td>
            <td className="num">
              <Money value={g.amount} zero="digits" />
            </td>
          </tr>
        ))}
        {s.capped && (
          <tr>
            <td colSpan={2}>{t('late.capped', { cap: s.policy.cap })}</td>
            <td className="num">
              <Money value={s.total} />
            </td>
          </tr>
        )}
        {fen(s.charged) > 0 && (
          <tr>
            <td colSpan={2}>{t('late.charged')}</td>
            <td className="num">−{grouped(fen(s.charged))}</td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>{t('late.toCome')}</td>
          <td className="num">
            <Money value={fee.amount} zero="digits" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Before({ done }: { done: Done[] }) {
  const { t } = useText();
  const back = (d: Done) => undo(d.event).then(() => toast(t('late.back')), toastError);
  return (
    <ul>
      {done.map((d) => (
        <li key={`${d.state} ${d.from}`}>
          <span>
            {span(d.from, d.to)}
            <span className="dim small">
              {' '}
              {d.state === 'billed' ? t('late.billed', { number: d.bill }) : t('late.waived', { reason: d.reason })}
            </span>
          </span>
          <Money value={d.amount} className="num" />
          {d.event > 0 && (
            <Button kind="bare" small onClick={() => void back(d)}>
              {t('ui.undo')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function WaiveDialog({ fee, open, onClose }: { fee: Fee; open: boolean; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('late.waive')} onClose={onClose}>
      <Waive fee={fee} onClose={onClose} />
    </Dialog>
  );
}

function Waive({ fee, onClose }: { fee: Fee; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const request = useRef(requestId());
  const waive = useDo<{ invoices: number[]; through: string; reason: string; requestId: string }, Wire<go.billing.Waived>>(
    'Billing.WaiveLate',
  );
  const err = useFieldErrors(waive.error);
  const save = () =>
    waive.mutate(
      { invoices: [fee.invoice], through: fee.to, reason: reason.trim(), requestId: request.current },
      {
        onSuccess: (w) => {
          request.current = requestId();
          toast(t('late.done', { sum: grouped(fen(w.amount)) }), { undo: () => undo(w.event) });
          onClose();
        },
      },
    );
  return (
    <AskForm
      action={t('late.waiveSum', { sum: grouped(fen(fee.amount)) })}
      busy={waive.isPending}
      error={waive.error}
      at={['reason']}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid">{t('late.what', { from: fee.from, to: fee.to, sum: grouped(fen(fee.amount)) })}</p>
      <TextField
        label={t('late.reason')}
        required
        value={reason}
        onChange={setReason}
        placeholder={t('late.reasonHint')}
        error={err('reason')}
      />
    </AskForm>
  );
}
