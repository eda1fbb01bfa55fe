import { useRef, useState } from 'react';
import { call, Fault, requestId, undo } from '../../api';
import { useText } from '../../i18n';
import { Button, DecimalField, Dialog, ErrorNote, FieldRow, Form, Seg, TextField, toast, useFieldErrors } from '../../ui';
import { type FeeItem, percent, roundKey } from './Items';

/** A fee item, new or changed. Bills that were issued keep the tax they were issued with. */
export function ItemDialog({ item, onClose }: { item: FeeItem | undefined; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog open={Boolean(item)} title={item?.id ? t('settings.items.edit') : t('settings.items.new')} onClose={onClose}>
      {item && <Inside key={item.id} first={item} onClose={onClose} />}
    </Dialog>
  );
}

const steps = { fen: '0.01', jiao: '0.10', yuan: '1.00' };

function Inside({ first, onClose }: { first: FeeItem; onClose: () => void }) {
  const { t } = useText();
  const [f, setF] = useState(first);
  const [rate, setRate] = useState(percent(first.taxRate));
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const request = useRef(requestId());
  const err = useFieldErrors(error);
  const set = (patch: Partial<FeeItem>) => setF({ ...f, ...patch });
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      // Percent to fraction in text: two places further left, never through binary floating point.
      await call('FeeItems.Save', { item: { ...f, taxRate: hundredth(rate || '0') }, requestId: request.current });
      toast(t('settings.items.saved', { name: f.name.trim() }), { undo: () => undo() });
      onClose();
    } catch (e) {
      request.current = requestId();
      setError(e);
      setBusy(false);
    }
  };
  const placed = error instanceof Fault && (error.path.length > 0 || error.parts.some((p) => p.path.length > 0));
  return (
    <Form onSave={() => void save()} canSave={!busy} error={error}>
      {error !== undefined && !placed && <ErrorNote error={error} />}
      <FieldRow columns="2fr 1fr">
        <TextField label={t('settings.items.name')} required value={f.name} onChange={(name) => set({ name })} error={err('name')} />
        <TextField
          label={t('settings.items.code')}
          value={f.code}
          placeholder={t('settings.items.auto')}
          onChange={(code) => set({ code })}
          error={err('code')}
        />
      </FieldRow>
      <FieldRow columns="1fr 2fr">
        <DecimalField label={t('settings.items.taxRate')} unit="%" places={4} value={rate} onChange={setRate} error={err('taxRate')} />
        <div className="field">
          <span className="lbl">{t('settings.items.taxMode')}</span>
          <Seg
            label={t('settings.items.taxMode')}
            small={false}
            value={f.taxMode}
            onChange={(taxMode) => set({ taxMode })}
            choices={(['inclusive', 'exclusive'] as const).map((v) => ({ value: v as string, title: t(`settings.items.${v}`) }))}
          />
        </div>
      </FieldRow>
      <div className="field">
        <span className="lbl">{t('settings.items.roundTo')}</span>
        <Seg
          label={t('settings.items.roundTo')}
          small={false}
          value={roundKey(f.roundTo)}
          onChange={(k) => set({ roundTo: steps[k] })}
          choices={(['fen', 'jiao', 'yuan'] as const).map((v) => ({ value: v, title: t(`settings.items.round_${v}`) }))}
        />
      </div>
      {f.id > 0 && <p className="dim small">{t('settings.items.note')}</p>}
      <div className="dialog-foot">
        <Button onClick={onClose} keys="Esc">
          {t('ui.cancel')}
        </Button>
        <Button kind="go" submit keys="Ctrl+Enter" disabled={busy}>
          {t('ui.save')}
        </Button>
      </div>
    </Form>
  );
}

/** "9" → "0.09", "0.5" → "0.005". */
export function hundredth(text: string): string {
  const minus = text.startsWith('-');
  const [whole, part = ''] = text.replace('-', '').split('.');
  const digits = whole.padStart(3, '0');
  const value = `${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}${part}`.replace(/\.?0+$/, '');
  return (minus ? '-' : '') + (value || '0');
}
