import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { inWindow } from './api';
import { useText } from './i18n';
import { toast, toastError } from './ui';
import { readFile } from './ui/FileDrop';

/** A file that is dropped beside every place for files is a statement: it is looked at, and the window never leaves for it. A book is opened. */
export function DropAnywhere() {
  const { t } = useText();
  const navigate = useNavigate();
  useEffect(() => {
    const hold = (e: DragEvent) => e.preventDefault();
    const take = async (e: DragEvent) => {
      const files = [...(e.dataTransfer?.files ?? [])];
      if (e.defaultPrevented || files.length === 0) return;
      e.preventDefault();
      const dialog = document.querySelector('[role=dialog], [role=alertdialog]');
      if (dialog) {
        // What lies under a dialog takes nothing: the dialog's own place does, if it has one.
        const drop = new DragEvent('drop', { dataTransfer: e.dataTransfer, bubbles: true, cancelable: true });
        dialog.querySelector('.drop')?.dispatchEvent(drop);
        return;
      }
      if (files.some((f) => f.name.toLowerCase().endsWith('.zf'))) {
        if (!inWindow()) toast(t('ui.bookByPath'), { icon: 'info' }); // the window opens it itself, by its path
        return;
      }
      try {
        const [{ lookAt }, read] = await Promise.all([import('./features/bank'), Promise.all(files.map(readFile))]);
        lookAt(read);
        void navigate({ to: '/bank/$', params: { _splat: 'import' } } as never);
      } catch (error) {
        toastError(error);
      }
    };
    const drop = (e: DragEvent) => void take(e);
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', drop);
    };
  }, [navigate, t]);
  return null;
}
