import { fen, useCall } from '../../api';
import { useText } from '../../i18n';
import { Bills } from '../../parts/list/Bills';
import { Facts, Pad, Party, RecordDrawer, type Steps } from '../../parts/list/RecordDrawer';
import { Button, Empty, Money, Tag, useAddress, useCommands } from '../../ui';
import { type Detail, isPast, kinds, toDraft } from './data';
import { useArchive, whyNot } from './HeadActions';
import { State } from './list';
import { sentence } from './words';

/** One contract beside the list: what is charged, its bills and history. All its terms are a key away. */
export function ContractDrawer({ id, ...steps }: Steps & { id: number }) {
  const { t } = useText();
  const { go } = useAddress();
  const asked = useCall<Detail>('Contracts.Get', { id }, kinds);
  const draft = asked.data && toDraft(asked.data.contract);
  const archive = useArchive(draft ?? { id, code: '', archived: false });
  const edit = () => go(`/contracts/${id}/edit`);
  const renew = () => go(`/contracts/${id}/edit`, { do: 'renew' });
  const settle = () => go(`/closing/${id}`);
  const canRenew = draft !== undefined && !whyNot('renew', draft, false);
  useCommands([
    { id: 'contract.edit', title: t('contracts.openTerms'), hint: t('contracts.openTerms'), keys: 'E', rank: 10, run: edit },
    { id: 'contract.renew', title: t('contracts.change.renew.menu'), keys: 'R', rank: 11, when: canRenew, run: renew },
  ]);
  return (
    <RecordDrawer
      {...steps}
      asked={asked}
      what={t('nav.contracts')}
      history={{ type: 'contract', id }}
      look={(d) => ({
        title: d.contract.code,
        beside: <State row={{ ...d.contract, state: d.state }} />,
        top: <Who d={d} />,
        tabs: [
          {
            id: 'charges',
            title: t('contracts.charges'),
            count: d.contract.charges?.filter((h) => !h.withdrawn).length,
            body: <Charges d={d} />,
          },
          { id: 'facts', title: t('customers.tab.facts'), body: <More d={d} /> },
          { id: 'bills', title: t('nav.invoices'), body: <Bills of={{ contract: id }} /> },
        ],
        footer: (
          <>
            <Button kind="go" icon="edit" keys="E" onClick={edit}>
              {t('contracts.openTerms')}
            </Button>
            {canRenew && (
              <Button keys="R" onClick={renew}>
                {t('contracts.change.renew.menu')}
              </Button>
            )}
          </>
        ),
        more: [
          { id: 'contract.settle', title: t('closing.title'), keys: 'S', rank: 62, disabled: d.contract.archived, run: settle },
          {
            id: 'contract.deposits',
            title: t('nav.deposits'),
            rank: 64,
            run: () => go(`/deposits/${id}-${d.contract.customerId}`),
          },
          {
            id: 'contract.archive',
            title: t(d.contract.archived ? 'contracts.restore' : 'contracts.archive'),
            keys: 'Shift+Del',
            rank: 63,
            run: () => void archive(),
          },
        ],
      })}
    />
  );
}

function Who({ d: { contract: c, customerName, open } }: { d: Detail }) {
  const { t } = useText();
  return (
    <Party
      id={c.customerId}
      name={customerName}
      note={[c.unit, `${c.start} – ${c.end || t('contracts.openEnd')}`].filter(Boolean).join(' · ')}
      amount={{ title: t('customers.field.open'), value: open }}
    />
  );
}

/** Each charge as a sentence; what is over comes last. */
function Charges({ d }: { d: Detail }) {
  const { t } = useText();
  const all = toDraft(d.contract).charges.filter((h) => !h.withdrawn);
  const name = (feeItem: number) => d.items?.find((f) => f.id === feeItem)?.name ?? t('contracts.noItem');
  if (all.length === 0)
    return (
      <Pad>
        <Empty kind="none" title={t('contracts.noCharges')} note={t('contracts.noChargesNote')} />
      </Pad>
    );
  return (
    <ul className="contract-said">
      {all
        .toSorted((a, b) => Number(isPast(a)) - Number(isPast(b)))
        .map((h) => (
          <li key={h.key} className={isPast(h) ? 'dim' : undefined}>
            <b>{name(h.feeItemId)}</b> {isPast(h) && <Tag>{t('contracts.ended', { day: h.end })}</Tag>}
            <p className="small">{sentence(t, h)}</p>
            {h.billedThrough && <p className="small dim">{t('contracts.billedTo', { day: h.billedThrough })}</p>}
          </li>
        ))}
    </ul>
  );
}

function More({ d: { contract: c, billed, customerCode } }: { d: Detail }) {
  const { t } = useText();
  return (
    <Facts
      lines={[
        [t('contracts.customerCode'), customerCode],
        [t('contracts.field.start'), c.start],
        [t('contracts.field.end'), c.end || t('contracts.openEnd')],
        [t('contracts.state.terminated'), c.terminated],
        [t('contracts.field.deposit'), fen(c.deposit) ? <Money key="d" value={c.deposit} /> : ''],
        [t('contracts.billedPeriods'), billed ? String(billed) : ''],
        [t('contracts.field.note'), c.note],
      ]}
    />
  );
}
