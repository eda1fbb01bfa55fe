import dayjs from 'dayjs';
import { useMemo } from 'react';
import { useCall } from '../../api';
import { useText } from '../../i18n';
import { Button, type Column, DataGrid, Empty, Page, useAddress } from '../../ui';
import { type Format, type ImportRow, kinds } from './data';
import { Views } from './LineList';

const rowId = (r: ImportRow) => r.id;

/** Which files came in, when, and what they brought. */
export function Imports() {
  const { t } = useText();
  const { go } = useAddress();
  const list = useCall<{ rows: ImportRow[] | null }>('Bank.Imports', { limit: 1000 }, kinds);
  const formats = useFormats();
  const columns = useMemo(
    (): Column<ImportRow>[] => [
      { id: 'at', title: t('bank.col.importedAt'), width: 136, value: (r) => dayjs(r.at).format('YYYY-MM-DD HH:mm'), fixed: true },
      { id: 'accountName', title: t('bank.col.account'), width: 160 },
      { id: 'file', title: t('bank.col.file'), grow: true },
      { id: 'format', title: t('bank.col.format'), width: 180, tone: () => 'mid', value: (r) => formats.name(r.format) },
      { id: 'period', title: t('bank.col.period'), width: 176, value: (r) => (r.from ? `${r.from} – ${r.to.slice(5)}` : '') },
      { id: 'lines', title: t('bank.rowsOf'), kind: 'number', width: 64 },
      { id: 'added', title: t('bank.status.new'), kind: 'number', width: 64, tone: () => 'strong' },
      { id: 'seen', title: t('bank.status.seen'), kind: 'number', width: 64, tone: () => 'dim' },
      { id: 'closing', title: t('bank.col.closing'), kind: 'money', width: 128, zero: 'digits' },
    ],
    [t, formats.name],
  );
  return (
    <Page title={t('nav.bank')} beside={<Views value="imports" />}>
      <DataGrid
        list="bank.imports"
        label={t('bank.imports')}
        columns={columns}
        rowId={rowId}
        source={{ rows: list.data ? (list.data.rows ?? []) : undefined, error: list.error, retry: () => void list.refetch() }}
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
      options: (rows ?? []).map((f) => ({ value: f.id, label: word(f), note: f.id })),
      name: (id: string) => {
        const f = rows?.find((x) => x.id === id);
        return f ? word(f) : id;
      },
    };
  }, [rows, language]);
}
