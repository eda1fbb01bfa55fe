import { useState } from 'react';
import { fen, useCall } from '../../api';
import { useText } from '../../i18n';
import { Party, RecordDrawer, type Steps } from '../../parts/list/RecordDrawer';
import { openPrint } from '../../parts/Print';
import { Button, StatusRing, useAddress, useCommands } from '../../ui';
import { Booked, SourceLine } from './Booked';
import { NothingDialog, UnclaimDialog } from './Dialogs';
import { type Detail, stale, stateOf, statusOf } from './data';
import { RefundDialog } from './RefundDialog';
import { useApply, useReopen } from './work';

/** One receipt beside the list: what it paid and why, the row it came from, its history; and what can be done with it. */
export function ReceiptDrawer({ id, ...steps }: { id: number } & Steps) {
  const { t } = useText();
  const asked = useCall<Detail>('Receipts.Get', { id }, stale);
  return (
    <RecordDrawer
      {...steps}
      asked={asked}
      what={t('receipts.receipt')}
      history={{ type: 'receipt', id }}
      look={(r) => {
        const { word, ...ring } = statusOf(t, r);
        return {
          title: r.payerName || r.customerName || t('receipts.noPayer'),
          beside: <StatusRing {...ring}>{word}</StatusRing>,
          top: (
            <Party
              id={r.customerId}
              name={r.customerName}
              note={[r.date, r.time, r.number].filter(Boolean).join(' · ')}
              amount={{ title: t('receipts.amount'), value: r.amount }}
            />
          ),
          tabs: [
            {
              id: 'money',
              title: t('receipts.tab.money'),
              count: r.allocations?.filter((a) => !a.reversed && !a.reverses).length,
              body: <Booked receipt={r} />,
            },
            { id: 'line', title: t('receipts.tab.line'), body: <SourceLine receipt={r} /> },
          ],
          footer: <Actions receipt={r} />,
        };
      }}
    />
  );
}

function Actions({ receipt: r }: { receipt: Detail }) {
  const { t } = useText();
  const { go } = useAddress();
  const [asking, setAsking] = useState<'nothing' | 'unclaim' | 'refund'>();
  const reopen = useReopen();
  const apply = useApply();
  const state = stateOf(r);
  const [open, claimed] = [state === 'open', state === 'claimed' || state === 'prepaid'];
  const claim = () => go('/claim', { at: String(r.id) });
  const print = () => openPrint({ kind: 'receipt', ids: [r.id] });
  const acts = [
    { id: 'claim', title: t('receipts.claim'), keys: 'C', when: open, run: claim },
    { id: 'apply', title: t('receipts.apply'), keys: 'A', when: state === 'prepaid' && fen(r.left) > 0, run: () => apply(r) },
    { id: 'print', title: t('receipts.print'), keys: 'Ctrl+P', when: claimed, run: print },
    { id: 'refund', title: t('deposits.prepay.refund'), keys: 'B', when: state === 'prepaid', run: () => setAsking('refund') },
    { id: 'nothing', title: t('receipts.nothing'), keys: 'X', when: open, run: () => setAsking('nothing') },
    { id: 'reopen', title: t('receipts.reopen'), keys: 'O', when: state === 'nothing', run: () => reopen([r.id]) },
    { id: 'unclaim', title: t('receipts.unclaim'), keys: 'U', when: claimed, run: () => setAsking('unclaim') },
  ];
  useCommands(acts.map((a, i) => ({ ...a, id: `receipts.${a.id}`, hint: a.title, rank: 20 + i })));
  const shown = acts.filter((a) => a.when);
  const quiet = new Set(['unclaim', 'nothing']);
  const short = new Set(state === 'prepaid' ? ['print', 'refund'] : []); // four deeds fit beside the list without every key
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((a) => (
        <Button
          key={a.id}
          kind={a.id === 'claim' || a.id === 'apply' ? 'go' : quiet.has(a.id) ? 'bare' : 'plain'}
          icon={a.id === 'print' ? 'print' : undefined}
          className={quiet.has(a.id) ? 'end' : undefined}
          keys={short.has(a.id) ? undefined : a.keys}
          onClick={a.run}
        >
          {a.title}
        </Button>
      ))}
      <NothingDialog ids={[r.id]} open={asking === 'nothing'} onClose={() => setAsking(undefined)} />
      <RefundDialog key={r.left} receipt={r} open={asking === 'refund'} onClose={() => setAsking(undefined)} />
      <UnclaimDialog receipt={r} open={asking === 'unclaim'} onClose={() => setAsking(undefined)} />
    </>
  );
}
