import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call, type go as Go, undo, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { History } from '../../parts/History';
import { Memory } from '../../parts/Memory';
import { openPrint } from '../../parts/Print';
import { Button, Drawer, Empty, ErrorNote, Money, Tabs, Tag, toast, toastError, useAddress, useCommands } from '../../ui';
import { type Detail, type Fact, kinds } from './data';

type Tab = 'facts' | 'contracts' | 'invoices' | 'payers' | 'history';
type Props = { id: number; onClose: () => void; onPrevious?: () => void; onNext?: () => void };

/** One customer beside the list: what stands open, how to reach them, contracts, bills, who pays for them, and history. */
export function CustomerDrawer({ id, onClose, onPrevious, onNext }: Props) {
  const { t } = useText();
  const { go, search } = useAddress();
  const [tab, setTab] = useState<Tab>('facts');
  const asked = useCall<Detail>('Customers.Get', { id }, kinds);
  const d = asked.data;
  const edit = () => go(`/customers/${id}/edit`, search);
  const archive = async () => {
    if (!d) return;
    try {
      await call('Customers.Archive', { id, archived: !d.customer.archived });
      toast(t(d.customer.archived ? 'customers.restoredToast' : 'customers.archivedToast', { name: d.customer.name }), {
        undo: () => undo(),
      });
    } catch (e) {
      toastError(e);
    }
  };
  const print = (kind: 'statement' | 'envelope' | 'label') => openPrint({ kind, ids: [id] });
  useCommands([
    {
      id: 'customer.statement',
      title: t('papers.kind.statement'),
      keys: 'Ctrl+P',
      rank: 12,
      when: Boolean(d),
      run: () => print('statement'),
    },
    { id: 'customer.envelope', title: t('papers.open.envelopes'), rank: 64, when: Boolean(d), run: () => print('envelope') },
    { id: 'customer.label', title: t('papers.open.labels'), rank: 65, when: Boolean(d), run: () => print('label') },
    { id: 'customer.edit', title: t('customers.edit'), hint: t('customers.edit'), keys: 'E', rank: 10, when: Boolean(d), run: edit },
    {
      id: 'customer.archive',
      title: t(d?.customer.archived ? 'customers.restore' : 'customers.archive'),
      rank: 63,
      when: Boolean(d),
      run: () => void archive(),
    },
  ]);
  const c = d?.customer;
  return (
    <Drawer
      title={c?.name ?? ''}
      beside={c?.archived && <Tag>{t('customers.archived')}</Tag>}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      footer={
        <>
          <Button keys="E" icon="edit" onClick={edit} disabled={!d}>
            {t('customers.edit')}
          </Button>
          <Button icon="contract" disabled={!d || c?.archived} onClick={() => go('/contracts/new', { customer: String(id) })}>
            {t('customers.newContract')}
          </Button>
          <Button kind="bare" icon="shield" disabled={!d} onClick={() => go('/deposits', { customer: String(id) })}>
            {t('nav.deposits')}
          </Button>
          <Button kind="bare" icon="print" disabled={!d} onClick={() => openPrint({ kind: 'statement', ids: [id] })}>
            {t('papers.kind.statement')}
          </Button>
          <Button kind="bare" icon="print" disabled={!d} onClick={() => print('statement')}>
            {t('papers.kind.statement')}
          </Button>
          <span className="end">
            <Button kind="bare" onClick={() => void archive()} disabled={!d}>
              {t(c?.archived ? 'customers.restore' : 'customers.archive')}
            </Button>
          </span>
        </>
      }
    >
      {asked.error && !d ? (
        <div className="customer-pad">
          <ErrorNote error={asked.error} retry={() => void asked.refetch()} />
        </div>
      ) : (
        d && (
          <>
            <Balance d={d} />
            <Tabs<Tab>
              label={d.customer.name}
              value={tab}
              onChange={setTab}
              choices={[
                { value: 'facts', title: t('customers.tab.facts') },
                { value: 'contracts', title: t('nav.contracts'), count: d.contracts },
                { value: 'invoices', title: t('nav.invoices') },
                { value: 'payers', title: t('customers.tab.payers'), count: d.payers?.length ?? 0 },
                { value: 'history', title: t('customers.tab.history') },
              ]}
            />
            {tab === 'facts' && <Facts d={d} />}
            {tab === 'contracts' && <Contracts id={id} />}
            {tab === 'invoices' && <Invoices id={id} />}
            {tab === 'payers' && <Memory customer={id} />}
            {tab === 'history' && <History type="customer" id={id} />}
          </>
        )
      )}
    </Drawer>
  );
}

function Balance({ d }: { d: Detail }) {
  const { t } = useText();
  const b = d.balance;
  const over = Number(b.overdue) > 0;
  return (
    <div className="customer-balance">
      <dl>
        <dt>{t('customers.field.open')}</dt>
        <dd>
          <Money value={b.open} zero="digits" figure />
        </dd>
      </dl>
      <dl>
        <dt>{t('customers.field.overdue')}</dt>
        <dd className={over ? 'late' : undefined}>
          <Money value={b.overdue} zero="digits" figure tone={over ? 'late' : undefined} />
        </dd>
      </dl>
      <dl>
        <dt>{t('customers.field.unapplied')}</dt>
        <dd>
          <Money value={b.unapplied} zero="digits" figure />
        </dd>
      </dl>
    </div>
  );
}

function Facts({ d: { customer: c } }: { d: Detail }) {
  const { t } = useText();
  const lines: [string, React.ReactNode][] = [
    [t('customers.field.code'), c.code],
    [t('customers.field.shortName'), c.shortName],
    [t('customers.field.segment'), c.segment],
    [t('customers.field.units'), c.units?.length ? <FactList key="u" facts={c.units} /> : ''],
    [t('customers.field.contact'), [c.contact, c.phone].filter(Boolean).join('  ')],
    [t('customers.field.email'), c.email],
    [t('customers.field.address'), c.address],
    [t('customers.field.taxShort'), c.taxId],
    [t('customers.field.creditLimit'), c.creditLimit ? <Money key="m" value={c.creditLimit} zero="digits" /> : ''],
    [t('customers.field.parent'), c.parent],
    [t('customers.field.aliases'), c.aliases?.length ? <FactList key="a" facts={c.aliases} /> : ''],
    [t('customers.field.accounts'), c.accounts?.length ? <FactList key="p" facts={c.accounts} /> : ''],
    [t('customers.field.separateShort'), c.separate ? t('parts.history.yes') : ''],
    [t('customers.field.note'), c.note],
  ];
  return (
    <dl className="customer-facts">
      {lines
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function FactList({ facts }: { facts: Fact[] }) {
  const { t } = useText();
  return (
    <>
      {facts.map((f) => (
        <span className="customer-fact" key={f.value} title={f.learned ? t('customers.learned') : undefined}>
          {f.value}
          {f.learned && <Tag tone="act">{t('customers.learnedTag')}</Tag>}
        </span>
      ))}
    </>
  );
}

function Contracts({ id }: { id: number }) {
  const { t } = useText();
  const { go } = useAddress();
  const request = { search: '', customerId: id, state: 'all', endingBy: '', sort: 'start', desc: true, after: '', limit: 100 };
  const asked = useCall<Wire<Go.contract.Page>>('Contracts.List', request, ['contract']);
  if (asked.error) return <Trouble error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return null;
  const rows = asked.data.rows ?? [];
  if (rows.length === 0)
    return (
      <Nothing
        title={t('customers.noContracts')}
        action={<Button onClick={() => go('/contracts/new', { customer: String(id) })}>{t('customers.newContract')}</Button>}
      />
    );
  return (
    <ul className="customer-rows">
      {rows.map((r) => (
        <li key={r.id}>
          <Link className="link strong" to={`/contracts/${r.id}` as string} search={{}}>
            {r.code}
          </Link>
          <span className="cut">
            {[r.unit, r.items].filter(Boolean).join(' · ')}{' '}
            {r.state !== 'running' && <Tag>{t(`customers.contractState.${r.state}` as never)}</Tag>}
          </span>
          <span className="dim">
            {r.start} – {r.end || t('customers.noEnd')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Invoices({ id }: { id: number }) {
  const { t } = useText();
  const request = {
    search: '',
    state: '',
    customerId: id,
    run: 0,
    kind: '',
    from: '',
    to: '',
    dueTo: '',
    sort: 'dueDate',
    desc: true,
    after: '',
    offset: 0,
    limit: 20,
  };
  const asked = useCall<Wire<Go.billing.Page>>('Invoices.List', request, ['invoice', 'receipt', 'customer']);
  if (asked.error) return <Trouble error={asked.error} retry={() => void asked.refetch()} />;
  if (!asked.data) return null;
  const rows = asked.data.rows ?? [];
  if (rows.length === 0) return <Nothing title={t('customers.noInvoices')} />;
  return (
    <>
      <ul className="customer-rows">
        {rows.map((r) => (
          <li key={r.id} className={r.state === 'credited' ? 'gone' : undefined}>
            <Link className="link strong" to={`/invoices/${r.id}` as string} search={{}}>
              {r.number}
            </Link>
            <span className="dim">{t('customers.due', { date: r.dueDate })}</span>
            <span className="num">
              <Money value={r.total} zero="digits" />
            </span>
            <span className="num">
              <Money value={r.open} tone={r.overdue > 0 && Number(r.open) > 0 ? 'late' : undefined} />
            </span>
          </li>
        ))}
      </ul>
      <p className="customer-pad">
        <Link className="link" to={'/invoices' as string} search={{ customer: String(id) } as never}>
          {t('customers.allInvoices', { count: asked.data.count })}
        </Link>
      </p>
    </>
  );
}

const Nothing = ({ title, note, action }: { title: string; note?: string; action?: React.ReactNode }) => (
  <div className="customer-pad">
    <Empty kind="none" title={title} note={note} actions={action} />
  </div>
);

const Trouble = ({ error, retry }: { error: unknown; retry: () => void }) => (
  <div className="customer-pad">
    <ErrorNote error={error} retry={retry} />
  </div>
);
