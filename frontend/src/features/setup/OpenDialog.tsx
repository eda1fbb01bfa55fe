import { useState } from 'react';
import { useText } from '../../i18n';
import { Button, Dialog, TextField, useCommands } from '../../ui';

/** A browser has no dialog that knows paths, so the path of a book is typed. */
export function OpenDialog({ open, onClose, onPath }: { open: boolean; onClose: () => void; onPath: (path: string) => void }) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('setup.open')} onClose={onClose}>
      <Inside onClose={onClose} onPath={onPath} />
    </Dialog>
  );
}

function Inside({ onClose, onPath }: { onClose: () => void; onPath: (path: string) => void }) {
  const { t } = useText();
  const [path, setPath] = useState('');
  const can = path.trim() !== '';
  const go = () => onPath(path.trim());
  useCommands([
    { id: 'setup.openPath', title: t('setup.openIt'), keys: ['Enter', 'Ctrl+Enter'], typing: true, when: can, hidden: true, run: go },
  ]);
  return (
    <>
      <TextField
        label={t('setup.path')}
        value={path}
        onChange={setPath}
        note={t('setup.pathNote')}
        input={{ spellCheck: false, autoComplete: 'off' }}
      />
      <div className="dialog-foot">
        <Button onClick={onClose} keys="Esc">
          {t('ui.cancel')}
        </Button>
        <Button kind="go" keys="Enter" disabled={!can} onClick={go}>
          {t('setup.openIt')}
        </Button>
      </div>
    </>
  );
}
