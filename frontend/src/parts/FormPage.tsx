import './parts.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { Fault } from '../api';
import { useText } from '../i18n';
import { Button, ErrorNote, Form, type FormHandle, Page, useCommands } from '../ui';

type Props = {
  title: string;
  sub?: string;
  up: { to: string; title: string };
  /** Something was typed: leaving is then called discarding. */
  dirty: boolean;
  busy: boolean;
  error: unknown;
  onSave: () => void;
  onLeave: () => void;
  children: ReactNode;
};

/** The page on which one record is written down: its first field has the focus, Ctrl+Enter saves and Esc leaves it as it was. */
export function FormPage({ title, sub, up, dirty, busy, error, onSave, onLeave, children }: Props) {
  const { t } = useText();
  const form = useRef<FormHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  const leave = t(dirty ? 'parts.discard' : 'ui.close');
  useCommands([{ id: 'form.leave', title: leave, hint: leave, keys: 'Esc', rank: 30, run: onLeave }]);
  const placed = error instanceof Fault && (error.path.length > 0 || error.parts.some((p) => p.path.length > 0));
  return (
    <Page
      title={title}
      up={up}
      sub={sub}
      actions={
        <>
          <Button onClick={onLeave} keys="Esc">
            {leave}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={busy} onClick={() => form.current?.save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="form-page" ref={place}>
        <Form handle={form} onSave={onSave} canSave={!busy} error={error}>
          {error !== undefined && !placed && <ErrorNote error={error} />}
          {children}
          <div className="end">
            <Button submit disabled={busy}>
              {t('ui.save')}
            </Button>
          </div>
        </Form>
      </div>
    </Page>
  );
}
