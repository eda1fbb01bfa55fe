import { Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useText } from '../i18n';
import { Button } from './Button';
import { LayerContext, useCommands, useLayer } from './commands';
import { TextField } from './fields';
import { FocusPlace, useFocusIn } from './focus';

type Props = {
  open: boolean;
  title: string;
  onClose: () => void;
  /** Buttons at the right: the safe one left, the deciding one last. Without them there is only what is inside. */
  footer?: ReactNode;
  width?: number;
  children: ReactNode;
};

/** A dialog is for deciding. Keys behind it rest; Esc is the safe way out; the focus stays inside and returns. */
export function Dialog({ open, ...rest }: Props) {
  const depth = useLayer(open);
  return <LayerContext value={depth}>{<Inside open={open} {...rest} />}</LayerContext>;
}

function Inside({ open, title, onClose, footer, width = 480, children }: Props) {
  const { t } = useText();
  // The first field is where one goes on (or what says that it is the first); without fields the focus stays on the dialog.
  const focus = useFocusIn(open);
  useCommands(open ? [{ id: 'dialog.close', title: t('ui.close'), keys: 'Esc', typing: true, hidden: true, run: onClose }] : []);
  return (
    <Modal
      open={open}
      title={title}
      onCancel={onClose}
      keyboard={false}
      width={width}
      centered
      destroyOnHidden
      footer={footer ? <div className="dialog-foot">{footer}</div> : null}
      closable={{ 'aria-label': t('ui.close') }}
      mask={{ closable: false }}
      focusable={{ focusTriggerAfterClose: false }}
      afterOpenChange={(shown) => shown && focus.enter()}
      modalRender={(node) => <FocusPlace of={focus}>{node}</FocusPlace>}
    >
      <div className="dialog-body">{children}</div>
    </Modal>
  );
}

type TypedProps = {
  open: boolean;
  title: string;
  /** What will be gone and cannot be undone, and what stays. */
  children: ReactNode;
  /** The name to be typed before the button arms. */
  name: string;
  action: string;
  keep: string;
  onClose: () => void;
  onConfirm: () => void;
};

/** What holds these words says that it warns of them. It is a dialog already, and one inside another would be told twice. */
function warns(words: HTMLElement | null) {
  const dialog = words?.closest('[role=dialog]');
  dialog?.setAttribute('role', 'alertdialog');
  dialog?.setAttribute('aria-describedby', words?.id ?? '');
}

/** The typed confirmation, only for the two things that cannot be undone: delete a book, restore over it. */
export function TypedConfirm({ open, title, children, name, action, keep, onClose, onConfirm }: TypedProps) {
  const { t } = useText();
  const what = useId();
  const [typed, setTyped] = useState('');
  const fits = name.trim() !== '' && typed.trim() === name.trim();
  const close = () => {
    setTyped('');
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={title}
      onClose={close}
      footer={
        <>
          <Button onClick={close} keys="Esc">
            {keep}
          </Button>
          <Button
            kind={fits ? 'danger' : 'plain'}
            disabled={!fits}
            title={fits ? undefined : t('ui.typeName', { name })}
            onClick={onConfirm}
          >
            {action}
          </Button>
        </>
      }
    >
      <p className="mid" id={what} ref={warns}>
        {children}
      </p>
      <TextField label={t('ui.typeName', { name })} value={typed} onChange={setTyped} input={{ autoComplete: 'off' }} />
    </Dialog>
  );
}
