import { Fault } from '../../api';
import { useText } from '../../i18n';
import { Button, ErrorNote } from '../../ui';

/** The end of a form: discard and save, and what no field can show. */
export function SaveRow({ dirty, busy, error, onDiscard }: { dirty: boolean; busy: boolean; error: unknown; onDiscard: () => void }) {
  const { t } = useText();
  const placed = error instanceof Fault && (error.path.length > 0 || error.parts.some((p) => p.path.length > 0));
  return (
    <>
      {error !== undefined && !placed && <ErrorNote error={error} />}
      <div className="settings-end">
        <Button onClick={onDiscard} disabled={!dirty || busy}>
          {t('settings.discard')}
        </Button>
        <Button kind="go" submit keys="Ctrl+Enter" disabled={!dirty || busy}>
          {t('ui.save')}
        </Button>
      </div>
    </>
  );
}
