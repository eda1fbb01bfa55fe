import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fen, useCall } from '../../api';
import { useText } from '../../i18n';
import { History } from '../../parts/History';
import { openPrint } from '../../parts/Print';
import { Button, Drawer, ErrorNote, Money, StatusRing, Tabs, useAddress, useCommands } from '../../ui';
import { Allocations, Facts, SourceLine } from './Booked';
import { NothingDialog, UnclaimDialog } from './Dialogs';
import { type Detail, stale, stateOf, statusOf } from './data';
import { RefundDialog } from './RefundDialog';
import { useApply, useReopen } from './work';

type Tab = 'money' | 'line' | 'history';
type Props = { id: number; onClose: () => void; onPrevious?: () => void; onNext?: () => void };

/** One receipt beside the list: what it paid and why, the row it came from, its history; and what can be done with it. */
export function ReceiptDrawer({ id, onClose, onPrevious, onNext }: Props) {
  const { t } = useText();
  const got = useCall<Detail>('Receipts.Get', { id }, stale);
  const [tab, setTab] = useState<Tab>('money');
  const r = got.data;
  if (!r)
    return (
      <Drawer title={t('receipts.receipt')} onClose={onClose} onPrevious={onPrevious} onNext={onNext}>
        {got.error && (
          <div className="drawer-pad">
            <ErrorNote error={got.error} retry={() => void got.refetch()} />
          </div>
        )}
      </Drawer>
    );
  const { word, ...ring } = statusOf(t, r);
  return (
    <Drawer
      title={r.payerName || r.customerName || t('receipts.noPayer')}
      beside={<StatusRing {...ring}>{word}</StatusRing>}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      footer={<Actions receipt={r} />}
    >
      <div className="party">
        <div>
          {r.customerId > 0 && (
            <Link className="link strong" to={`/customers/${r.customerId}` as string} search={{}}>
              {r.customerName}
            </Link>
          )}
          <p className="dim small">{[r.date, r.time, r.number].filter(Boolean).join(' · ')}</p>
        </div>
        <dl>
          <dt>{t('receipts.amount')}</dt>
          <dd>
            <Money value={r.amount} zero="digits" />
          </dd>
        </dl>
      </div>
      <Tabs
        label={r.reference}
        value={tab}
        onChange={setTab}
        choices={[
          { value: 'money', title: t('receipts.tab.money'), count: r.allocations?.filter((a) => !a.reversed && !a.reverses).length },
          { value: 'line', title: t('receipts.tab.line') },
          { value: 'history', title: t('receipts.tab.history') },
        ]}
      />
      {tab === 'money' && (
        <>
          <Allocations receipt={r} />
          <Facts receipt={r} />
        </>
      )}
      {tab === 'line' && <SourceLine receipt={r} />}
      {tab === 'history' && <History type="receipt" id={id} />}
    </Drawer>
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
