import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { newQueryClient } from '../api';
import { Look } from '../appearance';
import { startI18n } from '../i18n';
import { useKeyboard } from './commands';

function Keyboard({ children }: { children: ReactNode }) {
  useKeyboard();
  return children;
}

/** Renders with language, look, queries and keyboard, as the root has them: for the tests of the kit and of screens. */
export async function show(node: ReactNode, language: 'zh-CN' | 'en' = 'zh-CN') {
  await startI18n(language);
  const queries = newQueryClient();
  const wrap = (inner: ReactNode) => (
    <QueryClientProvider client={queries}>
      <Look>
        <Keyboard>{inner}</Keyboard>
      </Look>
    </QueryClientProvider>
  );
  const shown = render(wrap(node));
  return { ...shown, queries, again: (next: ReactNode) => shown.rerender(wrap(next)) };
}
