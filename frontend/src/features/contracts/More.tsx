import { useState } from 'react';
import { useText } from '../../i18n';
import { CheckField, DateField, Icon, SelectField } from '../../ui';
import { SumField, WholeField } from './controls';
import { type DraftCharge, dayIn, isMetered } from './data';
import type { FaultsOf } from './faults';

const prorations = ['actual', 'thirty', 'thirty360', 'year365', 'none', 'whole_if_over'] as const;
const shifts = ['', 'before', 'after'] as const;
const within = ['proration', 'wholeOver', 'anchor', 'origin', 'issueOffsetDays', 'dueShift', 'start', 'end', 'minimum', 'maximum'];

type Props = { charge: DraftCharge; err: FaultsOf; onChange: (patch: Partial<DraftCharge>) => void };

/** What is rarely set, folded away under a line that says what is set of it; open as long as something in it is wrong. */
export function More({ charge: h, err, onChange }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const shown = open || within.some((name) => err(name));
  const set = useSet(h);
  return (
    <section className="terms-more">
      <button type="button" className="fold" aria-expanded={shown} onClick={() => setOpen(!shown)}>
        <Icon name={shown ? 'down' : 'right'} small />
        {t('contracts.more')}
        {!shown && <span className="dim cut">{set.join(t('contracts.comma')) || t('contracts.moreNone')}</span>}
      </button>
      {shown && <Fields charge={h} err={err} onChange={onChange} />}
    </section>
  );
}

/** In words what differs from what is usual. */
function useSet(h: DraftCharge): string[] {
  const { t } = useText();
  const out: string[] = [];
  if (h.proration && h.proration !== 'actual') out.push(t(`contracts.proration.${h.proration as 'thirty'}`));
  if (h.anchor === 'calendar') out.push(t('contracts.anchor.calendar'));
  if (h.issueOffsetDays) out.push(t('contracts.say.offset', { count: h.issueOffsetDays }));
  if (h.dueShift) out.push(t(`contracts.dueShift.${h.dueShift as 'after'}`));
  if (h.workdays) out.push(t('contracts.workdays'));
  if (h.start) out.push(`${t('contracts.field.chargeStart')} ${h.start}`);
  if (h.end) out.push(`${t('contracts.field.chargeEnd')} ${h.end}`);
  if (h.minimum != null) out.push(`${t('contracts.field.minimum')} ${h.minimum}`);
  if (h.maximum != null) out.push(`${t('contracts.field.maximum')} ${h.maximum}`);
  return out;
}

function Fields({ charge: h, err, onChange }: Props) {
  const { t } = useText();
  const parts = !isMetered(h.model) && h.model !== 'shared';
  return (
    <div className="grid-line">
      {parts && (
        <SelectField
          label={t('contracts.field.proration')}
          value={h.proration || 'actual'}
          options={prorations.map((v) => ({ value: v as string, label: t(`contracts.proration.${v}`) }))}
          onChange={(v) => onChange({ proration: v as 'actual', wholeOver: v === 'whole_if_over' ? h.wholeOver || 15 : 0 })}
          error={err('proration')}
        />
      )}
      {h.proration === 'whole_if_over' && parts && (
        <WholeField
          label={t('contracts.field.wholeOver')}
          value={h.wholeOver}
          unit={t('contracts.days')}
          onChange={(wholeOver) => onChange({ wholeOver })}
          error={err('wholeOver')}
        />
      )}
      <SelectField
        label={t('contracts.field.anchor')}
        value={h.anchor || 'contract'}
        options={(['contract', 'calendar'] as const).map((v) => ({ value: v as string, label: t(`contracts.anchor.${v}`) }))}
        onChange={(v) => onChange({ anchor: v as 'contract' })}
        disabled={h.cycleMonths === 0}
        error={err('anchor')}
      />
      <WholeField
        label={t('contracts.field.offset')}
        value={h.issueOffsetDays}
        unit={t('contracts.offsetUnit')}
        onChange={(issueOffsetDays) => onChange({ issueOffsetDays })}
        error={err('issueOffsetDays')}
      />
      <SelectField
        label={t('contracts.field.dueShift')}
        value={h.dueShift || 'none'}
        options={shifts.map((v) => ({ value: v || 'none', label: t(`contracts.dueShift.${v || 'none'}`) }))}
        onChange={(v) => onChange({ dueShift: (v === 'none' ? '' : v) as '' })}
        error={err('dueShift')}
      />
      <DateField
        label={t('contracts.field.chargeStart')}
        value={dayIn(h.start)}
        onChange={(d) => onChange({ start: d ?? '' })}
        placeholder={t('contracts.asContract')}
        error={err('start')}
      />
      <DateField
        label={t('contracts.field.chargeEnd')}
        value={dayIn(h.end)}
        onChange={(d) => onChange({ end: d ?? '' })}
        placeholder={t('contracts.asContract')}
        error={err('end')}
      />
      <SumField
        label={t('contracts.field.minimum')}
        value={h.minimum}
        placeholder={t('contracts.noLimit')}
        onChange={(minimum) => onChange({ minimum })}
        error={err('minimum')}
      />
      <SumField
        label={t('contracts.field.maximum')}
        value={h.maximum}
        placeholder={t('contracts.noLimit')}
        onChange={(maximum) => onChange({ maximum })}
        error={err('maximum')}
      />
      {h.cycleMonths > 0 && (
        <DateField
          label={t('contracts.field.origin')}
          value={dayIn(h.origin)}
          onChange={(d) => onChange({ origin: d ?? '' })}
          placeholder={t('contracts.asStart')}
          error={err('origin')}
        />
      )}
      {h.pricePer === 'day' && parts && (
        <CheckField
          label={t('contracts.workdays')}
          note={t('contracts.workdaysNote')}
          value={h.workdays}
          onChange={(workdays) => onChange({ workdays })}
        />
      )}
    </div>
  );
}
