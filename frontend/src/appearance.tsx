import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useText } from './i18n';
import { remember, remembered } from './remember';
import { antdTheme, dark, light } from './theme';

/** `system` follows the computer. */
export type Appearance = 'system' | 'light' | 'dark';

type State = { appearance: Appearance; setAppearance: (a: Appearance) => void; isDark: boolean };
const Context = createContext<State>({ appearance: 'system', setAppearance: () => {}, isDark: false });

/** Whether a media query holds, and again when that changes. */
function useMedia(query: string): boolean {
  const list = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (tell) => {
      list.addEventListener('change', tell);
      return () => list.removeEventListener('change', tell);
    },
    () => list.matches,
  );
}

/** Light or dark, the words of antd, and the tokens: everything below looks the way it should. */
export function Look({ children }: { children: ReactNode }) {
  const [appearance, set] = useState<Appearance>(() => remembered<Appearance>('appearance') ?? 'system');
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const isDark = appearance === 'dark' || (appearance === 'system' && systemDark);
  const { language } = useText();

  useEffect(() => {
    if (appearance === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = appearance;
  }, [appearance]);

  const state = useMemo<State>(
    () => ({
      appearance,
      isDark,
      setAppearance: (a) => {
        remember('appearance', a === 'system' ? undefined : a);
        set(a);
      },
    }),
    [appearance, isDark],
  );
  const theme = useMemo(() => antdTheme(isDark ? dark : light, isDark), [isDark]);

  return (
    <Context value={state}>
      <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
        <AntApp component={false}>{children}</AntApp>
      </ConfigProvider>
    </Context>
  );
}

/** The appearance chosen, whether it is dark now, and how to choose another. */
export const useAppearance = (): State => useContext(Context);
