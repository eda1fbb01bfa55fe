import { type ReactNode, useState } from 'react';
import { type Bug, copyText, Fault, failure } from '../api';
import { useText } from '../i18n';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';

type NoteProps = {
  /** `late`: wrong. `doubt`: look before you go on. Plain: good to know. */
  tone?: 'late' | 'doubt';
  icon?: IconName;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
};

/** A framed remark in the page. */
export function Note({ tone, icon = tone ? 'warn' : 'info', title, children, actions }: NoteProps) {
  return (
    <div className={tone ? `note ${tone}` : 'note'} role={tone === 'late' ? 'alert' : undefined}>
      <Icon name={icon} />
      <div>
        {title && <b>{title}</b>}
        {children}
        {actions && <div className="acts">{actions}</div>}
      </div>
    </div>
  );
}

/**
 * Whatever went wrong, as the user should read it: a fault says what, where and what to do, with its parts under it; a
 * bug says that nothing changed and gives a short reference.
 */
export function ErrorNote({ error, actions, retry }: { error: unknown; actions?: ReactNode; retry?: () => void }) {
  const { t, fault } = useText();
  const e = failure(error);
  const again = retry && (
    <Button small onClick={retry}>
      {t('ui.retry')}
    </Button>
  );
  if (e instanceof Fault)
    return (
      <Note tone="late" icon="stop" title={fault(e)} actions={(actions || retry) && <>{actions ?? again}</>}>
        {e.parts.length > 0 && <Parts parts={e.parts} />}
      </Note>
    );
  return (
    <Note
      tone="late"
      title={t('ui.bug.title')}
      actions={
        <>
          {again}
          {actions}
          <CopyDiagnosis bug={e} />
        </>
      }
    >
      <p>
        {t('ui.bug.number')} <span className="strong">{e.ref}</span>
        {t('ui.bug.note')}
      </p>
    </Note>
  );
}

const most = 8;

function Parts({ parts }: { parts: Fault[] }) {
  const { t, fault } = useText();
  const [all, setAll] = useState(false);
  const shown = all ? parts : parts.slice(0, most);
  return (
    <ul className="parts">
      {shown.map((p, i) => (
        <li key={i}>{fault(p)}</li>
      ))}
      {shown.length < parts.length && (
        <li>
          <button type="button" className="link" onClick={() => setAll(true)}>
            {t('ui.more', { count: parts.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

/** A message without what may be somebody's: quoted text, Chinese, addresses and numbers as long as a sum or a telephone's. */
const impersonal = (message: string): string =>
  message
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`/g, '…')
    .replace(/\p{Script=Han}+/gu, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\d[\d,.]{2,}/g, 'n')
    .slice(0, 300);

/** What helps to find a bug: reference, message of the program, place and version of the window; no personal data. */
export const diagnosis = (bug: Bug): string =>
  [
    `ref ${bug.ref}`,
    impersonal(bug.message),
    `at ${location.hash.replace(/\?.*/, '').replace(/\d+/g, 'n')}`,
    navigator.userAgent,
    new Date().toISOString(),
  ].join('\n');

/** Copies the diagnosis and says so. */
export function CopyDiagnosis({ bug }: { bug: Bug }) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  return (
    <Button small icon="copy" onClick={async () => setCopied(await copyText(diagnosis(bug)))}>
      {copied ? t('ui.copied') : t('ui.bug.copy')}
    </Button>
  );
}
