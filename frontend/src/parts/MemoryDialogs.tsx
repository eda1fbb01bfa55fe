import { useState } from 'react';
import { Fault, type Fen, fen, yuan, zero } from '../api';
import { useText } from '../i18n';
import {
  Button,
  DecimalField,
  Dialog,
  ErrorNote,
  FieldRow,
  Form,
  MoneyField,
  SelectField,
  TextField,
  toastError,
  useFieldErrors,
} from '../ui';
import { CustomerField } from './CustomerField';
import { type ChannelFee, channelWord, type Habit, habitWord, type Payer, useMemory } from './Memory';

type FrameProps = { title: string; error: unknown; onClose: () => void; onSave: () => void; children: React.ReactNode };

function Frame({ title, error, onClose, onSave, children }: FrameProps) {
  const { t } = useText();
  const placed = error instanceof Fault && error.path.length > 0;
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form onSave={onSave} error={error}>
        {error !== undefined && !placed && <ErrorNote error={error} />}
        {children}
        <div className="dialog-foot">
          <Button onClick={onClose} keys="Esc">
            {t('ui.cancel')}
          </Button>
          <Button kind="go" submit keys="Ctrl+Enter">
            {t('ui.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Who pays for whom: said anew, or corrected. */
export function PayerDialog({ first, onClose }: { first: Partial<Payer>; onClose: () => void }) {
  const { t } = useText();
  const act = useMemory();
  const [name, setName] = useState(first.name ?? '');
  const [account, setAccount] = useState(first.account ?? '');
  const [customer, setCustomer] = useState(first.customerId ?? 0);
  const [error, setError] = useState<unknown>();
  const err = useFieldErrors(error);
  const old = first.times ? { name: first.name ?? '', account: first.account ?? '', customerId: first.customerId ?? 0 } : null;
  const save = () =>
    act('Memory.Teach', { name, account, customerId: customer, instead: old }, t('receipts.memory.taught', { what: name || account })).then(
      onClose,
      setError,
    );
  return (
    <Frame
      title={t(old ? 'receipts.memory.editPayer' : 'receipts.memory.teach')}
      error={error}
      onClose={onClose}
      onSave={() => void save()}
    >
      <FieldRow>
        <TextField label={t('receipts.col.payer')} value={name} onChange={setName} error={err('name')} />
        <TextField label={t('receipts.col.payerAccount')} value={account} onChange={setAccount} />
      </FieldRow>
      <CustomerField
        label={t('receipts.memory.paysFor')}
        value={customer}
        placeholder={t('receipts.customerPlaceholder')}
        onChange={setCustomer}
        error={err('customerId')}
        required
      />
    </Frame>
  );
}

const channels = ['alipay', 'wechat', 'pos', 'bank', 'other'] as const;

/** What a channel keeps: a part of each payment, or a fixed sum. */
export function FeeDialog({ first, onClose }: { first: Partial<ChannelFee>; onClose: () => void }) {
  const { t } = useText();
  const act = useMemory();
  const [channel, setChannel] = useState(first.channel ?? 'alipay');
  const [percent, setPercent] = useState(first.percent ?? '');
  const [flat, setFlat] = useState<Fen | undefined>(first.flat && fen(first.flat) > 0 ? fen(first.flat) : undefined);
  const [error, setError] = useState<unknown>();
  const err = useFieldErrors(error);
  const known = [...new Set([channel, ...channels])];
  const save = () =>
    act(
      'Memory.SetFee',
      { channel, percent, flat: yuan(flat ?? zero), learn: false },
      t('receipts.memory.feeSet', { what: channelWord(t, channel) }),
    ).then(onClose, setError);
  return (
    <Frame title={t('receipts.memory.fees')} error={error} onClose={onClose} onSave={() => void save()}>
      <SelectField
        label={t('receipts.col.channel')}
        value={channel}
        options={known.map((c) => ({ value: c, label: channelWord(t, c) }))}
        onChange={setChannel}
        error={err('channel')}
      />
      <FieldRow>
        <DecimalField
          label={t('receipts.memory.byPercent')}
          unit="%"
          places={4}
          value={percent}
          onChange={(p) => {
            setPercent(p);
            if (p) setFlat(undefined);
          }}
          error={err('percent')}
        />
        <MoneyField
          label={t('receipts.memory.byFlat')}
          value={flat}
          onChange={(f) => {
            setFlat(f);
            if (f) setPercent('');
          }}
          error={err('flat')}
        />
      </FieldRow>
    </Frame>
  );
}

/** How a customer pays, corrected. */
export function HabitDialog({ first: h, onClose }: { first: Habit; onClose: () => void }) {
  const { t } = useText();
  const act = useMemory();
  // A new one may be of either kind, and of anybody.
  const fresh = h.byHand && h.months === 0 && fen(h.fee) === 0 && !h.rounds;
  const [kind, setKind] = useState(h.kind);
  const [customer, setCustomer] = useState(h.customerId);
  const [months, setMonths] = useState(String(h.months || ''));
  const [fee, setFee] = useState<Fen | undefined>(fen(h.fee) > 0 ? fen(h.fee) : undefined);
  const [error, setError] = useState<unknown>();
  const err = useFieldErrors(error);
  const save = () => {
    const n = kind === 'months' ? Number(months) || 0 : 0;
    const kept = kind === 'fee' ? (fee ?? zero) : zero;
    const way = { kind, months: n, fee: yuan(kept), rounds: kind === 'rounds' };
    return act('Memory.SetHabit', { customerId: customer, ...way, learn: false }, habitWord(t, { ...h, ...way })).then(onClose, (e) =>
      e instanceof Fault ? setError(e.path[0] === 'customerId' ? e : Object.assign(e, { path: [] })) : toastError(e),
    );
  };
  return (
    <Frame title={t('receipts.memory.habits')} error={error} onClose={onClose} onSave={() => void save()}>
      {h.customerId === 0 && (
        <CustomerField
          label={t('receipts.col.customer')}
          value={customer}
          placeholder={t('receipts.customerPlaceholder')}
          onChange={setCustomer}
          error={err('customerId')}
          required
        />
      )}
      {fresh && (
        <SelectField
          label={t('receipts.memory.habit')}
          value={kind}
          options={[
            { value: 'months', label: t('receipts.memory.monthsAtOnce') },
            { value: 'fee', label: t('receipts.memory.keptFee') },
            { value: 'rounds', label: t('receipts.memory.rounding') },
          ]}
          onChange={setKind}
        />
      )}
      {kind === 'months' && (
        <DecimalField
          label={t('receipts.memory.monthsAtOnce')}
          unit={t('receipts.memory.monthsUnit')}
          places={0}
          value={months}
          onChange={setMonths}
        />
      )}
      {kind === 'fee' && <MoneyField label={t('receipts.memory.keptFee')} value={fee} onChange={setFee} />}
    </Frame>
  );
}
