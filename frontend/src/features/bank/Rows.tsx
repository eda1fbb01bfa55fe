import { useMemo, useState } from 'react';
import { Fault, type Fen, fen, monthDay, negative } from '../../api';
import { useText } from '../../i18n';
import { type Column, DataGrid, Empty, type Group, Seg, Tag, useCommands } from '../../ui';
import { useWidth } from '../../ui/grid/width';
import { amountOf, chosen, type Preview, type Row, type Treatment, tailOf } from './data';

type Props = {
  preview: Preview | undefined;
  tab: 'all' | 'new' | 'seen' | 'doubtful' | 'skipped';
  choices: ReadonlyMap<number, Treatment>;
  onChoose: (row: Row, as: Treatment) => void;
};

const rowId = (r: Row) => `${r.status} ${r.row} ${r.amount}`;
const groupOf = (r: Row) => r.status;
const toneOf = (r: Row) => (r.status === 'seen' || r.status === 'skipped' ? ('done' as const) : undefined);

/** The rows of a file with what the import does with each: doubtful first, with the choice in the row. */
export function Rows({ preview, tab, choices, onChoose }: Props) {
  const { t } = useText();
  const [at, setAt] = useState<Row>();
  const rows = useMemo(() => preview?.rows.filter((r) => tab === 'all' || r.status === tab), [preview, tab]);
  const groups = useGroups(preview);
  const columns = useColumns(choices, onChoose);
  const set = (as: Treatment) => at?.choices.includes(as) && onChoose(at, as);
  const can = (as: Treatment) => Boolean(at?.choices.includes(as));
  const not = can('same') ? 'same' : 'ignore';
  useCommands([
    {
      id: 'import.take',
      title: t('bank.as.take'),
      hint: t('bank.as.take'),
      keys: 'Y',
      rank: 10,
      hidden: true,
      when: can('take'),
      run: () => set('take'),
    },
    {
      id: 'import.ignore',
      title: t(`bank.as.${not}`),
      hint: t(`bank.as.${not}`),
      keys: 'N',
      rank: 11,
      hidden: true,
      when: can(not),
      run: () => set(not),
    },
    {
      id: 'import.internal',
      title: t('bank.as.internal'),
      hint: t('bank.as.internal'),
      keys: 'I',
      rank: 12,
      hidden: true,
      when: can('internal'),
      run: () => set('internal'),
    },
  ]);
  const emptyNote = preview && preview.counts.all.count === 0 ? t('bank.noRowsNote') : undefined;
  return (
    <DataGrid
      list="bank.preview"
      label={t('bank.preview')}
      columns={columns}
      rowId={rowId}
      source={{ rows }}
      groups={groups}
      groupOf={groupOf}
      rowTone={toneOf}
      onAt={setAt}
      filtered={tab !== 'all'}
      empty={<Empty kind="none" title={t('bank.noRows')} note={emptyNote} />}
      noMatch={<Empty kind="noMatch" title={t('bank.noRowsOf')} />}
    />
  );
}

function useGroups(preview: Preview | undefined): Group[] {
  const { t } = useText();
  return useMemo(() => {
    const c = preview?.counts;
    if (!c || !preview) return [];
    const moved = (s: { in: string; out: string }) => t('bank.moved', { in: s.in, out: s.out });
    return [
      { id: 'doubtful', title: t('bank.group.doubtful', { count: c.doubtful.count }), note: t('bank.group.doubtfulNote') },
      { id: 'skipped', title: t('bank.group.skipped', { count: c.skipped.count }), note: t('bank.group.skippedNote') },
      { id: 'new', title: t('bank.group.new', { count: c.new.count }), note: moved(both(c.new)) },
      { id: 'seen', title: t('bank.group.seen', { count: c.seen.count }), note: t('bank.group.seenNote') },
    ];
  }, [preview, t]);
}

const comma = (yuan: string) => yuan.replace(/\B(?=(\d{3})+(?!\d)(?=\.))/g, ',');
const both = (s: { in: string; out: string }) => ({ in: comma(s.in), out: comma(s.out) });

function useColumns(choices: Props['choices'], onChoose: Props['onChoose']): Column<Row>[] {
  const { t, fault } = useText();
  const wide = useWidth() >= 1400; // else the room is the reason's
  return useMemo((): Column<Row>[] => {
    const side = (r: Row, out: boolean): Fen | undefined => {
      const f = amountOf(r);
      return f === undefined || (r.direction === 'out') !== out ? undefined : f;
    };
    return [
      { id: 'row', title: t('bank.col.row'), kind: 'number', width: 64, tone: () => 'dim', fixed: true },
      {
        id: 'status',
        title: t('bank.col.state'),
        width: 80,
        kind: 'custom',
        from: 1600, // the rows stand under it
        render: (r) => <Tag tone={tones[r.status]}>{t(`bank.status.${r.status}` as 'bank.status.new')}</Tag>,
      },
      {
        id: 'date',
        title: t('bank.col.time'),
        width: 104,
        kind: 'custom',
        value: (r) => `${r.date} ${r.time}`,
        render: (r) => <When row={r} />,
      },
      {
        id: 'payerName',
        title: t('bank.col.peer'),
        width: 160,
        value: (r) => r.payerName || (r.status === 'skipped' ? '' : t('bank.noName')),
      },
      {
        id: 'payerAccount',
        title: t('bank.col.peerAccount'),
        width: 88,
        tone: () => 'dim',
        value: (r) => r.payerAccount && t('bank.tail', { digits: tailOf(r.payerAccount) || r.payerAccount.slice(-4) }),
        from: 1400,
      },
      { id: 'memo', title: t('bank.col.memo'), width: 170, grow: wide, tone: () => 'mid', from: 1000 },
      {
        id: 'class',
        title: t('bank.col.class'),
        width: 72,
        tone: () => 'mid',
        value: (r) => classes.filter((c) => c === r.class).map((c) => t(`bank.class.${c}`))[0] ?? '',
        from: 1400,
      },
      {
        id: 'in',
        title: t('bank.in'),
        kind: 'money',
        width: 100,
        value: (r) => (r.direction === 'out' ? undefined : side(r, false)),
        tone: (r) => (r.direction === 'neutral' ? 'dim' : undefined), // moves nothing, and is in no sum
      },
      {
        id: 'out',
        title: t('bank.out'),
        kind: 'money',
        width: 100,
        value: (r) => {
          const f = side(r, true);
          return f === undefined ? undefined : f < 0 ? negative(f) : f;
        },
      },
      {
        id: 'balance',
        title: t('bank.col.balance'),
        kind: 'money',
        width: 112,
        zero: 'digits',
        tone: () => 'dim',
        value: (r) => (r.balance ? fen(r.balance) : undefined),
        from: 1400,
      },
      {
        id: 'why',
        title: t('bank.col.why'),
        kind: 'custom',
        width: 280,
        grow: true,
        value: (r) => (r.why ? fault(new Fault(r.why)) : r.direction === 'neutral' ? t('bank.dir.neutral') : ''),
        render: (r) => <Why row={r} choices={choices} onChoose={onChoose} />,
      },
    ];
  }, [t, fault, choices, onChoose, wide]);
}

const classes = ['refund', 'fee', 'internal', 'closed', 'reversal'] as const;

const tones: Record<string, 'act' | 'doubt' | 'late' | undefined> = { new: 'act', doubtful: 'doubt', skipped: 'late' };

function When({ row }: { row: Row }) {
  return (
    <>
      {monthDay(row.date)} <span className="dim">{row.time.slice(0, 5)}</span>
    </>
  );
}

function Why({ row, choices, onChoose }: { row: Row; choices: Props['choices']; onChoose: Props['onChoose'] }) {
  const { t, fault } = useText();
  const why = row.why ? fault(new Fault(row.why)) : row.direction === 'neutral' ? t('bank.dir.neutral') : '';
  return (
    <span className="q">
      <span className={row.status === 'doubtful' || row.status === 'skipped' ? 'doubt cut' : 'dim cut'} title={why}>
        {why}
      </span>
      {row.choices.length > 0 && (
        <Seg
          label={why}
          value={chosen(row, choices)}
          onChange={(as) => onChoose(row, as)}
          choices={(row.choices as Treatment[]).map((c) => ({ value: c, title: t(`bank.as.${c}`) }))}
        />
      )}
    </span>
  );
}
