import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'electron-vite';
import { buildFacts } from './build/build-facts.ts';
import { rendererConfig } from './build/renderer-config.ts';

const root = import.meta.dirname;
const at = (path: string): string => resolve(root, path);
const define = buildFacts(root);

/** The fixed names of out/main; start scripts, package and tests rely on them. */
const entries: Record<string, string> = {
  index: at('electron/main/index.ts'),
  host: at('electron/host/entry.ts'),
  serve: at('electron/serve/index.ts'),
  cli: at('electron/cli/index.ts'),
  'import-worker': at('electron/host/interchange/import-worker.ts'),
};
const present = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));

const preload = {
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
  ...(existsSync(at('electron/preload/index.ts')) && { preload }),
  ...(existsSync(at('renderer/index.html')) && { renderer: rendererConfig(root, define) }),
});
