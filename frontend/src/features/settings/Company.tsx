import { call, undo, useRefusal } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote, FieldRow, FileDrop, Form, TextAreaField, TextField, toast } from '../../ui';
import type { View } from '.';
import { SaveRow } from './SaveRow';
import { useOneSave } from './useEdited';
import { type All, useSettings } from './useSettings';

/** Who sends the bills, as printed, with the logo. */
export function Company({ view }: { view: View }) {
  const { t } = useText();
  const s = useSettings(view);
  const { form, row } = useOneSave(s);
  const field = (name: keyof All['company']) => ({
    label: t(`settings.company.${name}`),
    value: s.all.company[name],
    onChange: (v: string) => s.set({ company: { ...s.all.company, [name]: v } }),
    error: s.err('company', name),
  });
  return (
    <>
      <Form {...form}>
        <h2>{t('settings.company.title')}</h2>
        <TextField required {...field('name')} />
        <FieldRow>
          <TextField {...field('taxId')} />
          <TextField {...field('phone')} />
        </FieldRow>
        <TextField {...field('address')} />
        <h2>{t('settings.company.pay')}</h2>
        <FieldRow>
          <TextField {...field('bank')} />
          <TextField {...field('account')} />
        </FieldRow>
        <TextAreaField {...field('payNote')} placeholder={t('settings.company.payNoteHint')} rows={2} />
        <SaveRow {...row} />
      </Form>
      <Logo picture={view.logo} />
    </>
  );
}

function Logo({ picture }: { picture: string }) {
  const { t } = useText();
  const [error, setError] = useRefusal();
  const put = async (name: string, data: string) => {
    setError(undefined);
    try {
      await call('Settings.Logo', { name, data });
      toast(t(data ? 'settings.logo.done' : 'settings.logo.gone'), { undo: () => undo() });
    } catch (e) {
      setError(e);
    }
  };
  return (
    <section className="settings-logo">
      <h2>{t('settings.logo.title')}</h2>
      {error !== undefined && <ErrorNote error={error} />}
      <div className="two">
        <div className="sheet">
          {picture ? <img src={picture} alt={t('settings.logo.title')} /> : <span>{t('settings.logo.none')}</span>}
        </div>
        <FileDrop
          title={t('settings.logo.drop')}
          note={t('settings.logo.note')}
          accept=".png,.jpg,.jpeg"
          most={1 << 20}
          onFiles={([f]) => void put(f.name, f.base64)}
        />
      </div>
      {picture && (
        <Button small kind="bare" icon="x" onClick={() => void put('', '')}>
          {t('settings.logo.drop_it')}
        </Button>
      )}
    </section>
  );
}
