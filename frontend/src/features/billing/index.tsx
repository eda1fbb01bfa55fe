import './billing.css';
import { useMemo } from 'react';
import { type Day, day, fen, grouped, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { ListExport } from '../../parts/ListExport';
import { previewRows } from '../../parts/preview';
import { monthBy, monthName } from '../../parts/words';
import {
  Bar,
  Button,
  CheckField,
  DataGrid,
  DateField,
  Empty,
  type Group,
  Meter,
  Page,
  Seg,
  Split,
  useAddress,
  useCommands,
} from '../../ui';
import { CatchUp } from './CatchUp';
import { columnsOf } from './columns';
import { Equation } from './Equation';
import { countsOf, dueThrough, isBeginning, kinds, type Preview, type Row, rowsOf, type Show, shown, stateOf } from './preview';
import { useRun } from './useRun';
import { Working } from './Working';

const stale = ['invoice', 'contract', 'customer', 'fee_item', 'settings', 'run', 'meter', 'pool', 'receipt'];
const rowId = (r: Row) => r.id;
const kindOf = (r: Row) => r.kind;

/** 出账: what a bill run would make, as the difference from last month, before it is issued. */
export function Screen() {
  const { t, language } = useText();
  const { id, search, go, filter } = useAddress();
  const through = day(search.through) ?? dueThrough();
  const skipFees = search.fees === 'skip';
  const asked = useCall<Preview>('Billing.Preview', { through, skipFees, limit: previewRows }, stale, { keep: true });
  const more = asked.data !== undefined && !asked.isPlaceholderData && isBeginning(asked.data);
  const whole = useCall<Preview>('Billing.Preview', { through, skipFees }, stale, { enabled: more });
  const preview = (more && whole.data) || asked.data;
  const { start, running, progress, made } = useRun(through, skipFees);

  const rows = useMemo(() => (preview ? rowsOf(preview) : undefined), [preview]);
  const counts = useMemo(() => (preview ? countsOf(preview) : undefined), [preview]);
  const show: Show = (['differs', ...kinds] as const).find((k) => k === search.show) ?? 'differs';
  const visible = useMemo(() => rows && shown(rows, show), [rows, show]);
  const row = rows?.find((r) => r.id === id);

  const name = monthName(through, language);
  const names = useMemo(
    () => ({ month: name, last: monthName(monthBy(through, -1), language), at: through.slice(0, 7) }),
    [name, through, language],
  );
  const columns = useMemo(
    () => columnsOf(t, go, names, (r) => go(`/billing/${r.id}`, search), row !== undefined),
    [t, go, names, search, row],
  );
  const groups = useMemo(() => (preview ? groupsOf(preview, t) : []), [preview, t]);
  const state = preview && stateOf(preview);
  const count = (preview?.invoices ?? 0) + (preview?.credits?.length ?? 0);
  const can = state === 'work' && count > 0 && !running && !asked.isPlaceholderData;
  const close = () => go('/billing', search);

  useCommands([
    {
      id: 'billing.run',
      title: t('billing.run', { count: preview?.invoices ?? 0 }),
      hint: t('billing.title'),
      keys: 'Ctrl+Enter',
      rank: 20,
      when: can,
      run: start,
    },
  ]);

  const months = { month: name, sum: grouped(fen(preview?.monthSum ?? '0')) };
  return (
    <Page
      title={t('billing.title')}
      sub={t('billing.against', { last: names.last })}
      beside={
        <span className="billing-head">
          <DateField label={t('billing.through')} value={through} small onChange={(d: Day | undefined) => filter({ through: d }, true)} />
        </span>
      }
      actions={
        <>
          <ListExport
            list="billing"
            columns={columns}
            rows={() => visible ?? []}
            whole
            title={t('billing.export', { month: name })}
            filter={[`${t('billing.through')} ${through}`, t(`billing.show.${show}`)]}
          />
          {made && made.run > 0 && preview?.invoices === 0 && (
            <Button onClick={() => go('/invoices', { run: String(made.run) })}>{t('billing.empty.toInvoices')}</Button>
          )}
          <RunButton
            count={preview?.invoices}
            credits={preview?.credits?.length ?? 0}
            can={can}
            running={running}
            progress={progress}
            onRun={start}
          />
        </>
      }
    >
      {preview && rows && state !== 'none' && <Equation preview={preview} rows={rows} />}
      {preview && preview.catchUp.length > 0 && <CatchUp months={preview.catchUp} />}
      {state === 'done' || state === 'none' ? (
        <div className="stand-page">
          <Empty
            kind={state}
            title={state === 'done' ? t('billing.empty.done', months) : t('billing.empty.none')}
            note={state === 'done' ? t('billing.empty.doneNote', months) : t('billing.empty.noneNote')}
            actions={
              state === 'done' ? (
                <Button kind="go" onClick={() => go('/invoices', made?.run ? { run: String(made.run) } : {})}>
                  {t('billing.empty.toInvoices')}
                </Button>
              ) : (
                <Button kind="go" onClick={() => go('/contracts')}>
                  {t('billing.empty.toContracts')}
                </Button>
              )
            }
          />
        </div>
      ) : (
        <>
          <Bar
            end={
              preview && (
                <>
                  {(skipFees || fen(preview.fees) !== 0) && (
                    <CheckField
                      label={t('billing.skipFees')}
                      value={skipFees}
                      onChange={(on) => filter({ fees: on ? 'skip' : undefined }, true)}
                    />
                  )}
                  <span className="dim small cut billing-note" title={runNote(t, preview)}>
                    {runNote(t, preview)}
                  </span>
                </>
              )
            }
          >
            <Seg
              label={t('billing.show.label')}
              value={show}
              onChange={(v) => filter({ show: v === 'differs' ? undefined : v })}
              choices={(['differs', ...kinds] as const)
                .filter((k) => k === 'differs' || k === 'same' || k === show || (counts?.[k] ?? 0) > 0)
                .map((k) => ({ value: k, title: t(`billing.show.${k}`), count: counts?.[k] ?? 0 }))}
            />
          </Bar>
          <Split
            side={
              row && (
                <Working row={row} last={names.last} month={name} at={names.at} asOf={through < today() ? through : ''} onClose={close} />
              )
            }
          >
            <DataGrid<Row>
              list="billing"
              label={t('billing.equation')}
              columns={columns}
              source={{ rows: visible, error: asked.error, retry: () => void asked.refetch() }}
              rowId={rowId}
              groups={groups}
              groupOf={kindOf}
              rowTone={(r) => (r.fault ? 'doubt' : undefined)}
              openHint={t('billing.working')}
              onOpen={(r) => go(`/billing/${r.id}`, search)}
              onAt={(r) => row && r && r.id !== row.id && go(`/billing/${r.id}`, search, true)}
              at={row?.id}
              filtered
              empty={null}
              noMatch={
                <Empty
                  kind="noMatch"
                  title={t('billing.empty.noMatch', { show: t(`billing.show.${show}`) })}
                  note={t('billing.empty.noMatchNote')}
                  actions={
                    <Button onClick={() => filter({ show: show === 'differs' ? 'same' : undefined })}>
                      {t(show === 'differs' ? 'billing.show.same' : 'billing.empty.all')}
                    </Button>
                  }
                />
              }
            />
          </Split>
        </>
      )}
    </Page>
  );
}

type Say = ReturnType<typeof useText>['t'];

function runNote(t: Say, p: Preview): string {
  if (p.invoices === 0) return t('billing.preview');
  const ready = p.invoices === 1 ? t('billing.readyOne', { first: p.first }) : t('billing.ready', { first: p.first, last: p.last });
  return fen(p.prepaid) === 0 ? ready : `${t('billing.prepaid', { sum: grouped(fen(p.prepaid)) })}${t('ui.comma')}${ready}`;
}

function groupsOf(p: Preview, t: Say): Group[] {
  const counts = countsOf(p);
  const sums = {
    blocked: undefined,
    new: p.new,
    changed: p.changed,
    gone: fen(p.gone) === 0 ? p.gone : `-${p.gone}`,
    warned: undefined,
    delta: p.deltas,
    credit: `-${p.credited}`,
    latefee: p.fees,
    late: p.late,
    same: undefined,
  };
  return kinds.map((k) => ({
    id: k,
    title: `${t(`billing.show.${k}`)} ${counts[k]}`,
    note:
      k === 'blocked' || k === 'warned' || k === 'late' || k === 'delta' || k === 'credit' || k === 'latefee'
        ? t(`billing.group.${k}`)
        : undefined,
    sum: sums[k],
    signed: true,
  }));
}

function RunButton({
  count,
  credits,
  can,
  running,
  progress,
  onRun,
}: {
  /** How many there would be; unknown while it is worked out. */
  count: number | undefined;
  credits: number;
  can: boolean;
  running: boolean;
  progress?: { done: number; total: number };
  onRun: () => void;
}) {
  const { t } = useText();
  if (running)
    return (
      <span className="billing-run" role="status">
        {progress && progress.total > 0 ? (
          <>
            <Meter done={progress.done} total={progress.total} label={t('billing.runningNow')} />
            {t('billing.running', progress)}
          </>
        ) : (
          t('billing.runningNow')
        )}
      </span>
    );
  return (
    <Button kind={(count ?? 0) + credits > 0 ? 'go' : 'plain'} keys="Ctrl+Enter" disabled={!can} onClick={onRun}>
      {count === undefined
        ? t('billing.title')
        : count === 0 && credits > 0
          ? t('billing.runCredits', { count: credits })
          : t('billing.run', { count })}
    </Button>
  );
}
