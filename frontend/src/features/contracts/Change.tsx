import { useEffect, useMemo, useRef, useState } from 'react';
import { call, requestId, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { undoOf } from '../../parts/undo';
import { Button, Dialog, ErrorNote, Form, type FormHandle, toast, useFieldErrors } from '../../ui';
import { ChangeFields } from './ChangeFields';
import { ChangeView } from './ChangeView';
import { type Asked, changeOf, type Deed, first } from './changes';
import type { Changed, ChangePreview, Contract } from './data';

const methods = {
  amend: 'Contracts.Amend',
  renew: 'Contracts.Renew',
  terminate: 'Contracts.Terminate',
  transfer: 'Contracts.Transfer',
} as const;
const events = { amend: 'amended', renew: 'renewed', terminate: 'terminated', transfer: 'transferred' } as const;
const kinds = ['contract', 'fee_item', 'invoice', 'customer', 'meter'];

type Props = {
  deed: Deed | undefined;
  /** As saved; for a change of terms as it shall be. */
  contract: Contract;
  /** What the dialog begins with, where something was said before. */
  start?: Partial<Asked>;
  /** The price of a charge on the contract's last day. */
  priceOf: (line: number) => string;
  nameOf: (feeItem: number) => string;
  onClose: () => void;
  onDone: (done: Changed, deed: Deed) => void;
};

/** 变更, 续签, 终止, 转让: what is asked, what it would bring, and the deed. Nothing is written before it is confirmed. */
export function ChangeDialog({ deed, ...rest }: Props) {
  const { t } = useText();
  return (
    <Dialog
      open={deed !== undefined}
      title={deed ? t(`contracts.change.${deed}.title`, { code: rest.contract.code }) : ''}
      onClose={rest.onClose}
      width={800}
    >
      {deed && <Inside key={deed} deed={deed} {...rest} />}
    </Dialog>
  );
}

function Inside({ deed, contract, start, priceOf, nameOf, onClose, onDone }: Props & { deed: Deed }) {
  const { t } = useText();
  const [asked, setAsked] = useState<Asked>(() => ({ ...first(deed, contract, today()), ...start }));
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const request = useRef(requestId());
  const form = useRef<FormHandle>(null);
  const change = useMemo(() => changeOf(deed, contract, asked), [deed, contract, asked]);
  // The reason changes nothing that is worked out.
  const bare = useMemo(() => changeOf(deed, contract, { ...asked, reason: '' }), [deed, contract, asked]);
  const settled = useSettled(bare);
  const preview = useCall<ChangePreview>('Billing.PreviewChange', { change: settled, through: '' }, kinds, {
    enabled: settled !== undefined,
    keep: true,
  });
  const wrong = error ?? (settled && preview.error);
  const err = useFieldErrors(wrong);
  const nothing = deed === 'amend' && preview.data?.changed.version === 0;
  const can = !busy && change !== undefined && !preview.error && !nothing;

  const save = async () => {
    const own = change?.[deed];
    if (!own) return;
    setBusy(true);
    setError(undefined);
    try {
      const done = await call<Changed>(methods[deed], { ...own, requestId: request.current });
      toast(t(`contracts.change.${deed}.done`, { code: done.code, newCode: done.newCode, day: asked.day ?? t('contracts.openEnd') }), {
        undo: () => undoOf('contract', done.id, `contract.${events[deed]}`),
      });
      onDone(done, deed);
    } catch (e) {
      request.current = requestId();
      setError(e);
      setBusy(false);
    }
  };
  const set = (patch: Partial<Asked>) => {
    setError(undefined);
    setAsked((a) => ({ ...a, ...patch }));
  };
  return (
    <Form handle={form} onSave={() => void save()} canSave={can} saveTitle={t(`contracts.change.${deed}.do`)} error={error}>
      <ChangeFields deed={deed} contract={contract} asked={asked} set={set} err={err} priceOf={priceOf} nameOf={nameOf} />
      <section
        className="change-view"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than the dialog scrolls, by keys too
        tabIndex={0}
        aria-label={t('contracts.change.preview')}
        aria-live="polite"
        aria-busy={preview.isFetching}
      >
        {wrong ? (
          <ErrorNote error={wrong} />
        ) : nothing ? (
          <p className="dim">{t('contracts.change.nothing')}</p>
        ) : (
          settled && preview.data && <ChangeView preview={preview.data} deed={deed} contract={contract} />
        )}
      </section>
      <div className="dialog-foot">
        <Button keys="Esc" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button kind="go" keys="Ctrl+Enter" submit disabled={!can}>
          {t(`contracts.change.${deed}.do`)}
        </Button>
      </div>
    </Form>
  );
}

/** What is asked, 250 ms after the last change of it. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the value
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
