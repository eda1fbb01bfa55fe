import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { fen, monthDay, today, useCall } from '../../api';
import { useText } from '../../i18n';
import { History } from '../../parts/History';
import { Late } from '../../parts/Late';
import { openPrint } from '../../parts/Print';
import { usePaper } from '../../parts/pdf';
import { Button, Drawer, ErrorNote, Money, PrintPreview, StatusRing, Tabs, useAddress, useCommands } from '../../ui';
import { CreditDialog } from './CreditDialog';
import { type Invoice, longStatus, stale } from './data';
import { Lines, Settled } from './Lines';

type Tab = 'lines' | 'money' | 'late' | 'history';
type Props = { id: number; onClose: () => void; onPrevious?: () => void; onNext?: () => void };

/** One bill beside the list: lines with 算式, what was settled, its history, and the paper itself. */
export function InvoiceDrawer({ id, onClose, onPrevious, onNext }: Props) {
  const { t } = useText();
  const { go } = useAddress();
  const got = useCall<Invoice>('Invoices.Get', { id }, stale);
  const [tab, setTab] = useState<Tab>('lines');
  const [crediting, setCrediting] = useState(false);
  const invoice = got.data;
  const canReceive = invoice !== undefined && invoice.stored === 'issued' && fen(invoice.open) > 0;
  const canCredit = invoice?.stored === 'issued';
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
    { id: 'invoices.credit', title: t('invoices.credit'), keys: 'Alt+C', rank: 67, when: canCredit, run: () => setCrediting(true) },
  ]);

  if (got.error)
    return (
      <Drawer title={t('invoices.title')} onClose={onClose} onPrevious={onPrevious} onNext={onNext}>
        <div className="drawer-pad">
          <ErrorNote error={got.error} retry={() => void got.refetch()} />
        </div>
      </Drawer>
    );
  if (!invoice)
    return (
      <Drawer title=" " onClose={onClose} onPrevious={onPrevious} onNext={onNext}>
        {null}
      </Drawer>
    );
  const { word, ...ring } = longStatus(t, invoice);
  return (
    <Drawer
      title={invoice.number || t('invoices.state.draft')}
      beside={<StatusRing {...ring}>{word}</StatusRing>}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      footer={
        <>
          {canReceive && (
            <Button kind="go" keys="R" onClick={receive}>
              {t('invoices.receive')}
            </Button>
          )}
          <Button icon="print" onClick={() => openPrint({ kind: 'invoice', ids: [id] })}>
            {t('invoices.print')}
          </Button>
          {(invoice.notes?.length ?? 0) > 0 && (
            <Button icon="print" onClick={() => openPrint({ kind: 'credit', numbers: invoice.notes.map((n) => n.number) })}>
              {t('papers.open.credit')}
            </Button>
          )}
          {canCredit && (
            <Button kind="bare" className="end" onClick={() => setCrediting(true)}>
              {t('invoices.credit')}
            </Button>
          )}
        </>
      }
    >
      <Who invoice={invoice} />
      <Tabs
        label={invoice.number}
        value={tab}
        onChange={setTab}
        choices={[
          { value: 'lines', title: t('invoices.tab.lines') },
          { value: 'money', title: t('invoices.tab.money'), count: invoice.allocations?.length },
          ...(invoice.stored === 'issued' && invoice.dueDate < today() ? [{ value: 'late' as const, title: t('late.tab') }] : []),
          { value: 'history', title: t('invoices.tab.history') },
        ]}
      />
      {tab === 'lines' && (
        <>
          <Lines invoice={invoice} />
          <Paper invoice={invoice} />
        </>
      )}
      {tab === 'money' && <Settled invoice={invoice} whole />}
      {tab === 'late' && <Late invoice={invoice} />}
      {tab === 'history' && <History type="invoice" id={id} />}
      {canCredit && <CreditDialog invoice={invoice} open={crediting} onClose={() => setCrediting(false)} />}
    </Drawer>
  );
}

function Who({ invoice: i }: { invoice: Invoice }) {
  const { t } = useText();
  return (
    <div className="party">
      <div>
        <Link className="link strong" to={`/customers/${i.customerId}` as string} search={{}}>
          {i.name}
        </Link>
        <p className="dim small">
          {[i.unit, i.contract].filter(Boolean).map((w) => `${w} · `)}
          {t('invoices.who', {
            issue: monthDay(i.issueDate),
            due: i.dueDate.slice(0, 4) === i.issueDate.slice(0, 4) ? monthDay(i.dueDate) : i.dueDate,
          })}
        </p>
      </div>
      <dl>
        <dt>{t('invoices.left')}</dt>
        <dd>
          <Money value={i.open} tone={i.overdue > 0 ? 'late' : undefined} />
        </dd>
      </dl>
    </div>
  );
}

function Paper({ invoice }: { invoice: Invoice }) {
  const { t } = useText();
  const paper = usePaper('Papers.Print', { kind: 'invoice', ids: [invoice.id], fresh: true }, ['invoice', 'settings', 'template']);
  return <PrintPreview plain data={paper.data?.data} error={paper.error} label={t('invoices.preview', { number: invoice.number })} />;
}
