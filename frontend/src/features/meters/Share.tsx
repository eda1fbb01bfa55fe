import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { call, type Day, type Fen, type FileOut, fen, quantity, requestId, saveFile, today, undo, useCall, yuan } from '../../api';
import { useText } from '../../i18n';
import {
  Button,
  DateField,
  DecimalField,
  ErrorNote,
  Money,
  MoneyField,
  Page,
  Panel,
  Seg,
  Tag,
  TextField,
  toast,
  toastError,
  useAddress,
  useCommands,
} from '../../ui';
import { kinds, type Share as Part, type PoolDetail, type Sharing } from './data';

/** A sharing to be made (days, cost, everyone's share with its working), or one that was made. */
export function Share({ pool, run }: { pool: number; run?: number }) {
  const { t } = useText();
  const asked = useCall<PoolDetail>('Pools.Get', { id: pool }, kinds);
  const made = useCall<Sharing>('Pools.GetSharing', { id: run }, kinds, { enabled: run !== undefined });
  const error = asked.error ?? made.error;
  if (!asked.data || (run !== undefined && !made.data))
    return (
      <Page title={error ? t('meters.view.pools') : ''} up={{ to: '/meters/pools', title: t('meters.view.pools') }}>
        {error && (
          <div className="meter-pad">
            <ErrorNote error={error} retry={() => void asked.refetch()} />
          </div>
        )}
      </Page>
    );
  return made.data ? <Made sharing={made.data} /> : <Making d={asked.data} />;
}

function Making({ d }: { d: PoolDetail }) {
  const { t } = useText();
  const { go } = useAddress();
  const [from, setFrom] = useState<Day | undefined>((d.nextFrom || undefined) as Day | undefined);
  const [to, setTo] = useState<Day | undefined>((d.nextTo < today() ? d.nextTo : today()) as Day);
  const [by, setBy] = useState<'meter' | 'bill'>(d.pool.meterId ? 'meter' : 'bill');
  const [cost, setCost] = useState<Fen>();
  const [office, setOffice] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const once = useRef(requestId());
  const request = useMemo(
    () => ({
      poolId: d.pool.id,
      from: from ?? '',
      to: to ?? '',
      cost: by === 'bill' && cost !== undefined ? yuan(cost) : null,
      office: office || '0',
      note: '',
      requestId: '',
    }),
    [d.pool.id, from, to, by, cost, office],
  );
  const ready = by === 'meter' || cost !== undefined;
  const asked = useCall<Sharing>('Pools.Preview', request, kinds, { enabled: ready, keep: true });
  const preview = ready && !asked.error ? asked.data : undefined;
  const share = async () => {
    setBusy(true);
    try {
      const done = await call<Sharing>('Pools.Share', { ...request, note, requestId: once.current });
      toast(t('meters.pool.shared', { name: d.pool.name, count: done.shares?.length ?? 0 }), { undo: () => undo() });
      go(`/meters/pools/${d.pool.id}/run/${done.id}`, {}, true);
    } catch (e) {
      once.current = requestId();
      toastError(e);
      setBusy(false);
    }
  };
  const leave = () => go(`/meters/pools/${d.pool.id}`);
  useCommands([
    {
      id: 'pool.run',
      title: t('meters.pool.share'),
      hint: t('meters.pool.share'),
      keys: ['Ctrl+Enter'],
      rank: 5,
      when: Boolean(preview) && !busy,
      run: () => void share(),
    },
    { id: 'pool.leave', title: t('ui.close'), hint: t('ui.close'), keys: 'Esc', rank: 30, run: leave },
  ]);
  return (
    <Page
      title={t('meters.pool.shareOf', { name: d.pool.name })}
      up={{ to: '/meters/pools', title: t('meters.view.pools') }}
      pad
      actions={
        <>
          <Button onClick={leave} keys="Esc">
            {t('ui.close')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={!preview || busy} onClick={() => void share()}>
            {t('meters.pool.share')}
          </Button>
        </>
      }
    >
      <div className="meter-share">
        <div className="meter-share-ask form">
          <DateField label={t('meters.pool.from')} value={from} onChange={setFrom} />
          <DateField label={t('meters.pool.to')} value={to} max={today()} onChange={setTo} />
          {d.pool.meterId > 0 && (
            <div className="field">
              <span className="lbl">{t('meters.pool.costBy')}</span>
              <Seg
                label={t('meters.pool.costBy')}
                small={false}
                value={by}
                onChange={setBy}
                choices={(['meter', 'bill'] as const).map((v) => ({ value: v, title: t(`meters.pool.by_${v}`) }))}
              />
            </div>
          )}
          {by === 'bill' && <MoneyField label={t('meters.pool.billAmount')} value={cost} onChange={setCost} />}
          <DecimalField label={t('meters.pool.office')} value={office} onChange={setOffice} placeholder="0" />
          <TextField label={t('meters.note')} value={note} onChange={setNote} />
        </div>
        {!ready && <p className="dim">{t('meters.pool.typeBill')}</p>}
        {ready && asked.error && <ErrorNote error={asked.error} />}
        {preview && <Sheet s={preview} />}
      </div>
    </Page>
  );
}

function Made({ sharing: s }: { sharing: Sharing }) {
  const { t, language } = useText();
  const { go } = useAddress();
  const billed = (s.shares ?? []).some((x) => x.billed);
  const leave = () => go(`/meters/pools/${s.pool.id}`);
  const takeBack = async () => {
    try {
      await call('Pools.TakeBack', { id: s.id });
      toast(t('meters.pool.takenBack', { from: s.from, to: s.to }), { undo: () => undo() });
      leave();
    } catch (e) {
      toastError(e);
    }
  };
  const file = async (customerId: number) => {
    try {
      const out = await call<FileOut>('Pools.File', { id: s.id, customerId, lang: language });
      const where = await saveFile(out, t('meters.pool.file'));
      if (where) toast(t('parts.export.saved', { file: where }), { icon: 'out' });
    } catch (e) {
      toastError(e);
    }
  };
  useCommands([
    { id: 'pool.file', title: t('meters.pool.file'), hint: t('meters.pool.file'), keys: 'Ctrl+E', rank: 20, run: () => void file(0) },
    { id: 'pool.takeBack', title: t('meters.pool.takeBack'), keys: 'U', rank: 60, when: !billed, run: () => void takeBack() },
    { id: 'pool.leave', title: t('ui.close'), hint: t('ui.close'), keys: 'Esc', rank: 30, run: leave },
  ]);
  return (
    <Page
      title={s.pool.name}
      sub={`${s.from} – ${s.to}`}
      up={{ to: '/meters/pools', title: t('meters.view.pools') }}
      pad
      actions={
        <>
          <Button
            kind="bare"
            icon="undo"
            disabled={billed}
            title={billed ? t('meters.pool.stays') : undefined}
            onClick={() => void takeBack()}
          >
            {t('meters.pool.takeBack')}
          </Button>
          <Button icon="out" keys="Ctrl+E" onClick={() => void file(0)}>
            {t('meters.pool.file')}
          </Button>
        </>
      }
    >
      <div className="meter-share">
        {s.note && <p className="dim">{s.note}</p>}
        <Sheet s={s} onFile={(x) => void file(x.customerId)} />
      </div>
    </Page>
  );
}

function Sheet({ s, onFile }: { s: Sharing; onFile?: (x: Part) => void }) {
  const { t } = useText();
  const shares = s.shares ?? [];
  const counted = [...(s.common ? [s.common] : []), ...(s.parts ?? [])];
  return (
    <>
      <Panel
        title={t('meters.pool.cost')}
        note={s.working || undefined}
        end={
          <b>
            <Money value={s.cost} zero="digits" />
          </b>
        }
      >
        {counted.length > 0 && (
          <table className="grid">
            <tbody>
              {counted.map((c, i) => (
                <tr key={c.meterId}>
                  <td>
                    {i > 0 && <span className="dim">{t('meters.pool.less')} </span>}
                    <Link className="link" to={`/meters/book/${c.meterId}` as string} search={{}}>
                      {c.code}
                    </Link>{' '}
                    <span className="mid">{c.name}</span>
                  </td>
                  <td className="mid">
                    {c.from} – {c.to}
                  </td>
                  <td className="num strong">{quantity(c.usage)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <Panel title={t('meters.pool.shares')} note={t(`meters.basis.${s.pool.basis}` as never)}>
        <table className="grid">
          <thead>
            <tr>
              <th style={{ width: '14%' }}>{t('meters.field.contract')}</th>
              <th style={{ width: '24%' }}>{t('meters.field.customer')}</th>
              <th className="num" style={{ width: '12%' }}>
                {t(`meters.weight.${s.pool.basis}` as never)}
              </th>
              <th>{t('meters.pool.working')}</th>
              <th className="num" style={{ width: '14%' }}>
                {t('meters.pool.amount')}
              </th>
              {onFile && (
                <th style={{ width: 116 }}>
                  <span className="sr">{t('meters.acts')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shares.map((x) => (
              <tr key={x.chargeId}>
                <td>
                  {x.chargeId ? (
                    <Link className="link" to={`/contracts/${x.contractId}` as string} search={{}}>
                      {x.code}
                    </Link>
                  ) : (
                    <Tag>{t('meters.pool.officeTag')}</Tag>
                  )}
                </td>
                <td title={x.name}>{x.chargeId ? [x.room, x.name].filter(Boolean).join(' ') : t('meters.pool.officeBears')}</td>
                <td className="num">{quantity(x.weight)}</td>
                <td className="mid" title={x.working}>
                  {x.working}
                </td>
                <td className="num strong">
                  <Money value={x.amount} zero="digits" />
                </td>
                {onFile && (
                  <td>
                    {x.chargeId > 0 && (
                      <Button kind="bare" small icon="out" onClick={() => onFile(x)} aria-label={t('meters.pool.fileOf', { name: x.name })}>
                        {t('meters.pool.oneFile')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t('meters.pool.total')}</td>
              <td />
              <td className="num">{quantity(s.weight)}</td>
              <td />
              <td className="num">
                <Money value={yuan(shares.reduce((sum, x) => (sum + fen(x.amount)) as Fen, 0 as Fen))} zero="digits" />
              </td>
              {onFile && <td />}
            </tr>
          </tfoot>
        </table>
      </Panel>
    </>
  );
}
