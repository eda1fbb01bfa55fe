import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { isAbort } from '../api';
import { useText } from '../i18n';
import { Keys } from './Button';
import { byRank, type Command, keysList, LayerContext, once, useActiveCommands, useCommands, useLayer, useRetold } from './commands';
import { wayTo } from './focus';
import { Icon, type IconName } from './Icon';
import { isComposing, typedIn } from './keys';

/** One thing found: a customer, contract, invoice, receipt. */
export type Hit = {
  key: string;
  group: string;
  icon: IconName;
  title: string;
  note?: string;
  /** At the right: an amount, a status. */
  end?: ReactNode;
  open: () => void;
};

type Props = {
  open: boolean;
  onClose: () => void;
  /** Finds by name, pinyin initials, room, amount, number. Asked while typing; the latest answer counts. */
  find: (text: string, signal: AbortSignal) => Promise<Hit[]>;
};

/** Ctrl K: customers, documents and commands, by whatever one remembers of them. */
export function Palette({ open, onClose, find }: Props) {
  // What can be done at the place one came from, remembered before the palette's own layer hides it.
  const active = useActiveCommands();
  const [commands, setCommands] = useState<Command[]>([]);
  const before = useRef(active);
  if (!open) before.current = active;
  const depth = useLayer(open);
  const retold = useRetold(commands);
  useEffect(() => {
    if (open) setCommands(once(before.current.filter((c) => !c.hidden && !c.passive)).sort(byRank));
  }, [open]);
  if (!open) return null;
  return (
    <LayerContext value={depth}>
      <Inside onClose={onClose} find={find} commands={retold} />
    </LayerContext>
  );
}

function Inside({ onClose, find, commands }: Omit<Props, 'open'> & { commands: Command[] }) {
  const { t } = useText();
  const [{ typed, whole }, setTyped] = useState({ typed: '', whole: true });
  const [found, setFound] = useState<{ hits: Hit[]; ms: number; text: string }>({ hits: [], ms: 0, text: '' });
  const [at, setAt] = useState(0);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const returnTo = useRef<ReturnType<typeof wayTo>>(undefined);
  returnTo.current ??= wayTo(document.activeElement); // a list may be drawn anew meanwhile
  useCommands([{ id: 'palette.close', title: t('ui.close'), keys: ['Esc', 'Ctrl+K'], typing: true, hidden: true, run: onClose }]);

  useEffect(() => {
    input.current?.focus();
    return () => {
      const from = returnTo.current?.();
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);

  const text = typed.trim();
  useEffect(() => {
    if (text === '' || !whole) return;
    const leave = new AbortController();
    const timer = setTimeout(() => {
      const begun = performance.now();
      find(text, leave.signal).then(
        (hits) => !leave.signal.aborted && setFound({ hits, ms: Math.round(performance.now() - begun), text }),
        (e) => !leave.signal.aborted && !isAbort(e) && setFound({ hits: [], ms: 0, text }),
      );
    }, 25);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [text, whole, find]);

  const hits = useMemo<Hit[]>(() => {
    const low = text.toLowerCase();
    const fit = commands.filter((c) => low === '' || c.title.toLowerCase().includes(low));
    const own = fit.slice(0, low === '' ? 20 : 8).map(
      (c): Hit => ({
        key: c.id,
        group: t('ui.commands'),
        icon: 'cmd',
        title: c.title,
        end: keysList(c)[0] && <Keys keys={keysList(c)[0]} />,
        open: c.run,
      }),
    );
    return [...(low === '' ? [] : found.hits), ...own];
  }, [text, commands, found.hits, t]);
  const chosen = Math.min(at, hits.length - 1);

  const run = (h: Hit | undefined) => {
    if (!h) return;
    onClose();
    // After the palette is gone, so that what is opened gets the focus.
    setTimeout(h.open);
  };

  return (
    <div className="mask palette-mask">
      <button type="button" className="behind" tabIndex={-1} aria-hidden="true" onClick={onClose} />
      <div className="dialog palette" role="dialog" aria-modal="true" aria-label={t('ui.search')}>
        <div className="palette-in">
          <Icon name="search" />
          <input
            ref={input}
            value={typed}
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={hits[chosen] && `${list}-${chosen}`}
            aria-label={t('ui.searchAll')}
            placeholder={t('ui.searchAll')}
            {...typedIn((typed, whole) => {
              setTyped({ typed, whole });
              setAt(0);
            })}
            onKeyDown={(e) => {
              if (isComposing(e)) return;
              const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
              if (step && hits.length) {
                e.preventDefault();
                setAt((chosen + step + hits.length) % hits.length);
              } else if (e.key === 'Enter') {
                e.preventDefault();
                run(hits[chosen]);
              } else if (e.key === 'Tab') e.preventDefault();
            }}
          />
        </div>
        <div className="palette-list" id={list} role="listbox" aria-label={t('ui.search')}>
          {hits.map((h, i) => (
            <div key={h.key}>
              {h.group !== hits[i - 1]?.group && <div className="group">{h.group}</div>}
              <Row hit={h} id={`${list}-${i}`} chosen={i === chosen} text={text} onHover={() => setAt(i)} onOpen={() => run(h)} />
            </div>
          ))}
          {hits.length === 0 && text !== '' && found.text === text && <p className="dim nothing">{t('ui.nothingFound', { text })}</p>}
        </div>
        <footer>
          <span>
            <Keys keys="↑" />
            <Keys keys="↓" /> {t('ui.choose')}
          </span>
          <span>
            <Keys keys="Enter" /> {t('ui.open')}
          </span>
          {text === '' && <span className="end">{t('ui.searchLike')}</span>}
          {text !== '' && found.text === text && <span className="end">{t('ui.foundIn', { count: hits.length, ms: found.ms })}</span>}
        </footer>
      </div>
    </div>
  );
}

function Row({
  hit,
  id,
  chosen,
  text,
  onHover,
  onOpen,
}: {
  hit: Hit;
  id: string;
  chosen: boolean;
  text: string;
  onHover: () => void;
  onOpen: () => void;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys (aria-activedescendant)
    <div
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={chosen ? 'hit at' : 'hit'}
      onMouseMove={onHover}
      onClick={onOpen}
    >
      <Icon name={hit.icon} />
      <span className="cut">
        <Marked text={hit.title} part={text} />
      </span>
      {hit.note && <span className="dim cut">{hit.note}</span>}
      <span className="end">
        {hit.end}
        {chosen && hit.icon !== 'cmd' && <Keys keys="Enter" />}
      </span>
    </div>
  );
}

function Marked({ text, part }: { text: string; part: string }) {
  const i = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1;
  if (i < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, i)}
      <mark>{text.slice(i, i + part.length)}</mark>
      {text.slice(i + part.length)}
    </>
  );
}
