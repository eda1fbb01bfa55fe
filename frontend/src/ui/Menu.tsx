import { Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../i18n';
import { useCommands } from './commands';
import { FocusPlace, useFocusIn } from './focus';

type Item = { key: string; label: ReactNode; disabled?: boolean; extra?: ReactNode } | { type: 'divider' };

type Props = {
  items: Item[];
  onChoose: (key: string) => void;
  /** The button. */
  children: ReactNode;
};

/** A few deeds that open under their button: ↑ ↓ and Enter choose, Esc closes it and nothing under it. */
export function Menu({ items, onChoose, children }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const focus = useFocusIn(open);
  useCommands(open ? [{ id: 'menu.close', title: t('ui.close'), keys: 'Esc', hidden: true, run: () => setOpen(false) }] : []);
  // What is chosen may open a dialog. The Enter that chose is spent, else it would press the dialog's own button; and the focus is on
  // the menu's button before, so that the dialog gives it back to there.
  const choose: MenuProps['onClick'] = ({ key, domEvent }) => {
    domEvent.preventDefault();
    flushSync(() => setOpen(false));
    onChoose(key);
  };
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      destroyOnHidden
      placement="bottomRight"
      popupRender={(list) => <FocusPlace of={focus}>{list}</FocusPlace>}
      menu={{ items, onClick: choose }}
    >
      {children}
    </Dropdown>
  );
}
