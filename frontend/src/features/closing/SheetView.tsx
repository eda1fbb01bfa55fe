import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Fault, type Fen, fen, grouped, sum } from '../../api';
import { faultText, type Key, useText } from '../../i18n';
import { span, workingIn } from '../../parts/words';
import { Icon, Money, Note } from '../../ui';
import type { Sheet, Waiting } from './data';

/** The settlement as it will stand on paper: what is billed now, what is credited, what was open, and the net either way. */
export function SheetView({ sheet: s, settled, waiting }: { sheet: Sheet; settled: boolean; waiting: number }) {
  const { t, language } = useText();
  const earlier = s.bills.filter((b) => !b.new);
  const net = fen(s.net);
  return (
    <>
      {!settled && (
        <p className="mid">
          {t(s.early ? 'closing.willEnd' : 'closing.hasEnded', { on: s.on, end: s.end || t('closing.openEnd'), date: s.date })}
        </p>
      )}
      {waiting > 0 && (
        <Note tone="doubt" title={t('closing.waiting', { count: waiting })}>
          <ul>
            {([...s.blocked, ...s.warnings] as Waiting[]).map((b) => (
              <li key={`${b.charge} ${b.fault.key}`}>
                <b>{b.feeItem}</b> {faultText(new Fault({ ...b.fault, path: [] }))}
              </li>
            ))}
          </ul>
        </Note>
      )}
      <Part title={t('closing.lines')} sum={s.billed} none={s.lines.length === 0 ? t('closing.noLines') : undefined}>
        {s.lines.map((l, i) => (
          <tr key={`${l.lineNo} ${l.from} ${i}`}>
            <td>{l.name}</td>
            <td className="days">{span(l.from, l.to)}</td>
            <td className="mid">
              {l.ofNumber && `${l.ofNumber} `}
              {workingIn(language, l.working)}
            </td>
            <Sum value={l.amount} />
          </tr>
        ))}
      </Part>
      {s.credits.length > 0 && (
        <Part title={t('closing.credits')} sum={minus(s.credited)}>
          {s.credits.flatMap((c) =>
            c.lines.map((l, i) => (
              <tr key={`${c.of} ${l.adjusts} ${i}`}>
                <td>{l.name}</td>
                <td className="days">{span(l.from, l.to)}</td>
                <td className="mid">
                  {t('closing.ofBill', { number: c.of })} {workingIn(language, l.working)}
                </td>
                <Sum value={minus(l.amount)} />
              </tr>
            )),
          )}
        </Part>
      )}
      {earlier.length > 0 && (
        <Part title={t('closing.earlier')} sum={sum(earlier.map((b) => fen(b.open)))}>
          {earlier.map((b) => (
            <tr key={b.id}>
              <td>
                <Link className="link" to={`/invoices/${b.id}` as string} search={{}}>
                  {b.number}
                </Link>
              </td>
              <td className="days">{t('closing.due', { date: b.due })}</td>
              <td className="mid">{b.kind}</td>
              <Sum value={b.open} />
            </tr>
          ))}
        </Part>
      )}
      <dl className="closing-net">
        <Row name="closing.open" value={s.open} />
        <Row name="closing.lessHeld" value={minus(s.held)} />
        <Row name="closing.lessPrepaid" value={minus(s.prepaid)} />
        <dt className="strong">{t(net >= 0 ? 'closing.toPay' : 'closing.toPayBack')}</dt>
        <dd>
          <Money value={Math.abs(net) as Fen} zero="digits" total />
        </dd>
      </dl>
      <p className="closing-after">
        <Icon name="info" small />
        {afterwards(s, t)}
      </p>
    </>
  );
}

type Say = ReturnType<typeof useText>['t'];

/** What the settlement does about it, in one sentence. */
function afterwards(s: Sheet, t: Say): string {
  const parts: [Key, string][] = [
    ['closing.did.paid', s.paid],
    ['closing.did.setOff', s.setOff],
    ['closing.did.refunded', s.refunded],
    ['closing.did.repaid', s.repaid],
    ['closing.did.owes', s.owes],
    ['closing.did.heldLeft', s.heldLeft],
    ['closing.did.prepaidLeft', s.prepaidLeft],
  ];
  const said = parts.filter(([, v]) => fen(v) !== 0).map(([key, v]) => t(key, { sum: grouped(fen(v)) }));
  return said.length === 0 ? t('closing.did.nothing') : said.join(t('ui.comma'));
}

const minus = (v: string): string => (fen(v) === 0 ? v : `-${v}`);

function Sum({ value }: { value: string | Fen }) {
  return (
    <td className="num">
      <Money value={value} zero="digits" />
    </td>
  );
}

function Part({ title, sum: total, none, children }: { title: string; sum: string | Fen; none?: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {none ? (
        <p className="dim">{none}</p>
      ) : (
        <table aria-label={title}>
          <tbody>{children}</tbody>
          <tfoot>
            <tr>
              <td colSpan={3} />
              <Sum value={total} />
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

function Row({ name, value }: { name: Key; value: string }) {
  const { t } = useText();
  return (
    <>
      <dt>{t(name)}</dt>
      <dd>
        <Money value={value} zero="digits" />
      </dd>
    </>
  );
}
