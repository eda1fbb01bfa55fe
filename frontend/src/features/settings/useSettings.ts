import { useEffect, useRef, useState } from 'react';
import { call, type go, undo, useRefusal, type Wire } from '../../api';
import { useText } from '../../i18n';
import { toast, useFieldErrors } from '../../ui';
import type { View } from '.';

export type All = Wire<go.settings.All>;

/** The settings being edited, and how to save them. What others change meanwhile arrives while nothing is half-made. */
export function useSettings(view: View) {
  const { t } = useText();
  const [all, setAll] = useState<All>(view.settings);
  const [error, setError] = useRefusal();
  const [busy, setBusy] = useState(false);
  const base = useRef(view.settings);
  const dirty = JSON.stringify(all) !== JSON.stringify(view.settings);
  useEffect(() => {
    const before = JSON.stringify(base.current);
    setAll((a) => (JSON.stringify(a) === before ? view.settings : a));
    base.current = view.settings;
  }, [view.settings]);

  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const saved = await call<View>('Settings.Save', all);
      setAll(saved.settings);
      toast(t('settings.saved'), { undo: () => undo() });
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  return {
    all,
    set: (patch: Partial<All>) => setAll((a) => ({ ...a, ...patch })),
    dirty,
    busy,
    error,
    err: useFieldErrors(error),
    save: () => void save(),
    discard: () => {
      setAll(view.settings);
      setError(undefined);
    },
  };
}
