import { Link } from '@tanstack/react-router';
import { call, type go as Go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Bills } from '../../parts/list/Bills';
import { Facts, Pad, RecordDrawer, type Steps } from '../../parts/list/RecordDrawer';
import { Memory } from '../../parts/Memory';
import { openPrint } from '../../parts/Print';
import { tell } from '../../parts/undo';
import { Button, Empty, ErrorNote, Money, Tag, useAddress, useCommands } from '../../ui';
import { type Detail, type Fact, kinds } from './data';

/** One customer beside the list: what stands open, how to reach them, contracts, bills, who pays for them, and history. */
export function CustomerDrawer({ id, ...steps }: Steps & { id: number }) {
  const { t } = useText();
  const { go, search } = useAddress();
  const asked = useCall<Detail>('Customers.Get', { id }, kinds);
  const d = asked.data;
  const edit = () => go(`/customers/${id}/edit`, search);
  const archive = ({ archived, name }: Detail['customer']) =>
    tell(
      call('Customers.Archive', { id, archived: !archived }),
      t(archived ? 'customers.restoredToast' : 'customers.archivedToast', { name }),
    );
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
    { id: 'customer.edit', title: t('customers.edit'), hint: t('customers.edit'), keys: 'E', rank: 10, when: Boolean(d), run: edit },
  ]);
  return (
    <RecordDrawer
      {...steps}
      asked={asked}
      what={t('nav.customers')}
      history={{ type: 'customer', id }}
      look={(d) => ({
        title: d.customer.name,
        beside: d.customer.archived && <Tag>{t('customers.archived')}</Tag>,
        top: <Balance d={d} />,
        tabs: [
          { id: 'facts', title: t('customers.tab.facts'), body: <Known d={d} /> },
          { id: 'contracts', title: t('nav.contracts'), count: d.contracts, body: <Contracts id={id} /> },
          { id: 'invoices', title: t('nav.invoices'), body: <Bills of={{ customer: id }} /> },
          { id: 'payers', title: t('customers.tab.payers'), count: d.payers?.length ?? 0, body: <Memory customer={id} /> },
        ],
        footer: (
          <>
            <Button keys="E" icon="edit" onClick={edit}>
              {t('customers.edit')}
            </Button>
            <Button icon="contract" disabled={d.customer.archived} onClick={() => go('/contracts/new', { customer: String(id) })}>
              {t('customers.newContract')}
            </Button>
            <Button kind="bare" icon="print" onClick={() => print('statement')}>
              {t('customers.statement')}
            </Button>
          </>
        ),
        more: [
          {
            id: 'customer.deposits',
            title: t('nav.deposits'),
            keys: 'Alt+D',
            rank: 62,
            run: () => go('/deposits', { customer: String(id) }),
          },
          { id: 'customer.envelope', title: t('papers.kind.envelope'), keys: 'Alt+V', rank: 64, run: () => print('envelope') },
          { id: 'customer.label', title: t('papers.kind.label'), keys: 'Alt+L', rank: 65, run: () => print('label') },
          {
            id: 'customer.archive',
            title: t(d.customer.archived ? 'customers.restore' : 'customers.archive'),
            keys: 'Shift+Del',
            rank: 63,
            run: () => void archive(d.customer),
          },
        ],
      })}
    />
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

/** What is written down about the customer. */
function Known({ d: { customer: c } }: { d: Detail }) {
  const { t } = useText();
  return (
    <Facts
      lines={[
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
      ]}
    />
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
    <ul className="record-rows">
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

const Nothing = ({ title, note, action }: { title: string; note?: string; action?: React.ReactNode }) => (
  <Pad>
    <Empty kind="none" title={title} note={note} actions={action} />
  </Pad>
);

const Trouble = ({ error, retry }: { error: unknown; retry: () => void }) => (
  <Pad>
    <ErrorNote error={error} retry={retry} />
  </Pad>
);
