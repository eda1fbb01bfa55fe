import { useMemo, useState } from 'react';
import { call, type go, monthDay, undo, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, type Column, DataGrid, Empty, Money, Note, Page, toast, toastError, useAddress, useCommands } from '../../ui';
import { kinds, type Pair, type PairLine } from './data';
import { Views } from './LineList';

/** Lines of two of our accounts that look like the same money. */
export const usePairs = () => useCall<{ rows: Pair[] }>('Bank.Pairs', {}, kinds, { keep: true });

const rowId = (p: Pair) => `${p.line.id} ${p.other.id}`;

/** 同一笔钱：proposed, never joined without a word. Y joins, N tells that the two are not the same; both can be taken back. */
export function Pairs() {
  const { t } = useText();
  const { go } = useAddress();
  const pairs = usePairs();
  const [at, setAt] = useState<Pair>();
  const settle = async (p: Pair, apart: boolean) => {
    try {
      const done = await call<Wire<go.bank.Joined>>('Bank.Pair', { line: p.line.id, other: p.other.id, apart });
      toast(t(apart ? 'bank.pairs.saidApart' : 'bank.pairs.joined', { amount: p.line.amount.replace('-', '') }), {
        undo: () => undo(done.event),
      });
    } catch (e) {
      toastError(e);
    }
  };
  useCommands([
    {
      id: 'pairs.join',
      title: t('bank.pairs.join'),
      hint: t('bank.pairs.join'),
      keys: 'Y',
      rank: 10,
      when: Boolean(at),
      run: () => at && void settle(at, false),
    },
    {
      id: 'pairs.apart',
      title: t('bank.pairs.apart'),
      hint: t('bank.pairs.apart'),
      keys: 'N',
      rank: 11,
      when: Boolean(at),
      run: () => at && void settle(at, true),
    },
  ]);
  const columns = useMemo(
    (): Column<Pair>[] => [
      { id: 'amount', title: t('bank.pairs.amount'), kind: 'money', width: 120, value: (p) => p.line.amount.replace('-', ''), fixed: true },
      {
        id: 'kind',
        title: t('bank.pairs.kind'),
        width: 120,
        tone: () => 'mid',
        value: (p) => t(p.kind === 'twice' ? 'bank.pairs.twice' : 'bank.pairs.transfer'),
      },
      {
        id: 'line',
        title: t('bank.pairs.from'),
        kind: 'custom',
        width: 320,
        value: (p) => sideText(p.line),
        render: (p) => <Side line={p.line} />,
        grow: true,
      },
      {
        id: 'other',
        title: t('bank.pairs.to'),
        kind: 'custom',
        width: 320,
        value: (p) => sideText(p.other),
        render: (p) => <Side line={p.other} />,
        grow: true,
      },
      { id: 'days', title: t('bank.pairs.days'), kind: 'number', width: 104, tone: () => 'dim' },
    ],
    [t],
  );
  return (
    <Page
      title={t('nav.bank')}
      beside={<Views value="pairs" />}
      actions={
        <>
          <Button keys="N" disabled={!at} onClick={() => at && void settle(at, true)}>
            {t('bank.pairs.apart')}
          </Button>
          <Button kind="go" keys="Y" disabled={!at} onClick={() => at && void settle(at, false)}>
            {t('bank.pairs.join')}
          </Button>
        </>
      }
    >
      <div className="pairs-note">
        <Note>{t('bank.pairs.note')}</Note>
      </div>
      <DataGrid
        list="bank.pairs"
        label={t('bank.pairs.title')}
        columns={columns}
        rowId={rowId}
        source={{ rows: pairs.data?.rows, error: pairs.error, retry: () => void pairs.refetch() }}
        onAt={setAt}
        empty={
          <Empty
            kind="done"
            title={t('bank.pairs.none')}
            note={t('bank.pairs.noneNote')}
            actions={<Button onClick={() => go('/bank')}>{t('nav.go', { place: t('nav.bank') })}</Button>}
          />
        }
      />
    </Page>
  );
}

const sideText = (l: PairLine) => `${l.date} ${l.accountName} ${l.payerName} ${l.memo}`;

function Side({ line: l }: { line: PairLine }) {
  return (
    <span className="cut" title={sideText(l)}>
      <span className="dim num">{monthDay(l.date)}</span> <b>{l.accountName}</b> <Money value={l.amount} signed={!l.neutral} />{' '}
      <span className="mid">{[l.payerName, l.memo].filter(Boolean).join(' ')}</span>
    </span>
  );
}
