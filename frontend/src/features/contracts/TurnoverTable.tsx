import { useEffect, useRef } from 'react';
import { grouped } from '../../api';
import { useText } from '../../i18n';
import { span } from '../../parts/words';
import { Icon, useAddress } from '../../ui';
import { isCells } from '../../ui/cells';
import { isComposing } from '../../ui/keys';
import type { TurnoverRow } from './data';
import { amountOf, keyOf, saved, type Typed } from './turnover';

type Props = {
  rows: TurnoverRow[];
  /** The months of one contract, not the contracts of one month. */
  one: boolean;
  typed: ReadonlyMap<string, Typed>;
  faultAt: (r: TurnoverRow) => string | undefined;
  onType: (r: TurnoverRow, patch: Partial<Typed>) => void;
  onPaste: (text: string, at: number) => void;
};

/** The grid to type through: Enter and ↓ go down, ↑ up, `..` takes the amount above; cells from Excel are laid over it. */
export function TurnoverTable({ rows, one, typed, faultAt, onType, onPaste }: Props) {
  const { t } = useText();
  const { go } = useAddress();
  const box = useRef<HTMLDivElement>(null);
  const focus = (i: number) => {
    const input = box.current?.querySelector<HTMLInputElement>(`input[data-row="${i}"]`);
    input?.focus();
    input?.select();
  };
  // Coming here is coming to type: the first row without an amount has the keys.
  const come = useRef(false);
  useEffect(() => {
    if (come.current || rows.length === 0) return;
    come.current = true;
    focus(
      Math.max(
        0,
        rows.findIndex((r) => !r.entered),
      ),
    );
  });
  const down = (e: React.KeyboardEvent<HTMLInputElement>, i: number) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    const by = e.key === 'ArrowUp' || (e.key === 'Enter' && e.shiftKey) ? -1 : e.key === 'ArrowDown' || e.key === 'Enter' ? 1 : 0;
    if (by === 0) return;
    e.preventDefault();
    e.stopPropagation();
    focus(i + by);
  };
  const type = (text: string, i: number) => {
    const above = rows[i - 1];
    const copied = /^[.。．]{2}$/.test(text) ? (above ? (typed.get(keyOf(above)) ?? saved(above)).amount : '') : text;
    onType(rows[i], { amount: copied });
  };
  return (
    <div className="turnover-grid" ref={box}>
      <table className="grid" aria-label={t('contracts.turnover.title')}>
        <colgroup>
          {!one && <col style={{ width: 136 }} />}
          {!one && <col style={{ width: 96 }} />}
          {!one && <col />}
          <col style={{ width: 208 }} />
          <col style={{ width: 168 }} />
          <col style={one ? undefined : { width: '26%' }} />
        </colgroup>
        <thead>
          <tr>
            {!one && <th>{t('contracts.turnover.contract')}</th>}
            {!one && <th>{t('contracts.field.unit')}</th>}
            {!one && <th>{t('contracts.field.customer')}</th>}
            <th>{t('contracts.change.days')}</th>
            <th className="num">{t('contracts.turnover.amount')}</th>
            <th>{t('contracts.field.note')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r, i) => {
            const now = typed.get(keyOf(r)) ?? saved(r);
            const bad = faultAt(r);
            const read = amountOf(now.amount);
            const name = `${r.code} ${r.from}`;
            return (
              <tr key={keyOf(r)}>
                {!one && (
                  <td>
                    <button type="button" className="link" tabIndex={-1} onClick={() => go(`/contracts/${r.contractId}`)}>
                      {r.code}
                    </button>
                  </td>
                )}
                {!one && <td className="mid">{r.unit}</td>}
                {!one && <td>{r.customerName}</td>}
                <td className="mid">{span(r.from, r.to)}</td>
                <td className="num turnover-cell">
                  <input
                    data-row={i}
                    className={bad ? 'bad' : typed.has(keyOf(r)) ? 'typed' : undefined}
                    inputMode="decimal"
                    autoComplete="off"
                    aria-label={`${t('contracts.turnover.amount')} ${name}`}
                    aria-invalid={bad ? true : undefined}
                    value={typed.has(keyOf(r)) || typeof read !== 'number' ? now.amount : grouped(read)}
                    onFocus={(e) => e.target.select()}
                    onChange={(e) => type(e.target.value, i)}
                    onBlur={() => typeof read === 'number' && typed.has(keyOf(r)) && onType(r, { amount: grouped(read).replace('−', '-') })}
                    onKeyDown={(e) => down(e, i)}
                    onPaste={(e) => {
                      const text = e.clipboardData.getData('text');
                      if (!isCells(text)) return;
                      e.preventDefault();
                      onPaste(text, i);
                    }}
                  />
                </td>
                <td className="turnover-cell">
                  {bad ? (
                    <span className="turnover-wrong" title={bad}>
                      <Icon name="warn" small />
                      {bad}
                    </span>
                  ) : (
                    <input
                      className="note-cell"
                      aria-label={`${t('contracts.field.note')} ${name}`}
                      autoComplete="off"
                      value={now.note}
                      onChange={(e) => onType(r, { note: e.target.value })}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
