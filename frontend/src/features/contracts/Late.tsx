import { useState } from 'react';
import { call, undo } from '../../api';
import { useText } from '../../i18n';
import { Button, DecimalField, Dialog, FieldRow, Form, Seg, SelectField, toast, useFieldErrors } from '../../ui';
import { WholeField } from './controls';
import type { LateRule } from './data';

const modes = ['book', 'own', 'none'] as const;
const orders = ['principal_first', 'interest_first'] as const;

const percent = (fraction: string): string => String(Number((Number(fraction) * 100).toFixed(6)));
const fraction = (points: string): string => (points === '' ? '0' : String(Number((Number(points) / 100).toFixed(8))));

/** The contract's rule in words: 违约金每日 0.05%，宽限 3 天. */
export function useLateWord(rule: LateRule | undefined): string {
  const { t } = useText();
  if (!rule) return '';
  if (rule.mode === 'none') return t('contracts.late.none');
  const p = rule.policy;
  const yearly = Number(p.yearly) > 0;
  const words = [
    t(rule.mode === 'own' ? 'contracts.late.own' : 'contracts.late.book'),
    t(yearly ? 'contracts.late.yearly' : 'contracts.late.daily', { percent: percent(yearly ? p.yearly : p.daily) }),
    p.graceDays > 0 && t('contracts.late.grace', { count: p.graceDays }),
    Number(p.cap) > 0 && t('contracts.late.cap', { percent: p.cap }),
  ];
  return words.filter(Boolean).join(t('contracts.comma'));
}

type Props = { open: boolean; rule: LateRule; code: string; onClose: () => void };

/** The late fee that this contract agreed on: the book's, its own, or none. */
export function LateDialog(props: Props) {
  const { t } = useText();
  return (
    <Dialog open={props.open} title={t('contracts.late.title', { code: props.code })} onClose={props.onClose} width={560}>
      {props.open && <Inside {...props} />}
    </Dialog>
  );
}

function Inside({ rule, code, onClose }: Props) {
  const { t } = useText();
  const [late, setLate] = useState(rule);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const err = useFieldErrors(error);
  const p = late.policy;
  const yearly = Number(p.yearly) > 0;
  const policy = (patch: Partial<LateRule['policy']>) => setLate((l) => ({ ...l, policy: { ...l.policy, ...patch } }));
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call('Billing.SaveLateRule', late);
      toast(t('contracts.late.saved', { code }), { undo: () => undo() });
      onClose();
    } catch (e) {
      setError(e);
      setBusy(false);
    }
  };
  return (
    <Form onSave={() => void save()} canSave={!busy} error={error}>
      <Seg
        label={t('rules.late.title')}
        small={false}
        value={late.mode as 'book'}
        onChange={(mode) => setLate((l) => ({ ...l, mode }))}
        choices={modes.map((v) => ({ value: v, title: t(`contracts.late.mode.${v}`) }))}
      />
      {late.mode === 'own' && (
        <>
          <FieldRow columns="136px repeat(3, minmax(0, 1fr))">
            <div className="field">
              <span className="lbl">{t('rules.late.per')}</span>
              <Seg
                label={t('rules.late.per')}
                small={false}
                value={yearly ? 'yearly' : 'daily'}
                onChange={(v) => policy(v === 'yearly' ? { daily: '0', yearly: '0.05' } : { daily: '0.0005', yearly: '0' })}
                choices={(['daily', 'yearly'] as const).map((v) => ({ value: v, title: t(`rules.late.${v}`) }))}
              />
            </div>
            <DecimalField
              label={t(yearly ? 'rules.late.yearlyRate' : 'rules.late.dailyRate')}
              unit="%"
              value={percent(yearly ? p.yearly : p.daily)}
              onChange={(v) => policy(yearly ? { yearly: fraction(v) } : { daily: fraction(v) })}
              error={err('policy', 'daily') ?? err('policy', 'yearly')}
            />
            <WholeField
              label={t('rules.late.grace')}
              unit={t('contracts.days')}
              value={p.graceDays}
              onChange={(graceDays) => policy({ graceDays })}
              error={err('policy', 'graceDays')}
            />
            <DecimalField
              label={t('rules.late.cap')}
              unit="%"
              placeholder={t('contracts.noLimit')}
              value={Number(p.cap) ? p.cap : ''}
              onChange={(v) => policy({ cap: v || '0' })}
              error={err('policy', 'cap')}
            />
          </FieldRow>
          <SelectField<string>
            label={t('rules.late.order')}
            value={p.order || 'principal_first'}
            onChange={(order) => policy({ order: order as 'principal_first' })}
            options={orders.map((v) => ({ value: v, label: t(`rules.late.${v}`) }))}
          />
        </>
      )}
      <p className="dim small">{t('contracts.late.note')}</p>
      <div className="dialog-foot">
        <Button keys="Esc" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button kind="go" keys="Ctrl+Enter" submit disabled={busy}>
          {t('ui.save')}
        </Button>
      </div>
    </Form>
  );
}
