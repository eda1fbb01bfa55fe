import { useEffect, useState } from 'react';
import { type FoundItem, find, foundAmount, isAbort, yuan } from '../../api';
import { useText } from '../../i18n';
import { Dialog, ErrorNote, Icon, Keys, Money } from '../../ui';
import { isComposing, typedIn } from '../../ui/keys';
import { halfWidth, readMoney } from '../../ui/read';

type Props = {
  /** `find`: whose money it is. `split`: one more customer or invoice that this line pays. */
  mode: 'find' | 'split' | undefined;
  /** What is searched at first: the payer's name. */
  first: string;
  onClose: () => void;
  onPick: (item: FoundItem) => void;
};

/** Finds a customer or an invoice by whatever one remembers of it. */
export function Finder({ mode, first, onClose, onPick }: Props) {
  const { t } = useText();
  return (
    <Dialog
      open={mode !== undefined}
      title={t(mode === 'split' ? 'claim.finder.split' : 'claim.finder.find')}
      onClose={onClose}
      width={560}
    >
      {mode && <Inside first={first} onPick={onPick} note={t(mode === 'split' ? 'claim.finder.splitNote' : 'claim.finder.findNote')} />}
    </Dialog>
  );
}

/** What an expression comes to: =3800*3, ＝12，380。00; undefined: it is none. Numbers with dashes are names of invoices. */
const summed = (typed: string) => (halfWidth(typed).startsWith('=') ? readMoney(typed) : undefined);

function Inside({ first, note, onPick }: { first: string; note: string; onPick: (item: FoundItem) => void }) {
  const { t } = useText();
  const [{ typed, whole }, setTyped] = useState({ typed: first, whole: true });
  const [found, setFound] = useState<{ items: FoundItem[]; text: string; error?: unknown }>({ items: [], text: '' });
  const [at, setAt] = useState(0);
  const sum = summed(typed);
  const text = sum === undefined ? typed.trim() : yuan(sum);

  useEffect(() => {
    if (text === '' || !whole) return;
    const leave = new AbortController();
    const timer = setTimeout(() => {
      find(text, leave.signal).then(
        ({ items }) => {
          if (leave.signal.aborted) return;
          setFound({ items: (items ?? []).filter((i) => i.kind === 'customer' || i.kind === 'invoice'), text });
          setAt(0);
        },
        (error) => !leave.signal.aborted && !isAbort(error) && setFound({ items: [], text, error }),
      );
    }, 80);
    return () => {
      clearTimeout(timer);
      leave.abort();
    };
  }, [text, whole]);

  const items = text === '' ? [] : found.items;
  return (
    <div className="finder">
      <span className="input">
        <Icon name="search" />
        <input
          value={typed}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls="finder-list"
          aria-activedescendant={items[at] && `finder-${at}`}
          aria-label={note}
          placeholder={t('ui.searchWhat')}
          onFocus={(e) => e.target.select()}
          {...typedIn((typed, whole) => setTyped({ typed, whole }))}
          onKeyDown={(e) => {
            if (isComposing(e)) return;
            const by = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
            if (by) {
              e.preventDefault();
              setAt(Math.max(0, Math.min(items.length - 1, at + by)));
            } else if (e.key === 'Enter' && items[at]) {
              e.preventDefault();
              onPick(items[at]);
            }
          }}
        />
        {sum !== undefined && (
          <span className="unit" role="status">
            = <Money value={sum} />
          </span>
        )}
      </span>
      {found.error ? <ErrorNote error={found.error} /> : null}
      <div id="finder-list" role="listbox" aria-label={note}>
        {items.map((i, k) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
          <div
            key={`${i.kind} ${i.id}`}
            id={`finder-${k}`}
            role="option"
            tabIndex={-1}
            aria-selected={k === at}
            className={k === at ? 'hit at' : 'hit'}
            onMouseMove={() => setAt(k)}
            onClick={() => onPick(i)}
          >
            <Icon name={i.kind === 'customer' ? 'customer' : 'invoice'} />
            <span>{i.title}</span>
            <span className="dim cut">{i.note}</span>
            <span className="end">
              <Money value={foundAmount(i)} tone={i.overdue ? 'late' : undefined} />
            </span>
          </div>
        ))}
        {text !== '' && found.text === text && items.length === 0 && !found.error && (
          <p className="dim">{t('ui.nothingFound', { text })}</p>
        )}
      </div>
      <p className="small dim">
        {note}{' '}
        <span className="nowrap">
          <Keys keys="↑" /> <Keys keys="↓" /> <Keys keys="Enter" />
        </span>
      </p>
    </div>
  );
}
