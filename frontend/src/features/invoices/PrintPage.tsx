import { useMemo, useState } from 'react';
import { useCall } from '../../api';
import { type Language, useText } from '../../i18n';
import { type PaperRequest, savePaper, usePaper } from '../../parts/pdf';
import { Button, CheckField, Empty, Page, PrintPreview, Seg, toast, toastError, useAddress, useCommands } from '../../ui';
import { filterOf, ownSearch, type Rows, stale } from './data';

/** 打印账单: the PDF of what was selected, or of all that the filter finds, page by page, and how to keep it. */
export function PrintPage() {
  const { t, language } = useText();
  const { search, go } = useAddress();
  const [lang, setLang] = useState<Language>(language);
  const [working, setWorking] = useState<boolean>();
  const back = ownSearch(search);
  const ids = useMemo(() => (search.ids ?? '').split('.').map(Number).filter(Boolean), [search.ids]);
  const filter = filterOf(search);
  const found = useCall<Rows>('Invoices.List', { ...filter, limit: 1 }, stale, { enabled: ids.length === 0 });
  const settings = useCall<{ settings: { showWorking: boolean } }>('Settings.Get', {}, ['settings']);
  const shown = working ?? settings.data?.settings.showWorking ?? false;
  const count = ids.length || (found.data?.count ?? 0);

  const request: PaperRequest = { ids, ...(ids.length ? {} : { filter: { ...filter, sort: 'number' } }), lang, working: shown };
  const paper = usePaper('Invoices.Pdf', request, ['invoice', 'settings'], 0);
  const save = () =>
    savePaper('Invoices.Pdf', request, t('invoices.paper.save')).then(
      (file) => file && toast(t('invoices.paper.saved', { count, file })),
      (e) => toastError(e),
    );
  const ready = Boolean(paper.data);
  useCommands([
    {
      id: 'invoices.paper.save',
      title: t('invoices.paper.save'),
      hint: t('invoices.paper.save'),
      keys: ['Ctrl+Enter', 'Ctrl+S'],
      rank: 20,
      when: ready,
      run: () => void save(),
    },
    {
      id: 'invoices.paper.back',
      title: t('invoices.paper.back'),
      hint: t('invoices.paper.back'),
      keys: 'Esc',
      rank: 21,
      run: () => go('/invoices', back),
    },
  ]);
  return (
    <Page
      title={t('invoices.paper.title')}
      up={{ to: '/invoices', title: t('invoices.title') }}
      sub={count > 0 ? t('invoices.paper.count', { count }) : undefined}
      actions={
        <>
          <CheckField label={t('invoices.paper.working')} value={shown} onChange={setWorking} />
          <Seg
            label={t('invoices.paper.lang')}
            value={lang}
            onChange={setLang}
            choices={[
              { value: 'zh-CN', title: t('invoices.paper.zh') },
              { value: 'en', title: t('invoices.paper.en') },
            ]}
          />
          <Button kind="go" icon="in" keys="Ctrl+Enter" disabled={!ready} onClick={() => void save()}>
            {t('invoices.paper.save')}
          </Button>
        </>
      }
    >
      {ids.length === 0 && found.data?.count === 0 ? (
        <div className="stand-page">
          <Empty
            kind="none"
            title={t('invoices.paper.none')}
            note={t('invoices.paper.noneNote')}
            actions={<Button onClick={() => go('/invoices', back)}>{t('invoices.paper.back')}</Button>}
          />
        </div>
      ) : (
        <PrintPreview data={paper.data?.data} error={paper.error} label={t('invoices.paper.title')} />
      )}
    </Page>
  );
}
