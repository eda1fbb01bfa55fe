import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Fault, type FaultData, monthDay, quantity } from '../../api';
import { useText } from '../../i18n';
import { Icon } from '../../ui';
import { isCells } from '../../ui/cells';
import { isComposing } from '../../ui/keys';
import { keyOf, type Outcome, type SheetRow } from './data';
import { Flags } from './Flags';
import type { Draft, Typed } from './kept';
import { readValue } from './paste';

type Props = {
  rows: readonly SheetRow[];
  draft: Draft;
  weighed: ReadonlyMap<string, Outcome>;
  onType: (changes: [string, Typed | undefined][]) => void;
  onPaste: (text: string, at: number) => void;
};

const height = 36;
const beyond = 12;

/** What stands between a typed text and its being kept: no number, or what the program says. */
export function faultOf(typed: Typed | undefined, outcome: Outcome | undefined): 'unread' | Fault | undefined {
  if (!typed || typed.text.trim() === '') return undefined;
  if (readValue(typed.text) === undefined) return 'unread';
  return outcome?.fault ? new Fault(outcome.fault as unknown as FaultData) : undefined;
}

/**
 * The reading sheet to type through: Enter and ↓ go down, ↑ up, `..` takes the value above, E fills in the estimate, W says that the counter
 * passed its highest value, Esc gives up what was typed. Only the rows in sight are drawn.
 */
export function EntryTable({ rows, draft, weighed, onType, onPaste }: Props) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [room, setRoom] = useState(800);
  const wanted = useRef<number>(undefined);
  useLayoutEffect(() => {
    const measure = () => setRoom(box.current?.clientHeight ?? 800);
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  const first = Math.max(0, Math.floor(top / height) - beyond);
  const last = Math.min(rows.length, Math.ceil((top + room) / height) + beyond);

  const focus = (i: number) => {
    const row = rows[i];
    const place = box.current;
    if (!row || !place) return;
    const head = 32;
    if (i * height < place.scrollTop) place.scrollTop = i * height;
    if ((i + 1) * height + head > place.scrollTop + place.clientHeight) place.scrollTop = (i + 1) * height + head - place.clientHeight;
    wanted.current = i;
    setTop(place.scrollTop);
    reach();
  };
  const reach = () => {
    if (wanted.current === undefined) return;
    const input = box.current?.querySelector<HTMLInputElement>(`input[data-row="${wanted.current}"]`);
    if (!input) return;
    wanted.current = undefined;
    input.focus();
    input.select();
  };
  useEffect(reach);

  // Coming to the sheet is coming to type: the first row that was not read has the keys, unless they are somewhere else.
  const come = useRef(false);
  useEffect(() => {
    if (come.current || rows.length === 0) return;
    come.current = true;
    const busy = document.activeElement?.closest('input, .seg, .head');
    const to = rows.findIndex((r) => !r.reading && !draft.has(keyOf(r)));
    if (!busy && to >= 0) focus(to);
  });

  const down = (e: React.KeyboardEvent<HTMLInputElement>, i: number) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey) return;
    const row = rows[i];
    const key = keyOf(row);
    const now = draft.get(key);
    const does = (what: () => void) => {
      e.preventDefault();
      e.stopPropagation();
      what();
    };
    switch (e.key) {
      case 'Enter':
      case 'ArrowDown':
        if (!e.altKey) does(() => focus(i + (e.shiftKey ? -1 : 1)));
        return;
      case 'ArrowUp':
        does(() => focus(i - 1));
        return;
      case 'PageDown':
      case 'PageUp':
        does(() =>
          focus(Math.max(0, Math.min(rows.length - 1, i + (e.key === 'PageDown' ? 1 : -1) * Math.max(1, Math.floor(room / height) - 2)))),
        );
        return;
      case 'Escape':
        if (now) does(() => onType([[key, undefined]]));
        return;
      case 'e':
      case 'E':
        does(() => row.estimate && onType([[key, { text: row.estimate, estimated: true }]]));
        return;
      case 'w':
      case 'W':
        does(() => now && onType([[key, { ...now, wrapped: !now.wrapped }]]));
        return;
    }
  };
  const type = (text: string, i: number) => {
    const key = keyOf(rows[i]);
    if (/^[.。．]{2}$/.test(text)) {
      const above = rows[i - 1];
      text = above ? (draft.get(keyOf(above))?.text ?? above.reading?.value ?? '') : '';
    }
    const was = rows[i].reading?.value;
    onType([[key, text === '' || text === was ? undefined : { text }]]);
  };

  return (
    <div className="meter-sheet" ref={box} onScroll={(e) => setTop(e.currentTarget.scrollTop)}>
      <table className="grid" aria-label={t('meters.sheet')} aria-rowcount={rows.length + 1}>
        <colgroup>
          <col style={{ width: 112 }} />
          <col className="meter-col-place" />
          <col />
          <col style={{ width: 60 }} />
          <col style={{ width: 100 }} />
          <col style={{ width: 80 }} />
          <col style={{ width: 128 }} />
          <col style={{ width: 96 }} />
          <col className="meter-col-look" />
        </colgroup>
        <thead>
          <tr>
            <th>{t('meters.field.code')}</th>
            <th className="meter-col-place">{t('meters.field.place')}</th>
            <th>{t('meters.whose')}</th>
            <th className="num">{t('meters.lastDay')}</th>
            <th className="num">{t('meters.last')}</th>
            <th className="num">{t('meters.lastUsage')}</th>
            <th className="num">{t('meters.now')}</th>
            <th className="num">{t('meters.usage')}</th>
            <th>{t('meters.look')}</th>
          </tr>
        </thead>
        <tbody>
          {first > 0 && (
            <tr className="meter-gap">
              <td colSpan={9} style={{ height: first * height }} />
            </tr>
          )}
          {rows.slice(first, last).map((row, k) => (
            <Line
              key={keyOf(row)}
              row={row}
              at={first + k}
              typed={draft.get(keyOf(row))}
              outcome={weighed.get(keyOf(row))}
              onDown={down}
              onType={type}
              onPaste={onPaste}
              onRead={(text) => {
                const key = keyOf(row);
                const now = draft.get(key);
                if (now) onType([[key, text === row.reading?.value ? undefined : { ...now, text }]]);
              }}
              onWrap={() => {
                const key = keyOf(row);
                const now = draft.get(key);
                if (now) onType([[key, { ...now, wrapped: true }]]);
                focus(first + k);
              }}
            />
          ))}
          {last < rows.length && (
            <tr className="meter-gap">
              <td colSpan={9} style={{ height: (rows.length - last) * height }} />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

type LineProps = {
  row: SheetRow;
  at: number;
  typed: Typed | undefined;
  outcome: Outcome | undefined;
  onDown: (e: React.KeyboardEvent<HTMLInputElement>, at: number) => void;
  onType: (text: string, at: number) => void;
  onPaste: (text: string, at: number) => void;
  onRead: (text: string) => void;
  onWrap: () => void;
};

function Line({ row, at, typed, outcome, onDown, onType, onPaste, onRead, onWrap }: LineProps) {
  const { t } = useText();
  const bad = faultOf(typed, outcome);
  const value = typed?.text ?? row.reading?.value ?? '';
  const fixed = row.reading !== undefined && row.reading !== null && row.reading.date <= row.fixedTo;
  const label = t('meters.readingOf', { code: row.code, register: row.register });
  const usage = typed ? (bad || !outcome ? '' : outcome.usage) : row.usage;
  const settled = typed && !bad && outcome;
  return (
    <tr aria-rowindex={at + 2} className={bad ? 'meter-bad' : undefined}>
      <td title={row.name}>
        {row.code}
        {row.register && <b className="meter-register">{row.register}</b>}
      </td>
      <td className="meter-col-place mid" title={row.place}>
        {row.place || row.name}
      </td>
      <td title={row.customer}>
        {row.room && <span className="meter-room">{row.room}</span>}
        <span className="mid">{row.customer}</span>
      </td>
      <td className="num mid">{row.last ? monthDay(row.last.date) : ''}</td>
      <td className="num">
        {row.last?.kind === 'estimated' && <span className="dim small">{t('meters.short.estimated')} </span>}
        {row.last ? quantity(row.last.value) : <span className="dim">{t('meters.never')}</span>}
      </td>
      <td className="num mid">{quantity(row.lastUsage)}</td>
      <td className="num meter-cell">
        <input
          className={bad ? 'bad' : typed ? 'typed' : undefined}
          data-row={at}
          inputMode="decimal"
          autoComplete="off"
          aria-label={label}
          aria-invalid={bad ? true : undefined}
          disabled={fixed}
          title={fixed ? t('meters.fixedTo', { day: row.fixedTo }) : undefined}
          value={value}
          onFocus={(e) => e.target.select()}
          onBlur={() => {
            // Full-width digits and sums stand as what they were read as.
            const read = typed && readValue(typed.text);
            if (read !== undefined && read !== typed?.text) onRead(read);
          }}
          onChange={(e) => onType(e.target.value, at)}
          onKeyDown={(e) => onDown(e, at)}
          onPaste={(e) => {
            const text = e.clipboardData.getData('text');
            if (!isCells(text)) return;
            e.preventDefault();
            onPaste(text, at);
          }}
        />
      </td>
      <td className="num strong">
        {quantity(usage)}
        {usage && <span className="dim"> {row.unit}</span>}
      </td>
      <td className="meter-look">
        {bad === 'unread' && <Wrong>{t('meters.notNumber')}</Wrong>}
        {bad instanceof Fault && <Said fault={bad} onWrap={onWrap} />}
        {settled && outcome.kind === 'initial' && <span className="dim small">{t('meters.begins')}</span>}
        {!bad && <Flags flags={typed ? outcome?.flags : row.flags} unit={row.unit} />}
        {fixed && <span className="dim small">{t('meters.fixed')}</span>}
      </td>
    </tr>
  );
}

function Wrong({ children, title }: { children: React.ReactNode; title?: string }) {
  return (
    <span className="meter-wrong" title={title}>
      <Icon name="warn" small />
      {children}
    </span>
  );
}

/** The sentence of a fault, short where it is asked about in the row: a wrap can be said with W or the button. */
function Said({ fault, onWrap }: { fault: Fault; onWrap: () => void }) {
  const { t, fault: say } = useText();
  const sentence = say(fault.bare());
  if (fault.key !== 'meter.wrap_unsaid') return <Wrong title={sentence}>{sentence}</Wrong>;
  return (
    <>
      <Wrong title={sentence}>{t('meters.belowLast')}</Wrong>
      <button type="button" className="link" tabIndex={-1} title={sentence} onClick={onWrap}>
        {t('meters.sayWrap', { usage: quantity(String(fault.args.usage)) })}
      </button>
    </>
  );
}
