import { useRef, useState } from 'react';
import { call, requestId, today, undo, useCall, useRefusal } from '../../api';
import { useText } from '../../i18n';
import { ContractField } from '../../parts/ContractField';
import { FormPage } from '../../parts/FormPage';
import { MeterField } from '../../parts/MeterField';
import { DateField, DecimalField, ErrorNote, FieldRow, Page, TextField, toast, useAddress, useFieldErrors } from '../../ui';
import { type Detail, emptyMeter, kinds, type Meter } from './data';

/** A new meter (id 0), with what it shows today, or the change of one. */
export function MeterForm({ id }: { id: number }) {
  const { t } = useText();
  const asked = useCall<Detail>('Meters.Get', { id }, kinds, { enabled: id > 0 });
  if (id > 0 && !asked.data)
    return (
      <Page title={asked.error ? t('nav.meters') : ''} up={{ to: '/meters/book', title: t('meters.view.book') }}>
        <div className="form-page">{asked.error && <ErrorNote error={asked.error} retry={() => void asked.refetch()} />}</div>
      </Page>
    );
  return <Editor first={asked.data?.meter ?? emptyMeter} />;
}

const split = (text: string) => text.split(/[\s;；、，,]+/).filter(Boolean);

function Editor({ first }: { first: Meter }) {
  const { t } = useText();
  const { go, search, back } = useAddress();
  const [m, setM] = useState<Meter>(first);
  const [registers, setRegisters] = useState((first.registers ?? []).join(' '));
  const [day, setDay] = useState(today());
  const [begins, setBegins] = useState<Record<string, string>>({});
  const [error, setError] = useRefusal();
  const [busy, setBusy] = useState(false);
  const request = useRef(requestId());
  const err = useFieldErrors(error);
  const set = (patch: Partial<Meter>) => setM((before) => ({ ...before, ...patch }));
  const names = split(registers);
  const rows = names.length ? names : [''];
  const given = rows.filter((r) => begins[r]).map((register) => ({ register, value: begins[register] }));
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const meter = {
        ...m,
        multiplier: m.multiplier || '1',
        maxValue: m.maxValue || null,
        lossPercent: m.lossPercent || '0',
        registers: names,
      };
      const beginning = !m.id && given.length ? { date: day, values: given } : null;
      const saved = await call<{ id: number; code: string }>('Meters.Save', { meter, beginning, requestId: request.current });
      toast(t(m.id ? 'meters.savedToast' : 'meters.createdToast', { code: saved.code }), { undo: () => undo() });
      go(`/meters/book/${saved.id}`, search, true);
    } catch (e) {
      request.current = requestId();
      setError(e);
      setBusy(false);
    }
  };
  const dirty = JSON.stringify(m) !== JSON.stringify(first) || registers !== (first.registers ?? []).join(' ') || given.length > 0;
  const leave = () => (m.id ? go(`/meters/book/${m.id}`, search, true) : back());
  return (
    <FormPage
      title={m.id ? first.code : t('meters.newTitle')}
      up={{ to: '/meters/book', title: t('meters.view.book') }}
      dirty={dirty}
      busy={busy}
      error={error}
      onSave={() => void save()}
      onLeave={leave}
    >
      <h2>{t('meters.part.what')}</h2>
      <FieldRow columns="1fr 1fr 1fr">
        <TextField
          label={t('meters.field.code')}
          value={m.code}
          onChange={(code) => set({ code })}
          placeholder={t('meters.codeNote')}
          error={err('code')}
        />
        <TextField
          label={t('meters.field.name')}
          value={m.name}
          onChange={(name) => set({ name })}
          placeholder={t('meters.nameNote')}
          error={err('name')}
        />
        <TextField label={t('meters.field.place')} value={m.place} onChange={(v) => set({ place: v })} error={err('place')} />
      </FieldRow>
      <FieldRow columns="2fr 1fr">
        <ContractField
          label={t('meters.field.contract')}
          value={m.contractId}
          onChange={(contractId) => set({ contractId })}
          onClear={() => set({ contractId: 0 })}
          placeholder={t('meters.contractNote')}
          error={err('contractId')}
        />
        <DecimalField
          label={t('meters.field.route')}
          places={0}
          value={m.route ? String(m.route) : ''}
          onChange={(v) => set({ route: Number(v) || 0 })}
          error={err('route')}
        />
      </FieldRow>
      <h2>{t('meters.part.how')}</h2>
      <FieldRow columns="1fr 1fr 1fr 1fr">
        <TextField
          label={t('meters.field.unit')}
          value={m.unit}
          onChange={(unit) => set({ unit })}
          placeholder={t('meters.unitNote')}
          error={err('unit')}
        />
        <DecimalField
          label={t('meters.field.multiplier')}
          value={m.multiplier}
          onChange={(multiplier) => set({ multiplier })}
          error={err('multiplier')}
        />
        <DecimalField
          label={t('meters.field.maxValue')}
          value={m.maxValue ?? ''}
          onChange={(maxValue) => set({ maxValue })}
          placeholder="99999"
          note={t('meters.mostNote')}
          error={err('maxValue')}
        />
        <DecimalField
          label={t('meters.field.loss')}
          unit="%"
          value={m.lossPercent}
          onChange={(lossPercent) => set({ lossPercent })}
          error={err('lossPercent')}
        />
      </FieldRow>
      <FieldRow columns="1fr 1fr">
        <TextField
          label={t('meters.field.registers')}
          value={registers}
          onChange={setRegisters}
          placeholder={t('meters.registersNote')}
          note={
            registers === '' && (
              <button type="button" className="link" onClick={() => setRegisters('尖 峰 平 谷')}>
                {t('meters.fourRegisters')}
              </button>
            )
          }
          error={err('registers')}
        />
        <MeterField
          label={t('meters.field.common')}
          value={m.commonId}
          not={m.id}
          onChange={(commonId) => set({ commonId })}
          placeholder={t('meters.commonNote')}
          error={err('commonId')}
        />
      </FieldRow>
      {!m.id && (
        <>
          <h2>{t('meters.part.begin')}</h2>
          <FieldRow columns={`1fr repeat(${rows.length}, 1fr)`}>
            <DateField label={t('meters.beginDay')} value={day} max={today()} onChange={(d) => d && setDay(d)} />
            {rows.map((r) => (
              <DecimalField
                key={r}
                label={[t('meters.part.begin'), r].filter(Boolean).join(' ')}
                value={begins[r] ?? ''}
                onChange={(v) => setBegins({ ...begins, [r]: v })}
                placeholder={t('meters.beginNote')}
              />
            ))}
          </FieldRow>
        </>
      )}
    </FormPage>
  );
}
