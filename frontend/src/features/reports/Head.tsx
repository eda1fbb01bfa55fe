import type { ReactNode } from 'react';
import { call, type Day, day, type FileOut, saveFile, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { Button, DateField, Empty, Page, Seg, toast, toastError, useAddress, useCommands, useWindowName } from '../../ui';
import { kinds, nothingIn, type Received, type View, views } from './data';

type Props = {
  view: View;
  /** What the export asks besides the dates in the address. */
  ask?: Record<string, unknown>;
  /** `asOf`: one day. `period`: from and to. */
  dates: 'asOf' | 'period';
  children: ReactNode;
};

/** A report: which one, for which days, and its export. */
export function Report({ view, ask, dates, children }: Props) {
  const { t, language } = useText();
  const { search, filter, go } = useAddress();
  useWindowName(2, t(`reports.view.${view}`));
  const save = async () => {
    try {
      const request = { report: view, asOf: search.asOf ?? '', from: search.from ?? '', to: search.to ?? '', lang: language, ...ask };
      const file = await call<FileOut>('Reports.Export', request);
      const where = await saveFile(file, t('reports.export'));
      if (where) toast(t('reports.saved', { file: where }), { icon: 'out' });
    } catch (e) {
      toastError(e);
    }
  };
  useCommands([
    { id: 'reports.export', title: t('reports.export'), hint: t('reports.export'), keys: 'Ctrl+E', rank: 40, run: () => void save() },
    ...views.map((v, i) => ({
      id: `reports.${v}`,
      title: t(`reports.view.${v}`),
      keys: String(i + 1),
      hint: i === 0 ? t('reports.change') : undefined,
      hintKeys: `1–${views.length}`,
      rank: 45,
      run: () => go(`/reports/${v}`),
    })),
  ]);
  return (
    <Page
      title={t('nav.reports')}
      beside={
        <>
          <Seg
            label={t('nav.reports')}
            value={view}
            onChange={(v) => go(`/reports/${v}`)}
            choices={views.map((v) => ({ value: v, title: t(`reports.view.${v}`) }))}
          />
          {dates === 'asOf' ? (
            <span className="as-of">
              <span className="lbl">{t('reports.asOf')}</span>
              <DateField small bare label={t('reports.asOf')} value={day(search.asOf) ?? today()} onChange={(asOf) => filter({ asOf })} />
            </span>
          ) : (
            <span className="as-of">
              <DateField
                small
                bare
                label={t('reports.from')}
                placeholder={t('reports.from')}
                value={day(search.from)}
                onChange={(from) => filter({ from })}
              />
              <span className="lbl">–</span>
              <DateField
                small
                bare
                label={t('reports.to')}
                placeholder={t('reports.to')}
                value={day(search.to)}
                onChange={(to) => filter({ to })}
              />
            </span>
          )}
        </>
      }
      actions={
        <Button icon="out" keys="Ctrl+E" onClick={() => void save()}>
          {t('reports.export')}
        </Button>
      }
    >
      {children}
    </Page>
  );
}

/** A report of a book, or of a time, in which nothing has been billed or received. */
export function None() {
  const { t } = useText();
  const { search, filter, go } = useAddress();
  if (search.from || search.to)
    return (
      <Empty
        kind="noMatch"
        title={t('reports.noneThen')}
        actions={<Button onClick={() => filter({ from: '', to: '' })}>{t('ui.clearFilters')}</Button>}
      />
    );
  return (
    <Empty
      kind="none"
      title={t('reports.none')}
      note={t('reports.noneNote')}
      actions={<Button onClick={() => go('/billing')}>{t('reports.toBilling')}</Button>}
    />
  );
}

/** Whether the book is too new for a report: nothing was billed or received in twelve months. Asked only where nobody owes. */
export function useTooNew(asked: boolean): boolean {
  const months = useCall<Received>('Reports.Received', { from: '', to: '' }, kinds, { enabled: asked, keep: true });
  return asked && months.data !== undefined && nothingIn.received(months.data.rows);
}

/** The day a report is as of: that of the address, else today. */
export const useAsOf = (): Day => {
  const { search } = useAddress();
  return day(search.asOf) ?? today();
};
