import { Fault, type FaultData, type Fen, fen, minus, sum } from '../../api';
import { faultText, useText } from '../../i18n';
import { span, workingIn } from '../../parts/words';
import { Icon, Money, Note, Tag, useAddress } from '../../ui';
import type { Deed } from './changes';
import type { ChangePreview, Contract } from './data';

type Props = { preview: ChangePreview; deed: Deed; contract: Contract };

/** What a change would bring: to its charges, to what was billed, and to the twelve months ahead. */
export function ChangeView({ preview: p, deed, contract }: Props) {
  const { t } = useText();
  const notes = (p.changed.notes ?? []) as FaultData[];
  return (
    <>
      {notes.map((n, i) => (
        <Note key={i} tone="doubt">
          {faultText(new Fault({ ...n, path: [] }))}
        </Note>
      ))}
      <Charges preview={p} />
      <Deltas preview={p} />
      <Ahead preview={p} />
      {deed === 'terminate' && Number(contract.deposit) > 0 && (
        <p className="dim small">
          {t('contracts.change.terminate.deposit')} <Money value={contract.deposit} />
        </p>
      )}
    </>
  );
}

const tones = { begins: 'act', changed: 'act', ends: 'doubt', withdrawn: 'doubt' } as const;

function Charges({ preview: p }: { preview: ChangePreview }) {
  const { t } = useText();
  const rows = (p.changed.charges ?? []).filter((c) => c.fate !== 'same');
  const same = (p.changed.charges ?? []).length - rows.length;
  return (
    <section>
      <h3>{t('contracts.change.charges')}</h3>
      <table className="change-grid">
        <tbody>
          {rows.map((c) => (
            <tr key={c.line}>
              <td>{c.name}</td>
              <td>
                <Tag tone={tones[c.fate as keyof typeof tones]}>{t(`contracts.change.fate.${c.fate as 'ends'}`)}</Tag>
              </td>
              <td className="mid nowrap">
                {c.from} – {c.to || t('contracts.openEnd')}
              </td>
              <td className="dim nowrap">
                {c.billedThrough ? t('contracts.billedThrough', { date: c.billedThrough }) : t('contracts.change.unbilled')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {same > 0 && <p className="dim small">{t('contracts.change.same', { count: same })}</p>}
    </section>
  );
}

/** What the next run bills under the new terms: of charges that begin or changed, and of the new customer's contract. */
function useFresh(p: ChangePreview): { word: string; from: string; to: string; sum: Fen }[] {
  const { t } = useText();
  const begun = new Set((p.changed.charges ?? []).filter((c) => c.fate === 'begins' || c.fate === 'changed').map((c) => c.line));
  const lines = p.lines ?? [];
  const parts = [
    { word: t('contracts.change.fresh'), of: lines.filter((l) => l.contract === p.changed.code && begun.has(l.lineNo)) },
    { word: t('contracts.change.freshNew', { code: p.changed.newCode }), of: lines.filter((l) => l.contract === p.changed.newCode) },
  ];
  return parts
    .filter((x) => x.of.length > 0)
    .map(({ word, of }) => ({
      word,
      from: of.map((l) => l.from).sort()[0],
      to:
        of
          .map((l) => l.to)
          .sort()
          .at(-1) ?? '',
      sum: sum(of.map((l) => fen(l.amount))),
    }));
}

function Deltas({ preview: p }: { preview: ChangePreview }) {
  const { t, language } = useText();
  const { go } = useAddress();
  const rows = p.deltas ?? [];
  const fresh = useFresh(p);
  if (rows.length === 0)
    return (
      <section>
        <h3>{t('contracts.change.past')}</h3>
        <p className="dim">{t('contracts.change.noDeltas')}</p>
        {fresh.map((f) => (
          <p key={f.word}>
            {t('contracts.change.nextRun')}
            {f.word} <span className="dim">{`${f.from} – ${f.to}`}</span> <Money value={f.sum} />
          </p>
        ))}
        <Blocked preview={p} />
      </section>
    );
  const credits = p.credits ?? [];
  return (
    <section>
      <h3>{t('contracts.change.past')}</h3>
      <p className="dim small">{t('contracts.change.deltaNote')}</p>
      <table className="change-grid">
        <thead>
          <tr>
            <th>{t('contracts.field.feeItem')}</th>
            <th>{t('contracts.change.days')}</th>
            <th>{t('contracts.change.original')}</th>
            <th className="num">{t('contracts.change.before')}</th>
            <th className="num">{t('contracts.change.now')}</th>
            <th className="num">{t('contracts.change.diff')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((d) => (
            <tr key={`${d.charge} ${d.from}`} title={workingIn(language, d.working)}>
              <td>{d.name}</td>
              <td className="mid nowrap">{span(d.from, d.to)}</td>
              <td>
                <button type="button" className="link" onClick={() => go(`/invoices/${d.invoiceId}`)}>
                  {d.number}
                </button>
              </td>
              <td className="num mid">
                <Money value={d.before} zero="digits" />
              </td>
              <td className="num">
                <Money value={d.now} zero="digits" />
              </td>
              <td className="num strong">
                <Money value={d.diff} signed />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="sum">
            <td colSpan={5}>{t('contracts.change.deltas')}</td>
            <td className="num">
              <Money value={p.diff} signed zero="digits" />
            </td>
          </tr>
          {fresh.map((f) => (
            <tr key={f.word}>
              <td colSpan={5}>
                {f.word} <span className="dim">{`${f.from} – ${f.to}`}</span>
              </td>
              <td className="num">
                <Money value={f.sum} signed />
              </td>
            </tr>
          ))}
          {fresh.length > 0 && (
            <tr className="sum">
              <td colSpan={5}>{t('contracts.change.net')}</td>
              <td className="num">
                <Money value={sum([fen(p.diff), ...fresh.map((f) => f.sum)])} signed zero="digits" total />
              </td>
            </tr>
          )}
        </tfoot>
      </table>
      <ul className="change-credits">
        {credits.map((c) => (
          <li key={`${c.invoiceId} ${c.number}`}>
            <Icon name="info" small /> {t('contracts.change.credit', { number: c.of })} <Money value={c.total} />
          </li>
        ))}
      </ul>
      <Blocked preview={p} />
    </section>
  );
}

function Blocked({ preview: p }: { preview: ChangePreview }) {
  const { t } = useText();
  return (p.blocked ?? []).map((b, i) => (
    <Note key={i} tone="doubt">
      {b.feeItem}
      {t('contracts.comma')}
      {b.fault ? faultText(new Fault({ ...(b.fault as FaultData), path: [] })) : ''}
    </Note>
  ));
}

function Ahead({ preview: p }: { preview: ChangePreview }) {
  const { t } = useText();
  const like = p.before.from === p.after.from;
  const now = sum([p.after, p.new].map((x) => fen(x?.total ?? '0')));
  return (
    <section>
      <h3>
        {t('contracts.change.ahead')} <span className="dim small">{`${p.after.from.slice(0, 7)} – ${p.after.to.slice(0, 7)}`}</span>
      </h3>
      <p>
        {like && (
          <>
            {t('contracts.change.from')} <Money value={p.before.total} zero="digits" /> {'→'}{' '}
          </>
        )}
        <b>
          <Money value={p.after.total} zero="digits" />
        </b>
        {p.new && (
          <>
            {' '}
            + {t('contracts.change.newOne')}{' '}
            <b>
              <Money value={p.new.total} zero="digits" />
            </b>
          </>
        )}
        {like && (
          <span className="dim">
            {' '}
            {now === fen(p.before.total) ? t('contracts.change.asMuch') : <Money value={minus(now, fen(p.before.total))} signed />}
          </span>
        )}
      </p>
    </section>
  );
}
