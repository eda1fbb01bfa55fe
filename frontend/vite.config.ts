import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';

/** The window opens at 今日: the page names that place's code beside the frame's, so that it comes with it and not after it has run. */
const firstPlace: Plugin = {
  name: 'first-place',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      if (!bundle) return; // the server of who builds it
      const chunk = (file: string) => bundle[file] as Rolldown.OutputChunk;
      const first = Object.values(bundle).find((c) => c.type === 'chunk' && c.facadeModuleId?.endsWith('/features/today/index.tsx'));
      if (!first) throw new Error('the code of 今日 is not where it was');
      const files = new Set([first.fileName]);
      for (const file of files) for (const other of chunk(file).imports) files.add(other);
      const styles = [...files].flatMap((file) => [...(chunk(file).viteMetadata?.importedCss ?? [])]);
      const link = (rel: string) => (file: string) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `./${file}` },
        injectTo: 'head' as const,
      });
      const fresh = (file: string) => !html.includes(file);
      return [...[...files].filter(fresh).map(link('modulepreload')), ...[...new Set(styles)].filter(fresh).map(link('stylesheet'))];
    },
  },
};

// One bundle for both doors: Wails embeds dist, app/httpapi serves the same files. Addresses are relative, because the
// window's origin differs from platform to platform.
export default defineConfig({
  base: './',
  plugins: [react(), firstPlace],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000, modulePreload: { polyfill: false } },
  worker: { format: 'es' },
  server: { fs: { allow: ['..'] } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    css: false,
    restoreMocks: true,
    maxWorkers: 2,
    testTimeout: 30_000, // a machine may be busy: what hangs is found all the same
  },
});
