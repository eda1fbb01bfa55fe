import { useEffect, useState } from 'react';
import { Fault, type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { CheckField, ErrorNote, FieldRow, Form, Seg, TextAreaField, TextField, useFieldErrors } from '../../ui';
import type { View } from '.';
import { type View as Look, PapersLook, useLook } from './PapersLook';
import { SaveRow } from './SaveRow';
import { useOneSave } from './useEdited';
import { type All, useSettings } from './useSettings';

const kinds = ['invoice', 'creditNote', 'receipt', 'deposit', 'refund'] as const;

/** How papers are numbered, which lines share a bill, what is printed on it, and what all papers bear. */
export function Papers({ view }: { view: View }) {
  const look = useCall<Look>('Settings.Papers', {}, ['settings']);
  if (look.error && !look.data) return <ErrorNote error={look.error} retry={() => void look.refetch()} />;
  return look.data ? <Both view={view} look={look.data} /> : null;
}

function Both({ view, look }: { view: View; look: Look }) {
  const { t } = useText();
  const s = useSettings(view);
  const bears = useLook(look);
  const { form, row } = useOneSave(s, bears);
  const next = useNext(s.all.numbers);
  return (
    <Form {...form}>
      <h2>{t('settings.numbers.title')}</h2>
      <FieldRow columns={3}>
        {kinds.map((k) => (
          <TextField
            key={k}
            label={t(`settings.numbers.${k}`)}
            value={s.all.numbers[k]}
            onChange={(v) => s.set({ numbers: { ...s.all.numbers, [k]: v } })}
            error={s.err('numbers', k) ?? next.err('numbers', k)}
            note={
              <>
                {t('settings.numbers.next')} <b className="strong">{next.numbers?.[k] ?? '…'}</b>
              </>
            }
            input={{ spellCheck: false, autoComplete: 'off' }}
          />
        ))}
      </FieldRow>
      <p className="dim small">{t('settings.numbers.note')}</p>
      <h2>{t('settings.grouping.title')}</h2>
      <div>
        <Seg
          label={t('settings.grouping.title')}
          small={false}
          value={s.all.grouping}
          onChange={(grouping) => s.set({ grouping })}
          choices={[
            { value: 'customer', title: t('settings.grouping.customer') },
            { value: 'contract', title: t('settings.grouping.contract') },
          ]}
        />
        <p className="dim small settings-under">
          {t(`settings.grouping.${s.all.grouping === 'contract' ? 'contractNote' : 'customerNote'}`)}
        </p>
      </div>
      <h2>{t('settings.print.title')}</h2>
      <CheckField
        label={t('settings.print.working')}
        note={t('settings.print.workingNote')}
        value={s.all.showWorking}
        onChange={(showWorking) => s.set({ showWorking })}
      />
      <TextAreaField
        label={t('settings.print.note')}
        value={s.all.pdfNote}
        onChange={(pdfNote) => s.set({ pdfNote })}
        placeholder={t('settings.print.noteHint')}
        error={s.err('pdfNote')}
        rows={2}
      />
      <PapersLook look={bears} view={look} />
      <SaveRow {...row} />
    </Form>
  );
}

/** The numbers that papers of today would get under these patterns, 250 ms after the last letter. */
function useNext(patterns: All['numbers']) {
  const [asked, setAsked] = useState(patterns);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(patterns), 250);
    return () => clearTimeout(timer);
  }, [patterns]);
  const next = useCall<Wire<go.settings.Next>>('Settings.Preview', asked, ['settings', 'invoice', 'receipt']);
  const err = useFieldErrors(next.error instanceof Fault ? next.error : undefined);
  return { numbers: next.error ? undefined : next.data, err };
}
