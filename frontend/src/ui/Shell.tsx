import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../i18n';
import { Keys } from './Button';
import { type Command, keysList, useHints } from './commands';
import { Icon, type IconName, Seal } from './Icon';
import { caps } from './keys';

/** An entry of the rail; `keys` lead there and stand in its tooltip. `gap` draws a rule above it; `count` is how much waits there, `late` makes that red. */
export type NavItem = { to: string; icon: IconName; title: string; keys?: string; count?: number; late?: boolean; gap?: boolean };

type Props = {
  book: { name: string; demo?: boolean };
  onBook?: () => void;
  nav: NavItem[];
  /** At the rail's foot: settings. */
  low: NavItem[];
  onFind: () => void;
  /** Opens the help of the place that is shown. */
  onHelp: () => void;
  /** Right end of the foot: the state of the book. */
  state?: ReactNode;
  children: ReactNode;
};

/** The frame of every screen: rail, place (a `Page`), foot. */
export function Shell({ book, onBook, nav, low, onFind, onHelp, state, children }: Props) {
  const { t } = useText();
  return (
    <Frame
      rail={
        <>
          <button type="button" className="book" onClick={onBook} title={t('ui.book', { name: book.name })}>
            <Seal />
            <b>{book.name}</b>
            {book.demo && <span className="tag">{t('ui.demo')}</span>}
          </button>
          <button type="button" className="find" onClick={onFind} aria-label={t('ui.search')}>
            <Icon name="search" />
            <span>{t('ui.search')}</span>
            <Keys keys="Ctrl+K" />
          </button>
          <nav className="nav" aria-label={t('nav.label')}>
            <ul>
              {nav.map((n) => (
                <li key={n.to} className={n.gap ? 'gap' : undefined}>
                  <Place {...n} />
                </li>
              ))}
            </ul>
          </nav>
          <div className="low">
            {low.map((n) => (
              <Place key={n.to} {...n} />
            ))}
            <button type="button" onClick={onHelp} title={`${t('ui.placeHelp')}  F1`}>
              <Icon name="info" />
              <span className="name">{t('ui.placeHelp')}</span>
            </button>
          </div>
        </>
      }
      state={state}
    >
      {children}
    </Frame>
  );
}

function Place({ to, icon, title, keys, count, late }: NavItem) {
  return (
    <Link
      to={to}
      search={{}}
      activeOptions={{ includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
      title={keys ? `${title}  ${caps(keys).join(' ')}` : title}
    >
      <Icon name={icon} />
      <span className="name">{title}</span>
      {count ? <span className={late ? 'n late' : 'n'}>{count.toLocaleString('en-US')}</span> : null}
    </Link>
  );
}

/** The bare frame, with a rail of one's own (setup has steps there). */
export function Frame({ rail, state, children }: { rail: ReactNode; state?: ReactNode; children: ReactNode }) {
  const hints = useHints();
  const help = hints.find((c) => c.id === 'help');
  return (
    <div className="app">
      <aside className="rail">{rail}</aside>
      <main className="place">
        {children}
        <footer className="foot">
          {/* Those that have no room are not there: all are under ?, which always is. */}
          <div className="keys">{hints.map((c) => c.id !== 'help' && <Hint key={c.id} command={c} />)}</div>
          {help && <Hint command={help} />}
          <div className="end">{state}</div>
        </footer>
      </main>
    </div>
  );
}

function Hint({ command: c }: { command: Command }) {
  return (
    <button
      type="button"
      className="hint"
      title={`${c.title}  ${caps(keysList(c)[0]).join(' ')}`}
      tabIndex={-1}
      disabled={c.passive}
      onClick={c.run}
    >
      <Keys keys={c.hintKeys ?? keysList(c)[0]} />
      {c.hint}
    </button>
  );
}
