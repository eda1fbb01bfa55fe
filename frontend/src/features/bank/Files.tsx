import { useText } from '../../i18n';
import { Button, Icon, useCommands } from '../../ui';
import { useLook } from './look';
import { drop, type Pending, turnTo } from './pending';

/** The files that wait, each with what it is and what it would bring. One alone needs no such row. */
export function Files({ files, at }: { files: readonly Pending[]; at: Pending }) {
  const { t } = useText();
  const step = (by: number) => turnTo(files[(files.indexOf(at) + by + files.length) % files.length].id);
  useCommands([
    { id: 'import.next', title: t('bank.files.next'), keys: ']', rank: 17, when: files.length > 1, hidden: true, run: () => step(1) },
    {
      id: 'import.previous',
      title: t('bank.files.previous'),
      keys: '[',
      rank: 18,
      when: files.length > 1,
      hidden: true,
      run: () => step(-1),
    },
  ]);
  if (files.length < 2) return null;
  return (
    <ul className="import-files" aria-label={t('bank.files.label')}>
      {files.map((p) => (
        <FileCard key={p.id} pending={p} on={p === at} />
      ))}
    </ul>
  );
}

function FileCard({ pending, on }: { pending: Pending; on: boolean }) {
  const { t, language } = useText();
  const look = useLook(pending);
  const preview = look.error ? undefined : look.data;
  const c = preview?.counts;
  const format = preview && (language === 'en' ? preview.detected.en : preview.detected.zh);
  return (
    <li className={on ? 'import-file on' : 'import-file'}>
      <button type="button" className="face" aria-current={on} onClick={() => turnTo(pending.id)}>
        <b className="cut" title={pending.file.name}>
          {pending.file.name}
        </b>
        <span className={look.error ? 'small late cut' : 'small dim cut'}>
          {look.error ? (
            <>
              <Icon name="warn" small /> {t('bank.files.unread')}
            </>
          ) : preview ? (
            `${format}${t('ui.comma')}${preview.target.name}`
          ) : (
            t('bank.files.reading')
          )}
        </span>
        {c && (
          <span className="small num cut">
            {t('bank.status.new')} <b>{c.new.count}</b> · {t('bank.status.seen')} {c.seen.count}
            {c.doubtful.count > 0 && (
              <span className="doubt">
                {' · '}
                {t('bank.status.doubtful')} {c.doubtful.count}
              </span>
            )}
            {c.skipped.count > 0 && (
              <span className="late">
                {' · '}
                {t('bank.status.skipped')} {c.skipped.count}
              </span>
            )}
          </span>
        )}
      </button>
      <Button kind="bare" small icon="x" label={t('bank.files.drop', { name: pending.file.name })} onClick={() => drop(pending.id)} />
    </li>
  );
}
