import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Fen, fen, useCall } from '../../api';
import { useText } from '../../i18n';
import { More } from '../../parts/list/More';
import { Party, RecordDrawer, type Steps } from '../../parts/list/RecordDrawer';
import { openPrint } from '../../parts/Print';
import { Button, Money, StatusRing, Unbroken, useCommands } from '../../ui';
import { type Ask, BackDialog, MoveDialog, RefundDialog, SetOffDialog } from './Dialogs';
import { type Detail, type Entry, type Method, methods, stale, statusOf } from './data';
import { ReceiveDialog } from './Receive';

type Props = Steps & { whose: { contractId: number; customerId: number }; asOf: string };

/** One holding beside the list: how it came about, and what can be done with it. */
export function DepositDrawer({ whose, asOf, ...steps }: Props) {
  const { t } = useText();
  const asked = useCall<Detail>('Deposits.Get', { ...whose, asOf }, stale);
  return (
    <RecordDrawer
      {...steps}
      asked={asked}
      what={t('deposits.title')}
      history={{ type: 'contract', id: whose.contractId }}
      look={(d) => {
        const { word, ...ring } = statusOf(t, d);
        return {
          title: [d.code, d.unit].filter(Boolean).join(' · '),
          beside: <StatusRing {...ring}>{word}</StatusRing>,
          top: <Held d={d} />,
          tabs: [{ id: 'entries', title: t('deposits.entries'), count: d.entries?.length, body: <Entries d={d} /> }],
          footer: <Actions d={d} />,
        };
      }}
    />
  );
}

/** What is held, and how it comes to be that much. */
function Held({ d }: { d: Detail }) {
  const { t } = useText();
  return (
    <>
      <Party
        id={d.customerId}
        name={d.name}
        note={
          <>
            <Link className="link" to={`/contracts/${d.contractId}` as string} search={{}}>
              {d.code}
            </Link>{' '}
            {[d.start, d.end || t('deposits.openEnd')].join(' – ')}
          </>
        }
        amount={{ title: t('deposits.col.held'), value: d.held }}
      />
      <dl className="deposit-sums">
        {(['agreed', 'received', 'moved', 'setOff', 'refunded'] as const).map((k) => (
          <div key={k}>
            <dt>{t(`deposits.col.${k}`)}</dt>
            <dd className="num">
              <Money value={d[k]} signed={k === 'moved'} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Entries({ d }: { d: Detail }) {
  const { t } = useText();
  const [back, setBack] = useState<Entry>();
  const entries = d.entries ?? [];
  if (entries.length === 0) return <p className="deposit-pad mid">{t('deposits.noEntries')}</p>;
  return (
    <>
      <ul className="deposit-entries">
        {[...entries].reverse().map((e) => (
          <li key={e.id} className={e.reversed || e.reverses ? 'gone' : undefined}>
            <div>
              <p>
                <b className="strong">
                  {e.reverses
                    ? t('deposits.kind.back', { what: t(`deposits.kind.${e.kind as 'received'}`) })
                    : t(`deposits.kind.${e.kind as 'received'}`)}
                </b>{' '}
                <span className="mid">{e.number}</span>
              </p>
              <p className="dim small">
                <Unbroken text={about(t, e)} />
              </p>
            </div>
            <span className="num">
              <Money value={e.effect} signed />
            </span>
            {!e.reversed && !e.reverses && (e.kind === 'received' || e.kind === 'refunded') && (
              <Button
                kind="bare"
                small
                icon="print"
                label={t(e.kind === 'received' ? 'papers.kind.deposit' : 'papers.kind.refund')}
                onClick={() => openPrint({ kind: e.kind === 'received' ? 'deposit' : 'refund', ids: [e.id] })}
              />
            )}
            {!e.reversed && !e.reverses ? (
              <Button kind="bare" small onClick={() => setBack(e)}>
                {t('deposits.back')}
              </Button>
            ) : (
              <span className="dim small">{e.reversed ? t('deposits.wasBack') : ''}</span>
            )}
          </li>
        ))}
      </ul>
      <BackDialog entry={back} onClose={() => setBack(undefined)} />
    </>
  );
}

function about(t: ReturnType<typeof useText>['t'], e: Entry): string {
  const method = (methods as readonly string[]).includes(e.method) ? t(`deposits.method.${e.method as Method}`) : e.method;
  const bills = e.bills && t('deposits.forBills', { numbers: e.bills.replaceAll(',', t('ui.comma')) });
  const other = e.other && t(e.kind === 'moved_in' ? 'deposits.from' : 'deposits.to', { code: e.other });
  return [e.date, e.kind === 'setoff' ? '' : method, e.reference, bills, other, e.reason].filter(Boolean).join(' · ');
}

function Actions({ d }: { d: Detail }) {
  const { t } = useText();
  const [asking, setAsking] = useState<Ask>();
  const held = fen(d.held) > 0;
  const over = d.state === 'refund';
  const acts: { id: Ask; keys: string; when: boolean; go?: boolean; rare?: boolean }[] = [
    { id: 'receive', keys: 'R', when: !over, go: fen(d.short) > 0 },
    { id: 'setOff', keys: 'O', when: held },
    { id: 'refund', keys: 'P', when: held, go: over },
    { id: 'move', keys: 'M', when: held, rare: true },
  ];
  const commands = acts.map((a, i) => ({
    id: `deposits.${a.id}`,
    title: t(`deposits.do.${a.id}`),
    hint: t(`deposits.do.${a.id}`),
    keys: a.keys,
    when: a.when,
    rank: 20 + i,
    run: () => setAsking(a.id),
  }));
  useCommands(commands);
  const rare = commands.filter((c, i) => acts[i].rare && c.when);
  const close = () => setAsking(undefined);
  return (
    <>
      {acts
        .filter((a) => a.when && !a.rare)
        .sort((a, b) => Number(b.go ?? false) - Number(a.go ?? false))
        .map((a) => (
          <Button key={a.id} kind={a.go ? 'go' : 'plain'} keys={a.keys} onClick={() => setAsking(a.id)}>
            {t(`deposits.do.${a.id}`)}
          </Button>
        ))}
      {rare.length > 0 && <More deeds={rare} className="end" />}
      <ReceiveDialog open={asking === 'receive'} whose={d} amount={fen(d.short) > 0 ? (fen(d.short) as Fen) : undefined} onClose={close} />
      <SetOffDialog open={asking === 'setOff'} d={d} onClose={close} />
      <RefundDialog open={asking === 'refund'} d={d} onClose={close} />
      <MoveDialog open={asking === 'move'} d={d} onClose={close} />
    </>
  );
}
