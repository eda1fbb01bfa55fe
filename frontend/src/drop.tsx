import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { call, inWindow } from './api';
import { useText } from './i18n';
import { type FileIn, toast, toastError } from './ui';
import { readFile } from './ui/FileDrop';

const ImportDialog = lazy(() => import('./parts/Exchange').then((m) => ({ default: m.ImportDialog })));

/** Whether a file is a list of the office's own. Where that cannot be asked, as without a book, it goes the way of statements. */
const isList = (file: FileIn): Promise<boolean> =>
  /\.(xlsx|csv|json|zip)$/i.test(file.name)
    ? call<{ list: boolean }>('Exchange.Kind', { name: file.name, data: file.base64 }).then(
        (kind) => kind.list,
        () => false,
      )
    : Promise.resolve(false);

/** A file that is dropped beside every place for files is a statement, or a list of the office's own: it is looked at, and the window
 *  never leaves for it. A book is opened. */
export function DropAnywhere() {
  const { t } = useText();
  const navigate = useNavigate();
  const [lists, setLists] = useState<{ turn: number; files: FileIn[] }>({ turn: 0, files: [] }); // one after the other
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
        const own = await Promise.all(read.map(isList));
        setLists(({ turn, files }) => ({ turn, files: [...files, ...read.filter((_, i) => own[i])] }));
        const statements = read.filter((_, i) => !own[i]);
        if (statements.length === 0) return;
        lookAt(statements);
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
  const [list] = lists.files;
  return (
    list && (
      <Suspense>
        <ImportDialog key={lists.turn} open file={list} onClose={() => setLists((l) => ({ turn: l.turn + 1, files: l.files.slice(1) }))} />
      </Suspense>
    )
  );
}
