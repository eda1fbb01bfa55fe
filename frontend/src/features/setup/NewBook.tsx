import { useState } from 'react';
import { call, choosePath, type go, inWindow, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote, FieldRow, Form, Icon, TextField, toastError, useFieldErrors } from '../../ui';
import type { Company, Current } from '.';

type Props = { folder: string; company: Company; onCompany: (c: Company) => void; onMade: (book: Current) => void };

/** Where a new book lies unless another place is chosen; the program writes the same. */
const fileName = (name: string) => `${[...name.trim()].map((c) => (c < ' ' || '<>:"/\\|?*.'.includes(c) ? '_' : c)).join('')}.zf`;

/** A new book: only the company's name is needed; what else is known is printed on its bills from the first one. */
export function NewBook({ folder, company, onCompany, onMade }: Props) {
  const { t, language } = useText();
  const [place, setPlace] = useState('');
  const [typing, setTyping] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const err = useFieldErrors(error);
  const set = (patch: Partial<Company>) => onCompany({ ...company, ...patch });
  const field = (name: keyof Company) => ({ value: company[name], onChange: (v: string) => set({ [name]: v }), error: err(name) });

  const separator = folder.includes('\\') ? '\\' : '/';
  const usual = company.name.trim() === '' ? folder : `${folder}${separator}${fileName(company.name)}`;

  const make = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const book = await call<Current>('Books.Create', { name: company.name, path: place });
      const { settings } = await call<Wire<go.settings.View>>('Settings.Get');
      await call('Settings.Save', { ...settings, company: { ...company, name: company.name.trim() }, language });
      onMade(book);
    } catch (e) {
      setError(e);
      setBusy(false);
    }
  };
  const choose = async () => {
    if (!inWindow()) return setTyping(true);
    try {
      const path = await choosePath('place', { title: t('setup.place'), name: fileName(company.name || t('setup.unnamed')), kind: 'book' });
      if (path) setPlace(path);
    } catch (e) {
      toastError(e);
    }
  };

  return (
    <Form onSave={() => void make()} canSave={!busy} saveTitle={t('setup.make')} error={error}>
      {error !== undefined && !err('name') && <ErrorNote error={error} />}
      <h2>{t('setup.company')}</h2>
      <TextField label={t('setup.name')} required {...field('name')} input={{ autoFocus: true, autoComplete: 'organization' }} />
      <FieldRow>
        <TextField label={t('setup.taxId')} {...field('taxId')} placeholder={t('setup.later')} />
        <TextField label={t('setup.phone')} {...field('phone')} placeholder={t('setup.later')} />
      </FieldRow>
      <TextField label={t('setup.address')} {...field('address')} placeholder={t('setup.later')} />
      <h2>{t('setup.account')}</h2>
      <FieldRow>
        <TextField label={t('setup.bank')} {...field('bank')} placeholder={t('setup.later')} />
        <TextField label={t('setup.number')} {...field('account')} placeholder={t('setup.later')} />
      </FieldRow>
      {typing && (
        <TextField
          label={t('setup.path')}
          value={place}
          onChange={setPlace}
          placeholder={usual}
          error={err('path')}
          note={t('setup.placeNote')}
          input={{ spellCheck: false, autoFocus: true }}
        />
      )}
      <div className="note">
        <Icon name="shield" />
        <div className="where">
          {t('setup.file')} <b style={{ display: 'inline' }}>{place || usual || '…'}</b>
          {t('setup.fileNote')}
        </div>
        {!typing && (
          <Button kind="bare" small onClick={() => void choose()}>
            {t('setup.place')}
          </Button>
        )}
      </div>
      <div className="end">
        <Button kind="go" submit keys="Ctrl+Enter" disabled={busy}>
          {t('setup.make')}
        </Button>
      </div>
    </Form>
  );
}
