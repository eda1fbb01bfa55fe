import { useEffect, useState, useSyncExternalStore } from 'react';
import { Bug, Fault, failure, isAbort } from '../api';
import { useText } from '../i18n';
import { Button, Keys } from './Button';
import { useCommands } from './commands';
import { Icon, type IconName } from './Icon';
import { CopyDiagnosis, ErrorNote } from './Note';

type Toast = {
  id: number;
  /** What was done, with count and sum: 出账 142 张，986,400.00 */
  text: string;
  icon: IconName;
  undo?: () => Promise<unknown>;
  action?: { title: string; keys?: string; run: () => void };
  error?: Fault | Bug;
};

/** How long a toast stands; while the pointer or the focus is on it the time does not run. */
const toastMs = 8000;

let current: Toast | undefined;
let last = 0;
const readers = new Set<() => void>();

function show(toast: Omit<Toast, 'id'> | undefined) {
  current = toast && { ...toast, id: ++last };
  for (const tell of readers) tell();
}

/** Says what was done, bottom centre, 8 s, one at a time, with 撤销 Ctrl Z where it can be undone. */
export const toast = (text: string, options: { undo?: () => Promise<unknown>; action?: Toast['action']; icon?: IconName } = {}) =>
  show({ text, icon: options.icon ?? 'check', undo: options.undo, action: options.action });

/** Says why a command could not be done, where no form or list is there to say it. Stands until it is closed. */
export function toastError(error: unknown) {
  if (isAbort(error)) return;
  show({ text: '', icon: 'stop', error: failure(error) });
}

export const closeToast = () => show(undefined);

/** The toast's place. Mounted once, at the root. */
export function UndoToast() {
  const toast = useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => current,
  );
  if (!toast) return <div className="toast-place" role="status" aria-live="polite" />;
  return (
    <div className="toast-place" role="status" aria-live="polite">
      {toast.error ? <Failed key={toast.id} error={toast.error} /> : <Done key={toast.id} toast={toast} />}
    </div>
  );
}

function Done({ toast: { text, icon, undo, action } }: { toast: Toast }) {
  const { t } = useText();
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (over) return;
    const timer = setTimeout(closeToast, toastMs);
    return () => clearTimeout(timer);
  }, [over]);

  const takeBack = () => {
    closeToast();
    undo?.().then(
      () => toast(t('ui.undone', { what: text }), { icon: 'undo' }),
      (e) => toastError(e),
    );
  };
  useCommands(undo ? [{ id: 'toast.undo', title: t('ui.undo'), keys: 'Ctrl+Z', hidden: true, run: takeBack }] : []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only holds the clock
    <div
      className="toast"
      onMouseEnter={() => setOver(true)}
      onMouseLeave={() => setOver(false)}
      onFocus={() => setOver(true)}
      onBlur={() => setOver(false)}
    >
      <Icon name={icon} />
      <span className="cut">{text}</span>
      {undo && (
        <button type="button" onClick={takeBack}>
          {t('ui.undo')} <Keys keys="Ctrl+Z" />
        </button>
      )}
      {action && (
        <button
          type="button"
          onClick={() => {
            closeToast();
            action.run();
          }}
        >
          {action.title} {action.keys && <Keys keys={action.keys} />}
        </button>
      )}
    </div>
  );
}

function Failed({ error }: { error: Fault | Bug }) {
  const { t, fault } = useText();
  useCommands([{ id: 'toast.close', title: t('ui.close'), keys: 'Esc', hidden: true, run: closeToast }]);
  if (error instanceof Fault && error.parts.length > 0)
    return (
      <div className="toast-note">
        <ErrorNote
          error={error}
          actions={
            <Button small onClick={closeToast}>
              {t('ui.close')}
            </Button>
          }
        />
      </div>
    );
  return (
    <div className="toast long">
      <Icon name="stop" />
      <span>{error instanceof Bug ? `${t('ui.bug.title')}${t('ui.comma')}${t('ui.bug.number')} ${error.ref}` : fault(error)}</span>
      {error instanceof Bug && <CopyDiagnosis bug={error} />}
      <button type="button" className="x" aria-label={t('ui.close')} onClick={closeToast}>
        <Icon name="x" small />
      </button>
    </div>
  );
}
