import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call, quantity, useCall } from '../../api';
import { useText } from '../../i18n';
import { Facts, RecordDrawer, type Steps } from '../../parts/list/RecordDrawer';
import { tell } from '../../parts/undo';
import { Button, Tag, useAddress, useCommands } from '../../ui';
import { CorrectDialog, ReplaceDialog } from './Dialogs';
import { type Detail, kinds, type Past } from './data';
import { Flags } from './Flags';

/** One meter beside the list: what it showed and used, what is written down about it, and its history. */
export function MeterDrawer({ id, ...steps }: Steps & { id: number }) {
  const { t } = useText();
  const { go, search } = useAddress();
  const [replacing, setReplacing] = useState(false);
  const [correcting, setCorrecting] = useState<Past>();
  const asked = useCall<Detail>('Meters.Get', { id }, kinds);
  const d = asked.data;
  const m = d?.meter;
  const canReplace = Boolean(m && !m.archived && d?.readings?.length);
  const edit = () => go(`/meters/book/${id}/edit`, search);
  const archive = ({ archived, code }: Detail['meter']) =>
    tell(call('Meters.Archive', { id, archived: !archived }), t(archived ? 'meters.restoredToast' : 'meters.archivedToast', { code }));
  useCommands([
    { id: 'meter.edit', title: t('meters.edit'), hint: t('meters.edit'), keys: 'E', rank: 10, when: Boolean(d), run: edit },
    {
      id: 'meter.replace',
      title: t('meters.replace'),
      hint: t('meters.replace'),
      keys: 'R',
      rank: 11,
      when: canReplace,
      run: () => setReplacing(true),
    },
  ]);
  return (
    <>
      <RecordDrawer
        {...steps}
        asked={asked}
        what={t('nav.meters')}
        history={{ type: 'meter', id }}
        look={(d) => ({
          title: [d.meter.code, d.meter.name].filter(Boolean).join(' '),
          beside: d.meter.archived && <Tag>{t('meters.archived')}</Tag>,
          tabs: [
            {
              id: 'readings',
              title: t('meters.tab.readings'),
              count: d.readings?.length ?? 0,
              body: <Readings d={d} onCorrect={setCorrecting} />,
            },
            { id: 'facts', title: t('meters.tab.facts'), body: <Known d={d} /> },
          ],
          footer: (
            <>
              <Button keys="E" icon="edit" onClick={edit}>
                {t('meters.edit')}
              </Button>
              <Button keys="R" icon="refresh" onClick={() => setReplacing(true)} disabled={!canReplace}>
                {t('meters.replace')}
              </Button>
            </>
          ),
          more: [
            {
              id: 'meter.archive',
              title: t(d.meter.archived ? 'meters.restore' : 'meters.archive'),
              keys: 'Shift+Del',
              rank: 63,
              run: () => void archive(d.meter),
            },
          ],
        })}
      />
      <ReplaceDialog detail={replacing ? d : undefined} onClose={() => setReplacing(false)} />
      <CorrectDialog reading={correcting} code={m?.code ?? ''} canWrap={Boolean(m?.maxValue)} onClose={() => setCorrecting(undefined)} />
    </>
  );
}

function Readings({ d, onCorrect }: { d: Detail; onCorrect: (p: Past) => void }) {
  const { t } = useText();
  const all = d.readings ?? [];
  const remove = (p: Past) => tell(call('Meters.Delete', { id: p.id }), t('meters.deleted', { day: p.date, value: quantity(p.value) }));
  if (all.length === 0) return <p className="meter-pad dim">{t('meters.noReadings')}</p>;
  return (
    <>
      {d.fixedTo && <p className="meter-pad dim small">{t('meters.fixedTo', { day: d.fixedTo })}</p>}
      <table className="grid meter-readings">
        <thead>
          <tr>
            <th>{t('meters.field.lastDate')}</th>
            <th className="num">{t('meters.reading')}</th>
            <th className="num">{t('meters.usage')}</th>
            <th>{t('meters.look')}</th>
            <th style={{ width: 84 }}>
              <span className="sr">{t('meters.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((p) => (
            <tr key={p.id} className={p.fixed ? 'done' : undefined}>
              <td>
                {p.date} {p.register && <b className="meter-register">{p.register}</b>}
              </td>
              <td className="num strong">{quantity(p.value)}</td>
              <td className="num">{quantity(p.usage)}</td>
              <td title={p.note}>
                {(p.kind === 'initial' || p.kind === 'final') && <Tag tone="act">{t(`meters.short.${p.kind}`)}</Tag>}
                <Flags flags={p.flags} unit={d.meter.unit} />
              </td>
              <td className="meter-acts">
                {!p.fixed && (
                  <>
                    {(p.kind === 'normal' || p.kind === 'estimated') && (
                      <Button kind="bare" small icon="edit" label={t('meters.correctOf', { day: p.date })} onClick={() => onCorrect(p)} />
                    )}
                    <Button kind="bare" small icon="x" label={t('meters.deleteOf', { day: p.date })} onClick={() => void remove(p)} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What is written down about the meter. */
function Known({ d }: { d: Detail }) {
  const { t } = useText();
  const m = d.meter;
  return (
    <Facts
      lines={[
        [t('meters.field.place'), m.place],
        [t('meters.field.unit'), m.unit],
        [t('meters.field.multiplier'), m.multiplier],
        [t('meters.field.maxValue'), m.maxValue ?? ''],
        [t('meters.field.loss'), m.lossPercent === '0' ? '' : `${m.lossPercent}%`],
        [t('meters.field.registers'), (m.registers ?? []).join('、')],
        [t('meters.field.route'), m.route ? String(m.route) : ''],
        [
          t('meters.field.contract'),
          m.contractId ? (
            <Link key="c" className="link" to={`/contracts/${m.contractId}` as string} search={{}}>
              {[d.contract, d.room, d.customer].filter(Boolean).join(' · ')}
            </Link>
          ) : (
            ''
          ),
        ],
        [
          t('meters.field.common'),
          d.common ? <MeterLink key="m" id={d.common.id} text={[d.common.code, d.common.name].filter(Boolean).join(' ')} /> : '',
        ],
        [
          t('meters.field.parts'),
          d.parts?.length ? (
            <span key="p" className="meter-links">
              {d.parts.map((p) => (
                <MeterLink key={p.id} id={p.id} text={p.code} />
              ))}
            </span>
          ) : (
            ''
          ),
        ],
        [
          t('meters.field.charges'),
          d.charges?.length ? (
            <span key="h" className="meter-links">
              {d.charges.map((c) => (
                <Link key={`${c.contractId} ${c.line}`} className="link" to={`/contracts/${c.contractId}` as string} search={{}}>
                  {c.code} {c.item}
                </Link>
              ))}
            </span>
          ) : (
            <span key="h" className="dim">
              {t('meters.noCharges')}
            </span>
          ),
        ],
      ]}
    />
  );
}

const MeterLink = ({ id, text }: { id: number; text: string }) => (
  <Link className="link" to={`/meters/book/${id}` as string} search={{}}>
    {text}
  </Link>
);
