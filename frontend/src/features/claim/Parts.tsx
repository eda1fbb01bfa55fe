import dayjs from 'dayjs';
import { useState } from 'react';
import { fen, monthDay, today, useCall, zero } from '../../api';
import { useText } from '../../i18n';
import { Button, Icon, Money, MoneyField, StatusRing } from '../../ui';
import { isComposing } from '../../ui/keys';
import { halfWidth } from '../../ui/read';
import { type Card, type Draft, type Item, kinds, type Part, type Proposed, partOf } from './data';
import { type Line, moved, type Plan, restIn, withPart } from './plan';

type Props = { item: Item; draft: Draft; plan: Plan; editing: boolean; onDraft: (d: Draft) => void; onSplit: () => void };

/** The invoices of a card with what each gets: typed, or filled in their order; the last one takes what is left (=). */
export function PartsTable({ item, draft, plan, editing, onDraft, onSplit }: Props) {
  const { t } = useText();
  const [dragged, setDragged] = useState<number>();
  const [rests, setRests] = useState<Record<number, number>>({});
  const parts = (parts: Part[]) => onDraft({ ...draft, parts, auto: false });
  const several = new Set(draft.parts.map((p) => p.card.customerId)).size > 1;
  return (
    <>
      <table className="parts">
        <colgroup>
          <col style={{ width: 20 }} />
          <col style={{ width: 118 }} />
          <col />
          <col style={{ width: 80 }} />
          <col style={{ width: 88 }} />
          <col style={{ width: 108 }} />
          <col style={{ width: editing ? 92 : 68 }} />
        </colgroup>
        <thead>
          <tr>
            <th>
              <span className="sr">{t('claim.order')}</span>
            </th>
            <th>{t('claim.invoice')}</th>
            <th>{t('claim.item')}</th>
            <th>{t('claim.due')}</th>
            <th className="num">{t('claim.open')}</th>
            <th className="num">{t('claim.thisTime')}</th>
            <th>{t('claim.after')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.lines.map((line, i) => (
            <tr
              key={line.part.card.invoice}
              className={dragged === i ? 'dragged' : undefined}
              onDragOver={(e) => {
                if (dragged === undefined) return;
                e.preventDefault();
                if (dragged !== i) {
                  parts(moved(draft.parts, dragged, i));
                  setDragged(i);
                }
              }}
            >
              <td
                className="dim handle"
                draggable={plan.lines.length > 1}
                onDragStart={() => setDragged(i)}
                onDragEnd={() => setDragged(undefined)}
              >
                {plan.lines.length > 1 && <Icon name="drag" small />}
              </td>
              <td title={line.part.card.code && t('claim.code', { code: line.part.card.code })}>{line.part.card.number}</td>
              <td className="cut" title={`${line.part.card.customerName} ${what(t, line.part.card)}`}>
                {several ? line.part.card.customerName : what(t, line.part.card)}
              </td>
              <Due card={line.part.card} />
              <td className="num">
                <Money value={line.part.open} />
              </td>
              <td>
                <Amount
                  key={rests[line.part.card.invoice] ?? 0}
                  line={line}
                  rest={i === plan.lines.length - 1 && line.part.typed === undefined && plan.lines.length > 1}
                  bad={plan.bad === i || plan.bad === 'sum'}
                  label={t('claim.amountOf', { number: line.part.card.number })}
                  onTyped={(typed) => parts(draft.parts.map((p, k) => (k === i ? { ...p, typed } : p)))}
                  onRest={() => {
                    parts(restIn(draft.parts, plan, i));
                    // Its field begins anew, without what was typed.
                    setRests({ ...rests, [line.part.card.invoice]: (rests[line.part.card.invoice] ?? 0) + 1 });
                  }}
                  onMove={(by) => parts(moved(draft.parts, i, i + by))}
                />
              </td>
              <td>
                <After line={line} />
                {editing && (
                  <Button
                    kind="bare"
                    small
                    icon="x"
                    label={t('claim.takeOut', { number: line.part.card.number })}
                    onClick={() => parts(draft.parts.toSpliced(i, 1))}
                  />
                )}
              </td>
            </tr>
          ))}
          <tr className="sum">
            <td />
            <td colSpan={3}>{t('claim.sum')}</td>
            <td className="num">
              <Money value={plan.open} zero="digits" />
            </td>
            <td className="num pr">
              <Money value={plan.allocated} zero="digits" />
            </td>
            <td />
          </tr>
        </tbody>
      </table>
      {editing && <Others item={item} draft={draft} onAdd={(card) => onDraft(withPart(draft, partOf(card)))} onSplit={onSplit} />}
    </>
  );
}

/** What an invoice is for: 房租 11月 B-1207. */
const what = (t: ReturnType<typeof useText>['t'], c: Card): string => [c.kind, periodOf(t, c), c.unit].filter(Boolean).join(' ');

function periodOf(t: ReturnType<typeof useText>['t'], c: Card): string {
  const [from, to] = [c.periodFrom.slice(0, 7), c.periodTo.slice(0, 7)];
  if (from !== to) return `${from}–${to}`;
  if (from === '' || from.slice(0, 4) !== today().slice(0, 4)) return from;
  return t('claim.month', { month: dayjs(`${from}-01`).format(dayjs.locale() === 'en' ? 'MMM' : 'M') });
}

function Due({ card }: { card: Card }) {
  const { t } = useText();
  return card.overdue > 0 ? (
    <td className="late" title={card.due}>
      {t('claim.late', { count: card.overdue })}
    </td>
  ) : (
    <td title={card.due}>{monthDay(card.due)}</td>
  );
}

function After({ line }: { line: Line }) {
  const { t } = useText();
  if (line.left <= 0) return <StatusRing status="paid">{t('claim.paid')}</StatusRing>;
  if (line.left === line.part.open) return <StatusRing status="open">{t('claim.unpaid')}</StatusRing>;
  return (
    <StatusRing status="part" share={1 - line.left / line.part.open}>
      {t('claim.partPaid')}
    </StatusRing>
  );
}

type AmountProps = {
  line: Line;
  rest: boolean;
  bad: boolean;
  label: string;
  onTyped: (f: Line['amount'] | undefined) => void;
  /** `=`: this one takes what the others leave. */
  onRest: () => void;
  onMove: (by: number) => void;
};

function Amount({ line, rest, bad, label, onTyped, onRest, onMove }: AmountProps) {
  const { t } = useText();
  // Emptied, or left with Esc, it takes what is left again.
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that its field was left
    <span
      className={bad ? 'amount bad' : 'amount'}
      onBlur={(e) => e.target instanceof HTMLInputElement && halfWidth(e.target.value) === '=' && onRest()}
    >
      <MoneyField
        bare
        label={label}
        value={line.amount}
        onChange={onTyped}
        unit={rest ? <span title={t('claim.takesRest')}>=</span> : ''}
        input={{
          className: 'part-in',
          onKeyDown: (e) => {
            if (isComposing(e)) return;
            if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey) {
              e.preventDefault();
              goOn(e.currentTarget, e.shiftKey ? -1 : 1);
            } else if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) {
              e.preventDefault();
              onMove(e.key === 'ArrowUp' ? -1 : 1);
            } else if (e.key === 'Escape') {
              e.preventDefault();
              e.stopPropagation();
              onTyped(undefined);
              e.currentTarget.blur();
            }
          },
        }}
      />
    </span>
  );
}

// Enter goes to the next amount; after the last one the keys are the line's again, so that the next Enter claims.
function goOn(from: HTMLInputElement, by: number) {
  const all = [...document.querySelectorAll<HTMLInputElement>('.judge .part-in')];
  const next = all[all.indexOf(from) + by];
  (next ?? document.querySelector<HTMLElement>('.lines') ?? from).focus({ preventScroll: next === undefined });
}

/** What else the customers of a card owe, to be added. */
function Others({ item, draft, onAdd, onSplit }: { item: Item; draft: Draft; onAdd: (card: Card) => void; onSplit: () => void }) {
  const { t } = useText();
  const who = draft.who.id || draft.parts[0]?.card.customerId || 0;
  const open = useCall<Proposed>('Claims.Propose', { receipt: item.receipt.id, customerId: who, invoices: [] }, kinds, {
    enabled: who > 0,
  });
  const here = new Set(draft.parts.map((p) => p.card.invoice));
  const others = (open.data?.open ?? []).filter((c) => !here.has(c.invoice));
  return (
    <div className="others">
      <p className="small dim">{others.length ? t('claim.others') : t('claim.noOthers')}</p>
      <ul>
        {others.slice(0, 12).map((c) => (
          <li key={c.invoice}>
            <span>{c.number}</span>
            <span className="mid cut">{what(t, c)}</span>
            <span className={c.overdue > 0 ? 'late' : ''}>{c.overdue > 0 ? t('claim.late', { count: c.overdue }) : monthDay(c.due)}</span>
            <Money value={fen(c.open) || zero} />
            <Button small icon="plus" onClick={() => onAdd(c)}>
              {t('claim.add')}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="bare" small icon="split" keys="S" onClick={onSplit}>
        {t('claim.addOther')}
      </Button>
    </div>
  );
}
