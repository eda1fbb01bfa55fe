import './start.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type BookState, call, callKey, useBook } from '../../api';
import { useText } from '../../i18n';
import { ImportDialog } from '../../parts/Exchange';
import { remember, remembered } from '../../remember';
import { Button, FileDrop, type FileIn, Icon, toastError } from '../../ui';
import { firstSteps, type Today } from './data';

const hidden = (path: string) => `start.${path}`;

/** What a new book wants before it works by itself, in a strip over the steps of the day: it ticks itself from what the book holds
 *  and goes away with the last tick, or when somebody says so. */
export function StartStrip({ data: { first } }: { data: Today }) {
  const { t } = useText();
  const book = useBook().data;
  const [gone, setGone] = useState(false);
  if (!book || book.demo || gone || first.done >= firstSteps.length || remembered<boolean>(hidden(book.path))) return null;
  const next = firstSteps.find((s) => !first[s.id]);
  return (
    <li className="step panel start" data-done={first.done}>
      <div className="sh">
        <Icon name="check" />
        <h2>{t('today.start.title')}</h2>
        <span className="mid cut">{t('today.start.count', { done: first.done, of: firstSteps.length })}</span>
        <span className="end">
          <Button
            kind="bare"
            small
            icon="x"
            label={t('today.start.hide')}
            onClick={() => {
              remember(hidden(book.path), true);
              setGone(true);
            }}
          />
        </span>
      </div>
      <ol>
        {firstSteps.map((s) => (
          <li key={s.id} data-step={s.id} data-ticked={first[s.id]}>
            <Tick done={first[s.id]} />
            {first[s.id] ? (
              <span className="dim">{t(`today.start.${s.id}`)}</span>
            ) : (
              <Link className={s === next ? 'link strong' : 'link-ink'} to={s.to as string} search={{}}>
                {t(`today.start.${s.id}`)}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </li>
  );
}

/** The first screen of a new book: the same five steps with what each brings, one's own Excel, and the demo. */
export function Start({ data: { first } }: { data: Today }) {
  const { t } = useText();
  const [file, setFile] = useState<FileIn>();
  const next = firstSteps.find((s) => !first[s.id]);
  return (
    <div className="start-page" data-done={first.done}>
      <h2>{t('today.start.welcome')}</h2>
      <p className="mid">{t('today.start.welcomeNote')}</p>
      <ol className="panel">
        {firstSteps.map((s) => (
          <li key={s.id} data-step={s.id} data-ticked={first[s.id]}>
            <Tick done={first[s.id]} />
            <span className="cut">
              <b>{t(`today.start.${s.id}`)}</b> <span className="dim">{t(`today.start.${s.id}Note`)}</span>
            </span>
            {!first[s.id] && <GoTo to={s.to} main={s === next} label={t(`today.start.${s.id}`)} />}
          </li>
        ))}
      </ol>
      <FileDrop
        title={t('today.start.drop')}
        note={t('today.start.dropNote')}
        accept=".xlsx,.json,.csv,.zip"
        onFiles={([f]) => setFile(f)}
      />
      <ImportDialog open={Boolean(file)} file={file} onClose={() => setFile(undefined)} />
      <p className="dim">
        {t('today.start.demoBefore')} <Demo />
      </p>
    </div>
  );
}

function Tick({ done }: { done: boolean }) {
  const { t } = useText();
  return (
    <span className={done ? 'tick done' : 'tick'} role="img" aria-label={t(done ? 'today.start.done' : 'today.start.open')}>
      {done && <Icon name="check" small />}
    </span>
  );
}

/** The next step has the focus when the screen comes, unless somebody is elsewhere: Enter begins it. */
function GoTo({ to, main, label }: { to: string; main: boolean; label: string }) {
  const { t } = useText();
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (main && document.activeElement === document.body) button.current?.focus();
  }, [main]);
  return (
    <Button ref={button} kind={main ? 'go' : 'plain'} small aria-label={label} onClick={() => void navigate({ to } as never)}>
      {t('today.start.go')}
    </Button>
  );
}

/** The demo is another file: this book stays as it is, among the books used before. */
function Demo() {
  const { t } = useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      client.setQueryData(callKey(['*'], 'Books.Current', {}), await call<BookState>('Books.Demo'));
    } catch (e) {
      toastError(e);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button kind="bare" small disabled={busy} onClick={() => void open()}>
      {t(busy ? 'today.start.demoMaking' : 'today.start.demo')}
    </Button>
  );
}
