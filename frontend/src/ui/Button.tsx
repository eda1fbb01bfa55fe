import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon, type IconName } from './Icon';
import { caps } from './keys';

/** The caps of some keys: `<Keys keys="Ctrl+K" />`. */
export function Keys({ keys }: { keys: string }) {
  return (
    <>
      {caps(keys).map((k, i) => (
        <kbd key={i}>{k}</kbd>
      ))}
    </>
  );
}

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  /** `go` is the one primary button of a screen; `danger` only the armed button of a typed confirmation. */
  kind?: 'plain' | 'go' | 'bare' | 'danger';
  small?: boolean;
  icon?: IconName;
  /** Shown after the words; the command registry is what listens. */
  keys?: string;
  submit?: boolean;
  /** Only an icon: then this is its name and tooltip. */
  label?: string;
  ref?: Ref<HTMLButtonElement>;
  children?: ReactNode;
};

const classOf = { plain: '', go: 'go', bare: 'bare', danger: 'cut-off' };

/** A button. Words first, its keys after them; an icon alone needs a `label`. */
export function Button({ kind = 'plain', small, icon, keys, submit, label, className, children, ...rest }: Props) {
  const alone = icon && !children;
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      aria-label={label}
      title={rest.title ?? label}
      className={['btn', classOf[kind], small && 'sm', alone && 'icon', className].filter(Boolean).join(' ')}
    >
      {icon && <Icon name={icon} small={small} />}
      {children}
      {keys && (
        <span className="keys" aria-hidden="true">
          <Keys keys={keys} />
        </span>
      )}
    </button>
  );
}
