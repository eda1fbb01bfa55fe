import { useState } from 'react';
import { useText } from '../../i18n';
import { ExportDialog, ImportDialog } from '../Exchange';
import type { Deed } from './More';

/** How the records of a list come in from a file and go out into one: the deeds behind ⋯, the dialogs that they open, and the first of them. */
export function useExchange(list: string, importing: string, tables: string[]) {
  const { t } = useText();
  const [dialog, setDialog] = useState<'import' | 'export'>();
  const close = () => setDialog(undefined);
  const bringIn = () => setDialog('import');
  const deeds: Deed[] = [
    { id: `${list}.import`, title: importing, keys: 'Ctrl+I', rank: 61, run: bringIn },
    { id: `${list}.exchange`, title: t('lists.exchange'), keys: 'Ctrl+Shift+E', rank: 62, run: () => setDialog('export') },
  ];
  const dialogs = (
    <>
      <ImportDialog open={dialog === 'import'} onClose={close} />
      <ExportDialog open={dialog === 'export'} onClose={close} tables={tables} />
    </>
  );
  return { deeds, dialogs, bringIn };
}
