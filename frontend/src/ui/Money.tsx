import { useEffect, useState } from 'react';
import { type Fen, fen, grouped, signed as withSign } from '../api';
import { capital } from './capital';

type Props = {
  /** The wire's decimal string of yuan, or fen. */
  value: string | Fen | undefined;
  /** Zero as – (nothing here), the default, or as 0.00 (it was computed). */
  zero?: 'dash' | 'digits';
  /** With + before a positive amount: for differences. */
  signed?: boolean;
  /** `late` only for an overdue or wrong amount. */
  tone?: 'late' | 'dim';
  /** With the rules of a grand total. */
  total?: boolean;
  /** The fen smaller, for key figures. */
  figure?: boolean;
  className?: string;
};

/** An amount: thousands, two places, no ¥, U+2212 for minus. Hover and focus show 大写 (by `CapitalTip`). */
export function Money({ value, zero = 'dash', signed, tone, total, figure, className }: Props) {
  if (value === undefined || value === '') return null;
  const f = typeof value === 'string' ? fen(value) : value;
  const nothing = f === 0 && zero === 'dash';
  const text = nothing ? '–' : signed ? withSign(f) : grouped(f);
  const classes = ['num', nothing ? 'dim' : tone, total && 'total', className].filter(Boolean).join(' ');
  if (nothing) return <span className={classes}>{text}</span>;
  return (
    <span className={classes} data-fen={f}>
      {figure ? (
        <>
          {text.slice(0, -3)}
          <small>{text.slice(-3)}</small>
        </>
      ) : (
        text
      )}
    </span>
  );
}

/** Shows 大写 under whatever amount the pointer rests on or the focus stands on. Mounted once, at the root. */
export function CapitalTip() {
  const [tip, setTip] = useState<{ text: string; x: number; y: number; up: boolean }>();
  useEffect(() => {
    let timer = 0;
    const show = (target: EventTarget | null, wait: number) => {
      window.clearTimeout(timer);
      if (!(target instanceof Element)) return setTip(undefined);
      // In a grid the cell has the pointer or the focus, and the amount is inside.
      const at = target.closest<HTMLElement>('[data-fen]') ?? target.closest('[role=gridcell]')?.querySelector<HTMLElement>('[data-fen]');
      if (!at) return setTip(undefined);
      timer = window.setTimeout(() => {
        const box = at.getBoundingClientRect();
        const up = box.bottom + 40 > window.innerHeight;
        setTip({ text: capital(Number(at.dataset.fen) as Fen), x: box.right, y: up ? box.top : box.bottom, up });
      }, wait);
    };
    const over = (e: MouseEvent) => show(e.target, 400);
    const focus = (e: FocusEvent) => {
      if (e.target instanceof Element && e.target.matches(':focus-visible')) show(e.target, 400);
    };
    const hide = () => {
      window.clearTimeout(timer);
      setTip(undefined);
    };
    document.addEventListener('mouseover', over);
    document.addEventListener('focusin', focus);
    document.addEventListener('scroll', hide, true);
    document.addEventListener('keydown', hide);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('mouseover', over);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('scroll', hide, true);
      document.removeEventListener('keydown', hide);
    };
  }, []);
  if (!tip) return null;
  return (
    <div className={tip.up ? 'capital up' : 'capital'} role="tooltip" style={{ left: tip.x, top: tip.y }}>
      {tip.text}
    </div>
  );
}
