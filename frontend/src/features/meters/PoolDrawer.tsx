import { Link } from '@tanstack/react-router';
import { call, quantity, useCall } from '../../api';
import { useText } from '../../i18n';
import { RecordDrawer, type Steps } from '../../parts/list/RecordDrawer';
import { tell } from '../../parts/undo';
import { span } from '../../parts/words';
import { Button, Money, Tag, useAddress, useCommands } from '../../ui';
import { kinds, type Pool, type PoolDetail } from './data';

type Props = Steps & { id: number; onEdit: (p: Pool) => void };

/** One shared cost beside the list: what was shared, who shares, and its history. */
export function PoolDrawer({ id, onEdit, ...steps }: Props) {
  const { t } = useText();
  const { go } = useAddress();
  const asked = useCall<PoolDetail>('Pools.Get', { id }, kinds);
  const p = asked.data?.pool;
  const share = () => go(`/meters/pools/${id}/share`);
  const archive = ({ archived, name }: Pool) =>
    tell(call('Pools.Archive', { id, archived: !archived }), t(archived ? 'meters.restoredToast' : 'meters.archivedToast', { code: name }));
  const can = Boolean(p && !p.archived && asked.data?.members?.length);
  useCommands([
    { id: 'pool.share', title: t('meters.pool.share'), hint: t('meters.pool.share'), keys: 'G', rank: 10, when: can, run: share },
    { id: 'pool.edit', title: t('meters.edit'), hint: t('meters.edit'), keys: 'E', rank: 11, when: Boolean(p), run: () => p && onEdit(p) },
  ]);
  return (
    <RecordDrawer
      {...steps}
      asked={asked}
      what={t('meters.view.pools')}
      history={{ type: 'pool', id }}
      look={(d) => ({
        title: d.pool.name,
        beside: d.pool.archived && <Tag>{t('meters.archived')}</Tag>,
        top: <About d={d} />,
        tabs: [
          { id: 'runs', title: t('meters.pool.runs'), count: d.runs?.length ?? 0, body: <Runs d={d} /> },
          { id: 'members', title: t('meters.pool.members'), count: d.members?.length ?? 0, body: <Members d={d} /> },
        ],
        footer: (
          <>
            <Button keys="G" icon="split" onClick={share} disabled={!can}>
              {t('meters.pool.share')}
            </Button>
            <Button keys="E" icon="edit" onClick={() => onEdit(d.pool)}>
              {t('meters.edit')}
            </Button>
          </>
        ),
        more: [
          {
            id: 'pool.archive',
            title: t(d.pool.archived ? 'meters.restore' : 'meters.archive'),
            keys: 'Shift+Del',
            rank: 63,
            run: () => void archive(d.pool),
          },
        ],
      })}
    />
  );
}

function About({ d }: { d: PoolDetail }) {
  const { t } = useText();
  const by = d.common ? t('meters.pool.byMeter', { code: d.common, price: d.pool.price }) : t('meters.pool.byBill');
  return <p className="meter-pad dim">{[t(`meters.basis.${d.pool.basis}` as never), by, d.pool.note].filter(Boolean).join(' · ')}</p>;
}

function Runs({ d }: { d: PoolDetail }) {
  const { t } = useText();
  const runs = d.runs ?? [];
  if (runs.length === 0) return <p className="meter-pad dim">{t('meters.pool.noRuns')}</p>;
  return (
    <table className="grid meter-readings">
      <thead>
        <tr>
          <th>{t('meters.pool.days')}</th>
          <th className="num">{t('meters.pool.cost')}</th>
          <th className="num">{t('meters.pool.shares')}</th>
          <th>{t('meters.pool.billed')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((r) => (
          <tr key={r.id}>
            <td>
              <Link className="link" to={`/meters/pools/${d.pool.id}/run/${r.id}` as string} search={{}}>
                {span(r.from, r.to)}
              </Link>
            </td>
            <td className="num strong">
              <Money value={r.cost} zero="digits" />
            </td>
            <td className="num">{r.shares}</td>
            <td className="mid">{r.billed > 0 ? `${r.billed} / ${r.shares}` : t('meters.pool.notBilled')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Members({ d }: { d: PoolDetail }) {
  const { t } = useText();
  const all = d.members ?? [];
  if (all.length === 0) return <p className="meter-pad dim">{t('meters.pool.noMembers')}</p>;
  return (
    <table className="grid meter-readings">
      <thead>
        <tr>
          <th>{t('meters.field.contract')}</th>
          <th>{t('meters.field.customer')}</th>
          <th className="num">{t(`meters.weight.${d.pool.basis}` as never)}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((m) => (
          <tr key={m.chargeId}>
            <td title={`${m.start} – ${m.end}`}>
              <Link className="link" to={`/contracts/${m.contractId}` as string} search={{}}>
                {m.code}
              </Link>
            </td>
            <td title={m.name}>{[m.room, m.name].filter(Boolean).join(' ')}</td>
            <td className="num">{d.pool.basis === 'equal' ? '1' : d.pool.basis === 'usage' ? '' : quantity(m.quantity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
