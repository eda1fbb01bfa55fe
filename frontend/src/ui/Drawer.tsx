import type { ReactNode } from 'react';
import { useText } from '../i18n';
import { Button } from './Button';
import { useCommands } from './commands';
import { useWindowName } from './title';

type Props = {
  title: string;
  /** Beside the title: a StatusRing. */
  beside?: ReactNode;
  onClose: () => void;
  onPrevious?: () => void;
  onNext?: () => void;
  /** The actions of what is shown: the primary one first. */
  footer?: ReactNode;
  children: ReactNode;
};

/** For reading beside a list that stays alive: put it after the list in a `Split`. Esc closes it; under 1000 px it lies over the list. */
export function Drawer({ title, beside, onClose, onPrevious, onNext, footer, children }: Props) {
  const { t } = useText();
  useWindowName(3, title);
  useCommands([{ id: 'drawer.close', title: t('ui.closeDrawer'), keys: 'Esc', hidden: true, run: onClose }]);
  return (
    <aside className="drawer" aria-label={title}>
      <header>
        <h2 className="cut">{title}</h2>
        {beside}
        <span className="end">
          {onPrevious && <Button kind="bare" small icon="left" label={t('ui.previous')} onClick={onPrevious} />}
          {onNext && <Button kind="bare" small icon="right" label={t('ui.next')} onClick={onNext} />}
          <Button kind="bare" small icon="x" label={t('ui.close')} onClick={onClose} />
        </span>
      </header>
      <div className="drawer-body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </aside>
  );
}

/** A list and, when something is open, its drawer beside it: `<Split side={open && <Drawer …/>}>list</Split>`. */
export function Split({ side, children }: { side?: ReactNode; children: ReactNode }) {
  return (
    <div className={side ? 'list open' : 'list'}>
      <section>{children}</section>
      {side}
    </div>
  );
}
