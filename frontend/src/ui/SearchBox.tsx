import './search.css';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n';
import { Button } from './Button';
import { useCommands } from './commands';
import { Icon } from './Icon';
import { isComposing, typedIn } from './keys';

type Props = {
  /** What is searched for now, from the address. */
  value: string;
  onChange: (text: string) => void;
  /** What can be searched by: 名称、拼音、电话 … Also its name. */
  placeholder: string;
};

/** The search of a list, in its bar: `/` goes there, ↓ or Enter back to the list, Esc empties it. Told 200 ms after the last letter. */
export function SearchBox({ value, onChange, placeholder }: Props) {
  const { t } = useText();
  const [{ typed, whole }, setTyped] = useState<{ typed?: string; whole?: boolean }>({});
  const input = useRef<HTMLInputElement>(null);
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    if (typed === undefined || !whole) return;
    const timer = setTimeout(() => {
      tell.current(typed.trim());
      setTyped({});
    }, 200);
    return () => clearTimeout(timer);
  }, [typed, whole]);
  useCommands([
    { id: 'list.search', title: t('ui.searchList'), hint: t('ui.searchList'), keys: '/', rank: 15, run: () => input.current?.focus() },
  ]);

  const set = (text: string) => {
    setTyped({});
    tell.current(text.trim());
  };
  const text = typed ?? value;
  return (
    <span className="input sm search-box">
      <Icon name="search" small />
      <input
        ref={input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={placeholder}
        placeholder={placeholder}
        value={text}
        {...typedIn((typed, whole) => setTyped({ typed, whole }))}
        onKeyDown={(e) => {
          if (isComposing(e)) return;
          if (e.key === 'Escape') {
            e.preventDefault();
            e.stopPropagation();
            if (text) set('');
            else e.currentTarget.blur();
          }
          if (e.key === 'Enter' || e.key === 'ArrowDown') {
            e.preventDefault();
            if (typed !== undefined) set(typed);
            e.currentTarget.blur();
          }
        }}
      />
      {text && <Button kind="bare" small icon="x" label={t('ui.clearSearch')} onClick={() => set('')} />}
    </span>
  );
}
