import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// One bundle for both doors: Wails embeds dist, app/httpapi serves the same files. Addresses are relative, because the
// window's origin differs from platform to platform.
export default defineConfig({
  base: './',
  plugins: [react()],
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
