import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { contractHash } from './build/contract-hash.ts';

const root = import.meta.dirname;
const at = (path: string): string => resolve(root, path);

const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };

/** Both sides carry the same two facts, so that a window of another build refuses to run. */
const define = {
  __APP_VERSION__: JSON.stringify(version),
  __CONTRACT_HASH__: JSON.stringify(contractHash(root)),
};

const entries: Record<string, string> = {
  index: at('electron/main/index.ts'),
  host: at('electron/host/entry.ts'),
  serve: at('electron/serve/index.ts'),
  cli: at('electron/cli/index.ts'),
  'import-worker': at('electron/host/interchange/import-worker.ts'),
};
const present = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));

const renderer = {
  root: at('renderer'),
  define,
  plugins: [react()],
  build: {
    outDir: at('out/renderer'),
    emptyOutDir: true,
    // Everything is a file of its own: the policy allows neither data: addresses nor inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    minify: true,
    sourcemap: false,
    rollupOptions: { input: at('renderer/index.html') },
  },
};

export default defineConfig({
  main: {
    define,
    build: {
      outDir: at('out/main'),
      // Only better-sqlite3 stays outside (the one entry of `dependencies`); the rest is bundled.
      externalizeDeps: true,
      minify: false,
      sourcemap: false,
      rollupOptions: {
        input: present,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  ...(existsSync(at('electron/preload/index.ts')) && {
    preload: {
      build: {
        outDir: at('out/preload'),
        externalizeDeps: false,
        minify: false,
        sourcemap: false,
        rollupOptions: {
          input: { index: at('electron/preload/index.ts') },
          // A sandboxed preload must be one CommonJS file; electron-vite would emit .mjs here.
          output: { format: 'cjs' as const, entryFileNames: '[name].cjs' },
        },
      },
    },
  }),
  ...(existsSync(at('renderer/index.html')) && { renderer }),
});
