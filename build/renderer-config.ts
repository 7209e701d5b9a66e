import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';

/**
 * What the first screen asks does not wait, as other modules do, for the style sheets and for the
 * page to be read to its end: it touches neither.
 */
const askAtOnce: Plugin = {
  name: 'gradus:ask-at-once',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace(/<script (?=[^>]*\/ask-[^>]*>)/, '<script async '),
  },
};

/** How the window's part is built and served; `define` holds the facts of this build. */
export function rendererConfig(root: string, define: Readonly<Record<string, string>>) {
  return {
    root: join(root, 'renderer'),
    define: { ...define },
    plugins: [react(), askAtOnce],
    build: {
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      // Everything is a file of its own: the policy allows neither data: addresses nor inline code.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // One small stylesheet: a view never waits for its own.
      cssCodeSplit: false,
      minify: true,
      sourcemap: false,
      // Held gzipped by check-out.ts instead.
      chunkSizeWarningLimit: 1000,
      rollupOptions: {
        input: join(root, 'renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              // Asks while the browser still reads the rest.
              { name: 'ask', test: /\/renderer\/first-questions\.ts$/, priority: 1 },
              // What the first screen needs comes as one file: forty small ones wait for each other.
              { name: 'first', tags: ['$initial' as const] },
            ],
          },
        },
      },
    },
  };
}
