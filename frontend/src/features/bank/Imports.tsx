import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { undo, useCall } from '../../api';
import { useText } from '../../i18n';
import { span } from '../../parts/words';
import { Button, type Column, DataGrid, Empty, Page, toast, toastError, useAddress, useCommands } from '../../ui';
import { type Format, type ImportRow, kinds } from './data';
import { Views } from './LineList';

const rowId = (r: ImportRow) => r.id;

/** Which files came in, when, and what they brought. */
export function Imports() {
  const { t } = useText();
  const { go } = useAddress();
  const list = useCall<{ rows: ImportRow[] | null }>('Bank.Imports', { limit: 1000 }, kinds);
  const formats = useFormats();
  const [at, setAt] = useState<ImportRow>();
  const takeBack = (r: ImportRow) =>
    undo(r.event).then(
      (done) =>
        toast(t('bank.importUndone', { file: r.file, count: r.added }), {
          icon: 'undo',
          action: { title: t('ui.redo'), run: () => void undo(done.event).catch(toastError) },
        }),
      toastError,
    );
  const can = Boolean(at?.event);
  useCommands([
    {
      id: 'imports.undo',
      title: t('bank.undoImport'),
      hint: t('bank.undoImport'),
      keys: 'Del',
      rank: 16,
      when: can,
      run: () => at && void takeBack(at),
    },
  ]);
  const columns = useMemo(
    (): Column<ImportRow>[] => [
      { id: 'at', title: t('bank.col.importedAt'), width: 136, value: (r) => dayjs(r.at).format('YYYY-MM-DD HH:mm'), fixed: true },
      { id: 'accountName', title: t('bank.col.account'), width: 120 },
      { id: 'file', title: t('bank.col.file'), grow: true },
      { id: 'format', title: t('bank.col.format'), width: 196, from: 1400, tone: () => 'mid' },
      { id: 'period', title: t('bank.col.period'), width: 160, value: (r) => (r.from ? span(r.from, r.to) : '') },
      { id: 'lines', title: t('bank.rowsOf'), kind: 'number', width: 64 },
      { id: 'added', title: t('bank.status.new'), kind: 'number', width: 64, tone: () => 'strong' },
      { id: 'seen', title: t('bank.status.seen'), kind: 'number', width: 64, tone: () => 'dim' },
      { id: 'skipped', title: t('bank.status.skipped'), kind: 'number', width: 64, tone: (r) => (r.skipped > 0 ? 'late' : 'dim') },
      { id: 'closing', title: t('bank.col.closing'), kind: 'money', width: 128, zero: 'digits' },
    ],
    [t],
  );
  const files = list.data?.rows;
  const rows = useMemo(() => files?.map((r) => ({ ...r, format: formats.name(r.format) })) ?? [], [files, formats]);
  return (
    <Page
      title={t('nav.bank')}
      beside={<Views value="imports" />}
      actions={
        <Button keys="Del" icon="undo" disabled={!can} onClick={() => at && void takeBack(at)}>
          {t('bank.undoImport')}
        </Button>
      }
    >
      <DataGrid
        list="bank.imports"
        label={t('bank.imports')}
        columns={columns}
        rowId={rowId}
        source={{
          rows: list.data && formats.ready ? rows : undefined,
          error: list.error,
          retry: () => void list.refetch(),
        }}
        onAt={setAt}
        onOpen={(r) => go('/bank', { import: String(r.id), file: r.file })}
        openHint={t('bank.openImport')}
        empty={
          <Empty
            kind="none"
            title={t('bank.noImports')}
            note={t('bank.noneNote')}
            actions={<Button onClick={() => go('/bank')}>{t('bank.import')}</Button>}
          />
        }
      />
    </Page>
  );
}

/** The kinds of files, and what each is called. */
export function useFormats() {
  const { language } = useText();
  const formats = useCall<{ rows: Format[] }>('Bank.Formats', {}, ['*']);
  const rows = formats.data?.rows;
  return useMemo(() => {
    const word = (f: Format) => (language === 'en' ? f.en : f.zh);
    return {
      ready: rows !== undefined,
      options: (rows ?? []).map((f) => ({ value: f.id, label: word(f), note: f.id })),
      name: (id: string) => {
        const f = rows?.find((x) => x.id === id);
        return f ? word(f) : id;
      },
    };
  }, [rows, language]);
}
