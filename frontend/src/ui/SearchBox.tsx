import './search.css';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n';
import { Button } from './Button';
import { useCommands } from './commands';
import { Icon } from './Icon';
import { isComposing } from './keys';

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
  const [typed, setTyped] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const composing = useRef(false);
  const tell = useRef(onChange);
  tell.current = onChange;

  useEffect(() => {
    if (typed === undefined || composing.current) return;
    const timer = setTimeout(() => {
      tell.current(typed.trim());
      setTyped(undefined);
    }, 200);
    return () => clearTimeout(timer);
  }, [typed]);
  useCommands([
    { id: 'list.search', title: t('ui.searchList'), hint: t('ui.searchList'), keys: '/', rank: 15, run: () => input.current?.focus() },
  ]);

  const set = (text: string) => {
    setTyped(undefined);
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
        onChange={(e) => setTyped(e.target.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(e) => {
          composing.current = false;
          set(e.currentTarget.value);
        }}
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
