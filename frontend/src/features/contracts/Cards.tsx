import { useEffect, useRef, useState } from 'react';
import { Fault, type FaultData, monthDay, today } from '../../api';
import { faultText, useText } from '../../i18n';
import { span, workingIn } from '../../parts/words';
import { Button, Empty, Icon, Money, Note, useAddress } from '../../ui';
import { inOrder } from './coverRows';
import { type ChargeView, type Contract, type DraftCharge, type FeeItem, isPast, type Preview } from './data';
import { type FaultsOf, faultyCharge } from './faults';
import { Milestone } from './Milestone';
import { Terms } from './Terms';
import type { DraftHand } from './useDraft';
import { cycleWord, sentence } from './words';

type Props = {
  hand: DraftHand;
  /** The draft as the program takes it. */
  contract: Contract;
  items: FeeItem[];
  preview: Preview | undefined;
  faults: FaultData[];
  /** A change from a day on may end what was billed. */
  amending: boolean;
  err: FaultsOf;
  open: string | undefined;
  onOpen: (key: string | undefined) => void;
  onAdd: () => void;
};

/** 收费条款: one card for each charge; the open one shows every field and its 算式. What is over is folded away below. */
export function Cards({ hand, contract, items, preview, faults, amending, err, open, onOpen, onAdd }: Props) {
  const { t } = useText();
  const [past, setPast] = useState(false);
  const charges = hand.draft.charges;
  const whole = err('charges');
  const live = inOrder(hand.draft).filter((h) => !h.withdrawn);
  const over = live.filter((h) => h.line > 0 && isPast(h) && h.key !== open && !faultyCharge(faults, charges.indexOf(h)));
  const card = (h: DraftCharge) => {
    const i = charges.indexOf(h);
    return (
      <Card
        key={h.key}
        charge={h}
        above={charges[i - 1]}
        contract={contract}
        dirty={hand.dirty}
        index={i}
        item={items.find((f) => f.id === h.feeItemId)}
        items={items}
        view={preview?.charges?.[i]?.line === h.line || h.line === 0 ? preview?.charges?.[i] : undefined}
        month={monthOf(preview, i)}
        waits={waitsFor(preview, i)}
        faulty={faultyCharge(faults, i)}
        err={(...path) => err('charges', String(i), ...path)}
        open={h.key === open}
        onOpen={() => onOpen(h.key === open ? undefined : h.key)}
        onChange={(patch) => hand.setCharge(h.key, patch)}
        onDrop={h.billedThrough && !amending ? undefined : () => hand.dropCharge(h.key)}
      />
    );
  };
  return (
    <section className="contract-cards">
      <header>
        <h2>{t('contracts.charges')}</h2>
        <Button small icon="plus" keys="Ctrl+N" onClick={onAdd}>
          {t('contracts.addCharge')}
        </Button>
      </header>
      {whole && (
        <Note tone="late" icon="stop">
          {whole}
        </Note>
      )}
      {live.length === 0 && <Empty kind="none" title={t('contracts.noCharges')} note={t('contracts.noChargesNote')} />}
      {live.filter((h) => !over.includes(h)).map(card)}
      {over.length > 0 && (
        <button type="button" className="fold" aria-expanded={past} onClick={() => setPast(!past)}>
          <Icon name={past ? 'down' : 'right'} small />
          {t('contracts.overCharges', { count: over.length })}
        </button>
      )}
      {past && over.map(card)}
    </section>
  );
}

const monthOf = (p: Preview | undefined, i: number) => {
  const m = p?.months?.find((x) => Number(x.amounts?.[i] ?? 0) !== 0);
  return m && { month: m.month, amount: m.amounts[i] };
};

/** What the next period waits for, as a sentence. */
const waitsFor = (p: Preview | undefined, i: number): string | undefined => {
  const note = ((p?.notes ?? []) as FaultData[]).find((n) => n.path?.[0] === 'charges' && n.path[1] === String(i));
  return note && faultText(new Fault({ ...note, path: [] }));
};

type CardProps = {
  charge: DraftCharge;
  above: DraftCharge | undefined;
  contract: Contract;
  dirty: boolean;
  index: number;
  item: FeeItem | undefined;
  items: FeeItem[];
  view: ChargeView | undefined;
  /** The first month ahead in which it brings something. */
  month: { month: string; amount: string } | undefined;
  /** Why it brings nothing yet. */
  waits: string | undefined;
  faulty: boolean;
  err: FaultsOf;
  open: boolean;
  onOpen: () => void;
  onChange: (patch: Partial<DraftCharge>) => void;
  onDrop: (() => void) | undefined;
};

function Card({
  charge,
  above,
  contract,
  dirty,
  index,
  item,
  items,
  view,
  month,
  waits,
  faulty,
  err,
  open,
  onOpen,
  onChange,
  onDrop,
}: CardProps) {
  const { t } = useText();
  const { go } = useAddress();
  const place = useRef<HTMLElement>(null);
  const was = useRef(open);
  const name = item?.name ?? t('contracts.noItem');
  // A card that opens by a key takes the focus, so that typing goes on in it.
  useEffect(() => {
    if (open && !was.current) {
      place.current?.scrollIntoView({ block: 'nearest' });
      const field = place.current?.querySelector<HTMLElement>('.input input, [role=combobox]');
      if (!place.current?.contains(document.activeElement) || document.activeElement?.matches('.fold')) field?.focus();
    }
    was.current = open;
  }, [open]);
  return (
    <article ref={place} className={open ? 'charge on' : 'charge'} aria-label={t('contracts.chargeOf', { name, n: index + 1 })}>
      <header>
        <button type="button" className="fold" aria-expanded={open} onClick={onOpen}>
          <Icon name={open ? 'down' : 'right'} small />
          <b>{name}</b>
          <span className="mid cut">{sentence(t, charge)}</span>
        </button>
        {charge.onConfirm && charge.line > 0 && (
          <span className={charge.confirmed ? 'dim nowrap' : 'doubt nowrap'}>
            {charge.confirmed ? t('contracts.milestone.confirmed', { day: charge.confirmed }) : t('contracts.milestone.open')}
          </span>
        )}
        {charge.start && charge.start > today() && <span className="mid nowrap">{t('contracts.since', { date: charge.start })}</span>}
        {charge.end && charge.end !== contract.end && <span className="doubt nowrap">{t('contracts.until', { date: charge.end })}</span>}
        {faulty && !open && (
          <span className="doubt nowrap">
            <Icon name="warn" small /> {t('contracts.unfinished')}
          </span>
        )}
        <span className="end num">
          {month && (
            <>
              <b>
                <Money value={month.amount} />
              </b>
              <span className="dim"> / {month.month}</span>
            </>
          )}
        </span>
      </header>
      {open && (
        <>
          <Terms charge={charge} above={above} contract={contract} item={item} items={items} err={err} onChange={onChange} />
          {charge.onConfirm && <Milestone charge={charge} contract={contract} dirty={dirty} />}
          <footer>
            <Working
              view={faulty ? undefined : view}
              waits={charge.onConfirm && !charge.confirmed ? t('contracts.milestone.note') : waits}
              cycle={cycleWord(t, charge.cycleMonths)}
            />
            {charge.billedThrough && <span className="dim nowrap">{t('contracts.billedThrough', { date: charge.billedThrough })}</span>}
            {charge.model === 'percent' && charge.line > 0 && (
              <Button small onClick={() => go('/contracts/turnover', { contract: String(contract.id) })}>
                {t('contracts.turnover.enter')}
              </Button>
            )}
            {onDrop && (
              <Button kind="bare" small onClick={onDrop}>
                {t('contracts.dropCharge')}
              </Button>
            )}
          </footer>
        </>
      )}
    </article>
  );
}

/** 算式 of the next period, line by line, as it will stand on the bill. */
function Working({ view, waits, cycle }: { view: ChargeView | undefined; waits: string | undefined; cycle: string }) {
  const { t, language } = useText();
  const next = view?.next;
  if (!next) return <p className="eq dim">{view ? (waits ?? t('contracts.nothingNext')) : ' '}</p>;
  const lines = next.lines ?? [];
  return (
    <div className="eq">
      <span className="dim">{t('contracts.working')}</span>
      <ol>
        {lines.map((l) => (
          <li key={`${l.from} ${l.kind} ${l.working}`}>
            {lines.length > 1 && <span className="dim">{span(l.from, l.to, l.from)}</span>} {workingIn(language, l.working)} ={' '}
            <b>
              <Money value={l.amount} zero="digits" />
            </b>
            {l.reason && <span className="dim"> {l.reason}</span>}
          </li>
        ))}
      </ol>
      <span className="dim when" title={cycle}>
        {t('contracts.next', {
          from: next.period.from,
          to: monthDay(next.period.to, next.period.from),
          issue: next.period.issue,
          due: next.period.due,
        })}
      </span>
    </div>
  );
}
