import { useRef, useState } from 'react';
import { call, requestId, undo } from '../../api';
import { useText } from '../../i18n';
import { AskForm } from '../../parts/AskForm';
import { MeterField, useMeteredPrice } from '../../parts/MeterField';
import { DecimalField, Dialog, FieldRow, Seg, TextAreaField, TextField, toast, useFieldErrors } from '../../ui';
import { type Basis, bases, type Pool } from './data';

type Props = { pool: Pool | undefined; onClose: () => void; onSaved: (id: number) => void };

/** A shared cost, new or changed. */
export function PoolDialog({ pool, onClose, onSaved }: Props) {
  const { t } = useText();
  return (
    <Dialog open={Boolean(pool)} title={t(pool?.id ? 'meters.pool.edit' : 'meters.pool.new')} onClose={onClose} width={640}>
      {pool && <Inside key={pool.id} first={pool} onClose={onClose} onSaved={onSaved} />}
    </Dialog>
  );
}

function Inside({ first, onClose, onSaved }: { first: Pool; onClose: () => void; onSaved: (id: number) => void }) {
  const { t } = useText();
  const [p, setP] = useState(first);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const request = useRef(requestId());
  const err = useFieldErrors(error);
  const unit = useMeteredPrice(p.meterId);
  const set = (patch: Partial<Pool>) => setP((before) => ({ ...before, ...patch }));
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const pool = { ...p, price: p.price || '0' };
      const saved = await call<{ id: number }>('Pools.Save', { pool, requestId: request.current });
      toast(t('meters.pool.saved', { name: p.name.trim() }), { undo: () => undo() });
      onClose();
      onSaved(saved.id);
    } catch (e) {
      request.current = requestId();
      setError(e);
      setBusy(false);
    }
  };
  return (
    <AskForm
      action={t('ui.save')}
      busy={busy}
      error={error}
      at={['name', 'code', 'meterId', 'price', 'note']}
      onClose={onClose}
      onSave={() => void save()}
    >
      <FieldRow columns="2fr 1fr">
        <TextField
          label={t('meters.pool.name')}
          required
          value={p.name}
          onChange={(name) => set({ name })}
          placeholder={t('meters.pool.nameNote')}
          error={err('name')}
        />
        <TextField
          label={t('meters.pool.code')}
          value={p.code}
          onChange={(code) => set({ code })}
          placeholder={t('meters.codeNote')}
          error={err('code')}
        />
      </FieldRow>
      <div className="field">
        <span className="lbl">{t('meters.pool.basis')}</span>
        <Seg<Basis>
          label={t('meters.pool.basis')}
          small={false}
          value={p.basis as Basis}
          onChange={(basis) => set({ basis })}
          choices={bases.map((v) => ({ value: v, title: t(`meters.basis.${v}`) }))}
        />
        <p className="dim small">{t(`meters.basisNote.${p.basis as Basis}`)}</p>
      </div>
      <FieldRow columns="2fr 1fr">
        <MeterField
          label={t('meters.field.common')}
          value={p.meterId}
          onChange={(meterId) => set({ meterId })}
          placeholder={t('meters.pool.meterNote')}
          error={err('meterId')}
        />
        <DecimalField
          label={t('meters.pool.price')}
          unit={unit}
          value={p.price === '0' ? '' : p.price}
          onChange={(price) => set({ price })}
          error={err('price')}
        />
      </FieldRow>
      <TextAreaField label={t('meters.note')} rows={2} value={p.note} onChange={(note) => set({ note })} error={err('note')} />
      <p className="dim small">{t('meters.pool.joinNote')}</p>
    </AskForm>
  );
}
