import { useState } from 'react';
import { copyText, fen, monthDay, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { Late } from '../../parts/Late';
import { Party, RecordDrawer, type Steps } from '../../parts/list/RecordDrawer';
import { openPrint } from '../../parts/Print';
import { usePaper } from '../../parts/pdf';
import { Button, PrintPreview, StatusRing, toast, useAddress, useCommands } from '../../ui';
import { CreditDialog } from './CreditDialog';
import { type Invoice, longStatus, stale } from './data';
import { Lines, Settled } from './Lines';

/** One bill beside the list: lines with 算式, what was settled, its history, and the paper itself. */
export function InvoiceDrawer({ id, ...steps }: Steps & { id: number }) {
  const { t } = useText();
  const { go } = useAddress();
  const asked = useCall<Invoice>('Invoices.Get', { id }, stale);
  const [crediting, setCrediting] = useState(false);
  const invoice = asked.data;
  const canReceive = invoice !== undefined && invoice.stored === 'issued' && fen(invoice.open) > 0;
  const canCredit = invoice?.stored === 'issued';
  const copyCode = () => void copyText(invoice?.payCode ?? '').then((ok) => ok && toast(t('ui.copied'), { icon: 'copy' }));
  const receive = () => invoice && go('/receipts/new', { customer: String(invoice.customerId), invoice: String(invoice.id) });
  useCommands([
    {
      id: 'invoices.receive',
      title: t('invoices.receive'),
      hint: t('invoices.receive'),
      keys: 'R',
      rank: 17,
      when: canReceive,
      run: receive,
    },
    {
      id: 'invoices.payCode',
      title: t('invoices.copyPayCode'),
      keys: 'Ctrl+Shift+C',
      rank: 66,
      when: canReceive,
      run: copyCode,
    },
    { id: 'invoices.credit', title: t('invoices.credit'), keys: 'Alt+C', rank: 67, when: canCredit, run: () => setCrediting(true) },
  ]);

  return (
    <>
      <RecordDrawer
        {...steps}
        asked={asked}
        what={t('invoices.title')}
        history={{ type: 'invoice', id }}
        look={(i) => {
          const { word, ...ring } = longStatus(t, i);
          const late = i.stored === 'issued' && i.dueDate < today();
          return {
            title: i.number || t('invoices.state.draft'),
            beside: <StatusRing {...ring}>{word}</StatusRing>,
            top: (
              <>
                <Who invoice={i} />
                {canReceive && <PayCode code={i.payCode} onCopy={copyCode} />}
              </>
            ),
            tabs: [
              {
                id: 'lines',
                title: t('invoices.tab.lines'),
                body: (
                  <>
                    <Lines invoice={i} />
                    <Paper invoice={i} />
                  </>
                ),
              },
              { id: 'money', title: t('invoices.tab.money'), count: i.allocations?.length, body: <Settled invoice={i} whole /> },
              ...(late ? [{ id: 'late', title: t('late.tab'), body: <Late invoice={i} /> }] : []),
            ],
            footer: (
              <>
                {canReceive && (
                  <Button kind="go" keys="R" onClick={receive}>
                    {t('invoices.receive')}
                  </Button>
                )}
                <Button icon="print" onClick={() => openPrint({ kind: 'invoice', ids: [id] })}>
                  {t('invoices.print')}
                </Button>
                {(i.notes?.length ?? 0) > 0 && (
                  <Button icon="print" onClick={() => openPrint({ kind: 'credit', numbers: i.notes.map((n) => n.number) })}>
                    {t('papers.open.credit')}
                  </Button>
                )}
                {canCredit && (
                  <Button kind="bare" className="end" onClick={() => setCrediting(true)}>
                    {t('invoices.credit')}
                  </Button>
                )}
              </>
            ),
          };
        }}
      />
      {invoice && canCredit && <CreditDialog invoice={invoice} open={crediting} onClose={() => setCrediting(false)} />}
    </>
  );
}

function Who({ invoice: i }: { invoice: Invoice }) {
  const { t } = useText();
  const due = monthDay(i.dueDate, i.issueDate);
  return (
    <Party
      id={i.customerId}
      name={i.name}
      note={[i.unit, i.contract, t('invoices.who', { issue: monthDay(i.issueDate), due })].filter(Boolean).join(' · ')}
      amount={{ title: t('invoices.left'), value: i.open, late: i.overdue > 0 }}
    />
  );
}

/** 付款备注码: what the payer is to write with the money, ready to be sent. */
function PayCode({ code, onCopy }: { code: string; onCopy: () => void }) {
  const { t } = useText();
  return (
    <p className="pay-code">
      <span className="mid">{t('invoices.payCode')}</span>
      <b className="num">{code}</b>
      <Button kind="bare" small icon="copy" label={t('invoices.copyPayCode')} onClick={onCopy} />
    </p>
  );
}

function Paper({ invoice }: { invoice: Invoice }) {
  const { t } = useText();
  const paper = usePaper('Papers.Print', { kind: 'invoice', ids: [invoice.id], fresh: true }, ['invoice', 'settings', 'template']);
  return <PrintPreview plain data={paper.data?.data} error={paper.error} label={t('invoices.preview', { number: invoice.number })} />;
}
