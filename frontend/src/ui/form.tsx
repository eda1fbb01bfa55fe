import {
  type FormHTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react';
import { flushSync } from 'react-dom';
import { Fault } from '../api';
import { useText } from '../i18n';
import { useCommands } from './commands';
import { Icon } from './Icon';
import { isComposing } from './keys';
import { halfWidth } from './read';

const focusable =
  'input:not([type=hidden]):not([disabled]):not([tabindex="-1"]), textarea:not([disabled]), select:not([disabled]), [role=combobox]:not([aria-disabled=true]), [role=radio][tabindex="0"]';

/** Moves the focus to the first field that has an error, or could not be read. False when there is none. */
export function focusFirstError(root: ParentNode | null, selector = '[aria-invalid=true]'): boolean {
  const bad = root?.querySelector<HTMLElement>(selector);
  bad?.focus();
  return Boolean(bad);
}

/** What a form's owner can do from outside: `save()` is what Ctrl+Enter does. */
export type FormHandle = { save: () => void };

// What was saved last in a place, by the label of the field: the line above, for who enters one thing after another.
const above = new Map<string, string>();

const labelOf = (field: HTMLInputElement): string => field.labels?.[0]?.textContent ?? field.ariaLabel ?? '';
const placed = (field: HTMLInputElement): string => `${location.hash.split(/[/?]/)[1] ?? ''} ${labelOf(field)}`;
const texts = (root: ParentNode | null): HTMLInputElement[] =>
  [...(root?.querySelectorAll<HTMLInputElement>('input:not([type]), input[type=text]') ?? [])].filter((f) => f.role !== 'combobox');

/** Puts a text into a field as if it were typed. */
function put(field: HTMLInputElement, text: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  flushSync(() => field.dispatchEvent(new Event('input', { bubbles: true })));
}

/** `..` takes the value of the field of the same name above in the form, else what was saved last in it. False where it is not `..`. */
function copyAbove(root: ParentNode | null, at: EventTarget): boolean {
  if (!(at instanceof HTMLInputElement) || halfWidth(at.value) !== '..') return false;
  const fields = texts(root);
  const same = fields.slice(0, fields.indexOf(at)).findLast((f) => labelOf(f) === labelOf(at));
  put(at, same?.value ?? above.get(placed(at)) ?? '');
  return true;
}

type FormProps = Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit'> & {
  /** Runs when every field could be read. */
  onSave: () => void;
  /** False while there is nothing to save or it is being saved. */
  canSave?: boolean;
  /** What Ctrl+Enter says it does; defaults to 保存. */
  saveTitle?: string;
  /** A new error moves the focus to the field it speaks of. */
  error?: unknown;
  handle?: Ref<FormHandle>;
  children: ReactNode;
};

/**
 * A form as bookkeepers know it: Enter goes to the next field (and from the last one to the save button), Ctrl+Enter
 * saves, Tab works too, and `..` copies from above. Fields that cannot be read stop the save and take the focus.
 */
export function Form({ onSave, canSave = true, saveTitle, error, handle, children, className, ...rest }: FormProps) {
  const { t } = useText();
  const ref = useRef<HTMLFormElement>(null);
  const can = useRef({ canSave, onSave }); // as of the latest drawing: what was copied just now is in it
  can.current = { canSave, onSave };

  const save = () => {
    if (document.activeElement) copyAbove(ref.current, document.activeElement);
    // Leaving the field reads what is in it.
    if (document.activeElement instanceof HTMLElement && ref.current?.contains(document.activeElement))
      document.activeElement.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    if (!can.current.canSave || focusFirstError(ref.current, '[data-unread=true]')) return;
    for (const field of texts(ref.current)) if (labelOf(field)) above.set(placed(field), field.value);
    can.current.onSave();
  };
  useImperativeHandle(handle, () => ({ save }));
  useCommands([
    {
      id: 'form.save',
      title: saveTitle ?? t('ui.save'),
      hint: saveTitle ?? t('ui.save'),
      keys: ['Ctrl+Enter', 'Ctrl+S'],
      rank: 20,
      when: canSave,
      hidden: true,
      run: save,
    },
  ]);
  useCommands([
    {
      id: 'form.next',
      title: t('ui.nextField'),
      hint: t('ui.nextField'),
      keys: 'Enter',
      rank: 10,
      passive: true,
      hidden: true,
      run: () => {},
    },
  ]);
  useEffect(() => {
    if (error) requestAnimationFrame(() => focusFirstError(ref.current));
  }, [error]);

  const goOn = (at: HTMLElement, by: number) => {
    const fields = [...(ref.current?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter((f) => f.offsetParent !== null || f === at);
    const next = fields[fields.indexOf(at) + by];
    if (next) {
      next.focus();
      if (next instanceof HTMLInputElement) next.select();
    } else ref.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
  };

  return (
    <form
      {...rest}
      ref={ref}
      noValidate
      className={className ? `form ${className}` : 'form'}
      onSubmit={(e) => {
        e.preventDefault();
        save();
      }}
      onKeyDownCapture={(e) => {
        if ((plainEnter(e) || e.key === 'Tab') && !isComposing(e)) copyAbove(ref.current, e.target);
        // A closed list opens by ↓ or by typing: Enter goes on, as from any other field.
        const at = e.target as HTMLElement;
        if (plainEnter(e) && at.getAttribute('role') === 'combobox' && at.getAttribute('aria-expanded') !== 'true') {
          e.preventDefault();
          e.stopPropagation();
          goOn(at, e.shiftKey ? -1 : 1);
        }
      }}
      onKeyDown={(e) => {
        const at = e.target as HTMLElement;
        if (
          !plainEnter(e) ||
          e.defaultPrevented ||
          at.matches('button:not([role=radio]), a, textarea') ||
          at.getAttribute('aria-expanded') === 'true'
        )
          return;
        e.preventDefault();
        goOn(at, e.shiftKey ? -1 : 1);
      }}
    >
      {children}
    </form>
  );
}

const plainEnter = (e: KeyboardEvent<HTMLElement>) => e.key === 'Enter' && !e.ctrlKey && !e.metaKey && !e.altKey && !isComposing(e);

/** Fields side by side; `columns` as a grid template (`1fr 1fr`) or a number of equal ones. */
export function FieldRow({ columns = 2, children }: { columns?: number | string; children: ReactNode }) {
  const template = typeof columns === 'number' ? `repeat(${columns}, minmax(0, 1fr))` : columns;
  return (
    <div className="field-row" style={{ gridTemplateColumns: template }}>
      {children}
    </div>
  );
}

export type FieldProps = {
  label: string;
  required?: boolean;
  /** Why the value is not accepted, from the program; what cannot be read says so itself. */
  error?: string;
  /** A quiet word under the field. */
  note?: ReactNode;
  /** Label for screen readers only, in dense rows. */
  bare?: boolean;
};

/** Ids that tie a control to its label and its error. */
type ControlIds = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string; 'aria-required'?: true };

/** Label above, control, error under it. */
export function Field({ label, required, error, note, bare, children }: FieldProps & { children: (ids: ControlIds) => ReactNode }) {
  const id = useId();
  const under = error || note ? `${id}-under` : undefined;
  return (
    <div className={error ? 'field faulty' : 'field'}>
      <label htmlFor={id} className={bare ? 'sr' : undefined}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': under, 'aria-required': required || undefined })}
      {error ? (
        <p className="err" id={under}>
          <Icon name="warn" small />
          {error}
        </p>
      ) : (
        note && (
          <p className="dim small" id={under}>
            {note}
          </p>
        )
      )}
    </div>
  );
}

/** The sentence of a fault for one field of a form: `const err = useFieldErrors(save.error)`, then `error={err('dueDay')}`. */
export function useFieldErrors(error: unknown): (...path: string[]) => string | undefined {
  const { fault } = useText();
  const f: Fault | undefined = error instanceof Fault ? error : undefined;
  return (...path) => {
    const found = f?.at(...path);
    return found?.length ? found.map((x) => fault(x.bare())).join(' ') : undefined;
  };
}

// Under the field itself its path would only repeat the label.
