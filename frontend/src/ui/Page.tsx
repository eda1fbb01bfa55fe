import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useText } from '../i18n';
import { say } from './live';
import { useWindowName } from './title';

type Props = {
  title: string;
  /** The place above, as a crumb before the title. */
  up?: { to: string; title: string };
  /** Beside the title: running figures, a switch of views. */
  beside?: ReactNode;
  /** A quiet word beside the title. */
  sub?: ReactNode;
  /** At the right: quiet actions first, the one primary button last. */
  actions?: ReactNode;
  /** Cards on paper (true) or work on the surface (false, for lists). */
  pad?: boolean;
  children: ReactNode;
};

/** A screen: a head with title, figures and one primary action; the work under it. The foot is the shell's. */
export function Page({ title, up, beside, sub, actions, pad, children }: Props) {
  const { t } = useText();
  useWindowName(0, t('ui.product'));
  useWindowName(1, title);
  useEffect(() => say(title), [title]);
  return (
    <>
      <header className="head">
        {up && (
          <>
            <Link className="crumb" to={up.to} search={{}}>
              {up.title}
            </Link>
            <span className="dim" aria-hidden="true">
              /
            </span>
          </>
        )}
        <h1>{title}</h1>
        {beside}
        {sub && <span className="sub">{sub}</span>}
        <div className="end">{actions}</div>
      </header>
      <div className={pad ? 'body pad' : 'body'}>{children}</div>
    </>
  );
}

/** The row under the head: filter chips at the left, quiet actions in `end`. */
export function Bar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="bar">
      {children}
      {end && <div className="end">{end}</div>}
    </div>
  );
}

/** A card with a head of 40 px. */
export function Panel({
  title,
  note,
  end,
  className,
  children,
}: {
  title?: string;
  note?: ReactNode;
  end?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={className ? `panel ${className}` : 'panel'}>
      {title && (
        <header>
          <h2>{title}</h2>
          {note && <span className="dim small">{note}</span>}
          {end && <span className="end">{end}</span>}
        </header>
      )}
      {children}
    </section>
  );
}
