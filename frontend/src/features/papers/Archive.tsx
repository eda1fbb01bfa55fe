import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { callKey, type FileOut, saveFile, useCall } from '../../api';
import { useText } from '../../i18n';
import { ListExport } from '../../parts/ListExport';
import { openPrint } from '../../parts/Print';
import { type Kind, kinds, type Layout } from '../../parts/print';
import { useSelection } from '../../parts/selection';
import { useWalk } from '../../parts/walk';
import {
  Bar,
  Button,
  Chip,
  type Column,
  ColumnsButton,
  DataGrid,
  Drawer,
  Empty,
  ErrorNote,
  Money,
  Page,
  PrintPreview,
  SearchBox,
  SelectField,
  Split,
  Sums,
  Tag,
  toast,
  toastError,
  useAddress,
  useCommands,
} from '../../ui';
import { filterOf, type Kept, type KeptPage, keptKinds, load, loadAll, moment, placeOf } from './data';
import { Views } from './Views';

const rowId = (k: Kept) => k.id;

/** 已出单据: every paper that left the office, as it left. */
export function Archive({ open }: { open: number | undefined }) {
  const { t } = useText();
  const { search, go, filter } = useAddress();
  const asked = useMemo(() => filterOf(search), [search]);
  const sums = useCall<KeptPage>('Papers.Archive', { ...asked, limit: 1 }, keptKinds, { keep: true });
  const [chosen, setChosen] = useSelection<Kept>('papers');
  const columns = useMemo(() => columnsOf(t, open !== undefined), [t, open]);
  const [near, setNear] = useState<Kept[]>([]);
  const pages = useRef<Kept[]>([]);
  const source = useMemo(
    () => ({
      key: callKey(keptKinds, 'Papers.Archive', asked),
      load: async (page: { after: string; limit: number }, signal: AbortSignal) => {
        const offset = Number(page.after) || 0;
        const answer = await load(asked, offset, page.limit, signal);
        const rows = answer.rows ?? [];
        pages.current = offset ? [...pages.current, ...rows] : rows;
        setNear(pages.current);
        return { rows, next: answer.more ? String(offset + rows.length) : '' };
      },
    }),
    [asked],
  );
  const show = useCallback((id: number, replace = false) => go(`/papers/${id}`, search, replace), [go, search]);
  const walk = useWalk(open, show);
  const at = near.findIndex((k) => k.id === open);
  const step = (by: number) => {
    const next = at < 0 ? undefined : near[at + by];
    return next && (() => walk.show(next.id, true));
  };
  const again = chosen.rows.length > 0 ? chosen.rows : at >= 0 ? [near[at]] : [];
  const print = () => openPrint({ kind: again[0].kind as Kind, again: again.map(rowId) });
  const clear = () => setChosen([], []);
  useCommands([
    { id: 'papers.again', title: t('papers.again'), hint: t('papers.again'), keys: 'Ctrl+P', rank: 18, when: again.length > 0, run: print },
    { id: 'papers.unselect', title: t('ui.clearSearch'), keys: 'Esc', hidden: true, when: chosen.ids.length > 0 && !open, run: clear },
  ]);
  const filtered = Boolean(search.q || search.kind || search.customer);
  return (
    <Page
      title={t('papers.title')}
      beside={<Views view="archive" />}
      actions={
        <>
          <ColumnsButton list="papers" columns={columns} />
          <ListExport
            list="papers"
            columns={columns}
            title={t('papers.archive')}
            filter={[search.q ?? '', asked.kind && t(`papers.kind.${asked.kind}`), search.customer ? (near[0]?.name ?? '') : ''].filter(
              Boolean,
            )}
            rows={() => loadAll(asked)}
          />
          <Button icon="print" keys="Ctrl+P" disabled={again.length === 0} onClick={print}>
            {again.length > 1 ? t('papers.againCount', { count: again.length }) : t('papers.again')}
          </Button>
        </>
      }
    >
      <Split side={open !== undefined && <One key={open} id={open} kept={near[at]} onClose={() => go('/papers', search)} step={step} />}>
        <Bar
          end={
            filtered && (
              <Button kind="bare" small onClick={() => go('/papers')}>
                {t('ui.clearFilters')}
              </Button>
            )
          }
        >
          <SearchBox value={search.q ?? ''} placeholder={t('papers.search')} onChange={(q) => filter({ q }, true)} />
          <div className="papers-kind">
            <SelectField<string>
              bare
              label={t('papers.col.kind')}
              value={search.kind ?? ''}
              onChange={(kind) => filter({ kind })}
              options={[
                { value: '', label: t('papers.allKinds') },
                ...kinds.map((k) => ({ value: k as string, label: t(`papers.kind.${k}`) })),
              ]}
            />
          </div>
          {search.customer ? (
            <Chip name={t('papers.col.name')} onDrop={() => filter({ customer: undefined })}>
              {near[0]?.name ?? search.customer}
            </Chip>
          ) : null}
        </Bar>
        <DataGrid<Kept>
          list="papers"
          label={t('papers.archive')}
          columns={columns}
          source={source}
          rowId={rowId}
          selected={chosen.ids}
          onSelect={setChosen}
          onOpen={(k) => walk.show(k.id)}
          onAt={(k) => walk.at(k?.id)}
          at={open}
          filtered={filtered}
          empty={
            <Empty
              kind="none"
              title={t('papers.none')}
              note={t('papers.noneNote')}
              actions={<Button onClick={() => go('/invoices')}>{t('papers.toInvoices')}</Button>}
            />
          }
          noMatch={
            <Empty
              kind="noMatch"
              title={t('papers.noMatch')}
              actions={<Button onClick={() => go('/papers')}>{t('ui.clearFilters')}</Button>}
            />
          }
        />
        <Sums
          items={sums.data ? [{ label: t('papers.archive'), value: t('papers.print.count', { count: sums.data.count }) }] : []}
          selected={
            chosen.ids.length > 0
              ? [{ label: t('papers.chosen'), value: t('papers.print.count', { count: chosen.ids.length }) }]
              : undefined
          }
        />
      </Split>
    </Page>
  );
}

function columnsOf(t: ReturnType<typeof useText>['t'], beside: boolean): Column<Kept>[] {
  return [
    { id: 'last', title: t('papers.col.last'), width: 132, from: beside ? 1600 : 0, value: (k) => moment(k.last), sortable: false },
    { id: 'kind', title: t('papers.col.kind'), width: 112, value: (k) => t(`papers.kind.${k.kind as Kind}`), sortable: false },
    { id: 'number', title: t('papers.col.number'), kind: 'code', width: 168, sortable: false },
    { id: 'name', title: t('papers.col.name'), grow: true, width: 160, fixed: true, sortable: false },
    { id: 'date', title: t('papers.col.date'), kind: 'date', width: 104, from: beside ? 1600 : 0, sortable: false },
    { id: 'amount', title: t('papers.col.amount'), kind: 'money', width: 116, sortable: false },
    {
      id: 'printed',
      title: t('papers.col.printed'),
      kind: 'custom',
      width: 88,
      value: (k) => k.printed,
      render: (k) =>
        k.printed > 1 ? <Tag tone="doubt">{t('papers.timesAgain', { count: k.printed - 1 })}</Tag> : <span className="mid">1</span>,
    },
    {
      id: 'layout',
      title: t('papers.col.layout'),
      width: 128,
      value: (k) => t(`papers.layout.${k.layout as Layout}`),
      from: 1600,
      sortable: false,
    },
    {
      id: 'lang',
      title: t('papers.col.lang'),
      width: 80,
      value: (k) => (k.lang === 'en' ? 'English' : '中文'),
      from: 1600,
      sortable: false,
    },
  ];
}

type OneProps = { id: number; kept: Kept | undefined; onClose: () => void; step: (by: number) => (() => void) | undefined };

/** One paper beside the list: exactly the bytes that were given out, and what it is of. */
function One({ id, kept, onClose, step }: OneProps) {
  const { t } = useText();
  const { filter } = useAddress();
  const file = useCall<FileOut>('Papers.Original', { id }, ['paper']);
  const place = kept && placeOf(kept);
  const save = () =>
    file.data &&
    saveFile(file.data, t('papers.saveOriginal')).then(
      (where) => where && toast(t('papers.savedOriginal', { file: where }), { icon: 'in' }),
      (e) => toastError(e),
    );
  useCommands([
    {
      id: 'papers.original',
      title: t('papers.saveOriginal'),
      hint: t('papers.saveOriginal'),
      keys: 'Ctrl+S',
      rank: 19,
      when: Boolean(file.data),
      run: () => void save(),
    },
  ]);
  return (
    <Drawer
      title={kept ? `${t(`papers.kind.${kept.kind as Kind}`)} ${kept.number}` : t('papers.title')}
      onClose={onClose}
      onPrevious={step(-1)}
      onNext={step(1)}
      footer={
        <>
          <Button
            icon="print"
            keys="Ctrl+P"
            disabled={!kept}
            onClick={() => kept && openPrint({ kind: kept.kind as Kind, again: [kept.id] })}
          >
            {t('papers.again')}
          </Button>
          <Button icon="in" keys="Ctrl+S" disabled={!file.data} onClick={() => void save()}>
            {t('papers.saveOriginal')}
          </Button>
        </>
      }
    >
      {kept && (
        <div className="party">
          <div>
            {kept.customerId > 0 ? (
              <Link className="link strong" to={`/customers/${kept.customerId}` as string} search={{}}>
                {kept.name}
              </Link>
            ) : (
              <b className="strong">{kept.name}</b>
            )}
            <p className="dim small">
              {t('papers.firstLast', { first: moment(kept.first), last: moment(kept.last), count: kept.printed })}
              {place && (
                <>
                  {' · '}
                  <Link className="link" to={place.to as string} search={place.search as never}>
                    {t('papers.openIt')}
                  </Link>
                </>
              )}
              {kept.customerId > 0 && (
                <>
                  {' · '}
                  <button type="button" className="link" onClick={() => filter({ customer: String(kept.customerId) })}>
                    {t('papers.allTheirs')}
                  </button>
                </>
              )}
            </p>
          </div>
          {kept.amount !== '0.00' && (
            <dl>
              <dt>{t('papers.col.amount')}</dt>
              <dd>
                <Money value={kept.amount} />
              </dd>
            </dl>
          )}
        </div>
      )}
      {file.error ? (
        <div className="drawer-pad">
          <ErrorNote error={file.error} retry={() => void file.refetch()} />
        </div>
      ) : (
        <PrintPreview plain data={file.data?.data} label={kept?.number ?? t('papers.title')} />
      )}
      {kept && (
        <p className="papers-hash dim small" title={kept.hash}>
          {t('papers.proof', { hash: kept.hash.slice(0, 16), kb: Math.ceil(kept.size / 1024) })}
        </p>
      )}
    </Drawer>
  );
}
