import type { ReactNode } from 'react';
import { Fault } from '../api';
import { useText } from '../i18n';
import { Button, ErrorNote, Form } from '../ui';

type Props = {
  /** What the deciding button does. */
  action: string;
  busy: boolean;
  canSave?: boolean;
  error: unknown;
  /** The fields that show their own faults; what concerns another is told under them all. */
  at: readonly string[];
  onClose: () => void;
  onSave: () => void;
  children: ReactNode;
};

/**
 * What a dialog asks for, with the safe way out and the deed under it. It stands inside the Dialog, so that every time it
 * opens it begins with what is so now. Enter goes from the last field to the deed.
 */
export function AskForm({ action, busy, canSave = true, error, at, onClose, onSave, children }: Props) {
  const { t } = useText();
  const can = canSave && !busy;
  return (
    <Form onSave={onSave} canSave={can} saveTitle={action} error={error}>
      {children}
      {error && !allAt(error, at) ? <ErrorNote error={error} /> : null}
      <div className="dialog-foot">
        <Button keys="Esc" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button kind="go" submit keys="Ctrl+Enter" disabled={!can}>
          {action}
        </Button>
      </div>
    </Form>
  );
}

/** Whether every fault of an error stands at one of these fields. */
const allAt = (error: unknown, fields: readonly string[]): boolean =>
  error instanceof Fault && (error.parts.length ? error.parts : [error]).every((f) => f.path.length > 0 && fields.includes(f.path[0]));
