import { useEffect, useRef, useState } from 'react';
import { undo, useRefusal } from '../../api';
import { useText } from '../../i18n';
import { toast, useFieldErrors } from '../../ui';

/**
 * What a page of settings edits, and how it is written. What others change meanwhile arrives while nothing is half-made.
 * `write` answers what is kept now.
 */
export function useEdited<T extends object>(saved: T, write: (all: T) => Promise<T>) {
  const [all, setAll] = useState(saved);
  const [error, setError] = useRefusal();
  const [busy, setBusy] = useState(false);
  const base = useRef(saved);
  useEffect(() => {
    const before = JSON.stringify(base.current);
    setAll((a) => (JSON.stringify(a) === before ? saved : a));
    base.current = saved;
  }, [saved]);
  return {
    all,
    set: (patch: Partial<T>) => setAll((a) => ({ ...a, ...patch })),
    dirty: JSON.stringify(all) !== JSON.stringify(saved),
    busy,
    error,
    err: useFieldErrors(error),
    /** Whether it was taken. */
    save: async (): Promise<boolean> => {
      setBusy(true);
      setError(undefined);
      try {
        setAll(await write(all));
        return true;
      } catch (e) {
        setError(e);
        return false;
      } finally {
        setBusy(false);
      }
    },
    discard: () => {
      setAll(saved);
      setError(undefined);
    },
  };
}

type Edited = Pick<ReturnType<typeof useEdited>, 'dirty' | 'busy' | 'error' | 'save' | 'discard'>;

/** One page, one save: what was changed of it is written and told once, and the toast takes all of it back. */
export function useOneSave(...parts: Edited[]) {
  const { t } = useText();
  const dirty = parts.some((p) => p.dirty);
  const busy = parts.some((p) => p.busy);
  const save = async () => {
    let taken = 0;
    for (const p of parts.filter((p) => p.dirty)) {
      if (!(await p.save())) break;
      taken++;
    }
    const back = async () => {
      for (let n = 0; n < taken; n++) await undo();
    };
    if (taken > 0) toast(t('settings.saved'), { undo: back });
  };
  return {
    form: { onSave: () => void save(), canSave: dirty && !busy, error: parts.find((p) => p.error !== undefined)?.error },
    row: {
      dirty,
      busy,
      error: parts.find((p) => p.error !== undefined)?.error,
      onDiscard: () => {
        for (const p of parts) p.discard();
      },
    },
  };
}
