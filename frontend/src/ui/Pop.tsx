import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../i18n';
import { LayerContext, useCommands, useLayer } from './commands';
import { FocusPlace, useFocusIn } from './focus';

type Props = {
  open: boolean;
  onOpen: (open: boolean) => void;
  /** What opens under the button; drawn anew each time. */
  content: ReactNode;
  /** The edge of the button that it stands at. */
  side?: 'left' | 'right';
  /** The button. */
  children: ReactNode;
};

/** A small form that opens under its button. Keys behind it rest, as behind a dialog; Esc closes it. */
export function Pop(props: Props) {
  const depth = useLayer(props.open);
  return <LayerContext value={depth}>{<Inside {...props} />}</LayerContext>;
}

function Inside({ open, onOpen, content, side = 'left', children }: Props) {
  const { t } = useText();
  const focus = useFocusIn(open);
  useCommands(open ? [{ id: 'pop.close', title: t('ui.close'), keys: 'Esc', hidden: true, run: () => onOpen(false) }] : []);
  return (
    <Popover
      open={open}
      onOpenChange={onOpen}
      trigger="click"
      placement={side === 'left' ? 'bottomLeft' : 'bottomRight'}
      arrow={false}
      destroyOnHidden
      classNames={{ container: 'pop' }}
      afterOpenChange={(shown) => shown && focus.enter()}
      content={<FocusPlace of={focus}>{content}</FocusPlace>}
    >
      {children}
    </Popover>
  );
}
