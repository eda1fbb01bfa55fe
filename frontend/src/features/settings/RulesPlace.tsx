import { call, type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import {
  CheckField,
  DateField,
  DecimalField,
  ErrorNote,
  FieldRow,
  Form,
  Note,
  Seg,
  SelectField,
  TextField,
  type useFieldErrors,
} from '../../ui';
import { hundredth, percentOf } from './rate';
import { SaveRow } from './SaveRow';
import { useEdited, useOneSave } from './useEdited';

type Rules = Wire<go.settings.Rules>;
type Late = Rules['late'];
type Policy = Late['policy'];
type Items = { rows: Wire<go.contract.FeeItemRow>[] | null };

/** 规则: late fees, money paid ahead, and when tasks appear. */
export function RulesPlace() {
  const { t } = useText();
  const asked = useCall<Rules>('Settings.Rules', {}, ['settings']);
  if (!asked.data) return asked.error ? <ErrorNote error={asked.error} retry={() => void asked.refetch()} /> : null;
  return <RulesForm key={t('ui.save')} saved={asked.data} />;
}

function RulesForm({ saved }: { saved: Rules }) {
  const { t } = useText();
  const s = useEdited<Rules>(saved, (rules) => call('Settings.SaveRules', rules));
  const { all: rules, set, err } = s;
  const { form, row } = useOneSave(s);
  const tasks = (patch: Partial<Rules['tasks']>) => set({ tasks: { ...rules.tasks, ...patch } });
  return (
    <Form {...form}>
      <h2>{t('rules.late.title')}</h2>
      <LateFields late={rules.late} err={err} onChange={(patch) => set({ late: { ...rules.late, ...patch } })} />
      <h2>{t('rules.prepay.title')}</h2>
      <div>
        <Seg
          label={t('rules.prepay.title')}
          small={false}
          value={rules.prepay as 'never'}
          onChange={(prepay) => set({ prepay })}
          choices={(['never', 'oldest', 'item'] as const).map((v) => ({ value: v, title: t(`rules.prepay.${v}`) }))}
        />
        <p className="dim small settings-under">{t(`rules.prepay.${rules.prepay as 'never'}Note`)}</p>
      </div>
      <h2>{t('rules.tasks.title')}</h2>
      <FieldRow columns={5}>
        {(['renewDays', 'aheadDays', 'dueDays', 'refundDays', 'readingDay'] as const).map((k) => (
          <Days
            key={k}
            label={t(`rules.tasks.${k}`)}
            unit={t(`rules.tasks.${k === 'readingDay' ? 'dayUnit' : 'daysUnit'}`)}
            value={rules.tasks[k]}
            onChange={(n) => tasks({ [k]: n })}
            error={err('tasks', k)}
          />
        ))}
      </FieldRow>
      <p className="dim small">{t('rules.tasks.note')}</p>
      <SaveRow {...row} />
    </Form>
  );
}

type Err = ReturnType<typeof useFieldErrors>;

function LateFields({ late, err, onChange }: { late: Late; err: Err; onChange: (patch: Partial<Late>) => void }) {
  const { t } = useText();
  const items = useCall<Items>('FeeItems.List', { archived: false }, ['fee_item']);
  const p = late.policy;
  const policy = (patch: Partial<Policy>) => onChange({ policy: { ...p, ...patch } });
  const yearly = Number(p.yearly) > 0;
  const at = (...path: string[]) => err('late', ...path);
  return (
    <>
      <CheckField label={t('rules.late.on')} note={t('rules.late.onNote')} value={late.on} onChange={(on) => onChange({ on })} />
      {late.on && (
        <>
          <div>
            <Seg
              label={t('rules.late.per')}
              small={false}
              value={yearly ? 'yearly' : 'daily'}
              onChange={(v) => policy(v === 'yearly' ? { daily: '0', yearly: '0.05' } : { daily: '0.0005', yearly: '0' })}
              choices={(['daily', 'yearly'] as const).map((v) => ({ value: v, title: t(`rules.late.${v}`) }))}
            />
          </div>
          <FieldRow columns={yearly ? 5 : 4}>
            <DecimalField
              label={t(yearly ? 'rules.late.yearlyRate' : 'rules.late.dailyRate')}
              unit="%"
              value={percentOf(yearly ? p.yearly : p.daily)}
              onChange={(v) => policy(yearly ? { yearly: hundredth(v) } : { daily: hundredth(v) })}
              error={at('policy', 'daily') ?? at('policy', 'yearly')}
            />
            {yearly && (
              <SelectField<number>
                label={t('rules.late.yearDays')}
                value={p.yearDays || 365}
                onChange={(yearDays) => policy({ yearDays })}
                options={[365, 360].map((n) => ({ value: n, label: String(n) }))}
              />
            )}
            <Days
              label={t('rules.late.grace')}
              unit={t('rules.tasks.daysUnit')}
              value={p.graceDays}
              onChange={(graceDays) => policy({ graceDays })}
              error={at('policy', 'graceDays')}
            />
            <DecimalField
              label={t('rules.late.cap')}
              unit="%"
              value={Number(p.cap) ? p.cap : ''}
              onChange={(v) => policy({ cap: v || '0' })}
              error={at('policy', 'cap')}
            />
            <DateField
              label={t('rules.late.since')}
              value={late.since as never}
              onChange={(d) => onChange({ since: d ?? '' })}
              placeholder={t('rules.late.always')}
            />
          </FieldRow>
          <div>
            <Seg
              label={t('rules.late.order')}
              small={false}
              value={(p.order || 'principal_first') as 'principal_first'}
              onChange={(order) => policy({ order })}
              choices={(['principal_first', 'interest_first'] as const).map((v) => ({ value: v, title: t(`rules.late.${v}`) }))}
            />
            <p className="dim small settings-under">{t(`rules.late.${(p.order || 'principal_first') as 'principal_first'}Note`)}</p>
          </div>
          <CheckField label={t('rules.late.fromDueDay')} value={p.fromDueDay} onChange={(fromDueDay) => policy({ fromDueDay })} />
          <CheckField label={t('rules.late.toDayBefore')} value={p.toDayBefore} onChange={(toDayBefore) => policy({ toDayBefore })} />
          <FieldRow columns={3}>
            <SelectField<number>
              label={t('rules.late.feeItem')}
              value={late.feeItemId || undefined}
              placeholder={t('rules.late.noItem')}
              onChange={(feeItemId) => onChange({ feeItemId })}
              onClear={() => onChange({ feeItemId: 0 })}
              options={(items.data?.rows ?? []).map((r) => ({ value: r.item.id, label: r.item.name, note: r.item.code }))}
            />
            <SelectField<string>
              label={t('rules.late.where')}
              value={late.own ? 'own' : 'next'}
              onChange={(v) => onChange({ own: v === 'own' })}
              options={(['next', 'own'] as const).map((v) => ({ value: v, label: t(`rules.late.where_${v}`) }))}
            />
            <Days
              label={t('rules.late.dueDays')}
              unit={t('rules.tasks.daysUnit')}
              value={late.dueDays}
              onChange={(dueDays) => onChange({ dueDays })}
              error={at('dueDays')}
            />
          </FieldRow>
          <Note>{t('rules.late.note')}</Note>
        </>
      )}
    </>
  );
}

function Days({
  value,
  onChange,
  ...field
}: {
  label: string;
  unit: string;
  value: number;
  onChange: (n: number) => void;
  error?: string;
}) {
  return (
    <TextField
      {...field}
      value={String(value)}
      onChange={(v) => /^\d{0,3}$/.test(v.trim()) && onChange(Number(v))}
      input={{ inputMode: 'numeric' }}
    />
  );
}
