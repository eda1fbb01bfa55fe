import { useState } from 'react';
import { Fault } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote, FileDrop, SelectField, TextField } from '../../ui';
import { ByHand } from './ByHand';
import { useFormats } from './Imports';
import { change, drop, lookAt, type Pending } from './pending';

/** A file that could not be read: why, and what may help: another format, or its password. */
export function Unread({ error, pending, retry }: { error: unknown; pending: Pending; retry: () => void }) {
  const { t } = useText();
  const formats = useFormats();
  const [password, setPassword] = useState('');
  const locked = error instanceof Fault && ['statement.locked', 'statement.wrong_password'].includes(error.key);
  return (
    <div className="stand-in">
      <div className="unread">
        <ErrorNote error={error} retry={error instanceof Fault ? undefined : retry} />
        {locked ? (
          <form
            className="form"
            onSubmit={(e) => {
              e.preventDefault();
              change({ password });
            }}
          >
            <TextField
              label={t('bank.password')}
              note={t('bank.passwordNote')}
              value={password}
              onChange={setPassword}
              input={{ type: 'password', autoComplete: 'off', autoFocus: true }}
            />
            <Button submit disabled={password === ''}>
              {t('bank.openWith')}
            </Button>
          </form>
        ) : (
          <div className="form">
            <SelectField
              label={t('bank.readAs')}
              value={pending.as}
              options={[{ value: '', label: t('bank.byContent') }, ...formats.options]}
              onChange={(as) => change({ as, mapping: undefined })}
            />
          </div>
        )}
        {!locked && <ByHand pending={pending} />}
        <FileDrop
          title={t('bank.anotherFile')}
          multiple
          onFiles={(files) => {
            drop(pending.id);
            lookAt(files, pending.account);
          }}
        />
      </div>
    </div>
  );
}
