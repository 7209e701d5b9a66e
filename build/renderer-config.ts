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

/** English texts that only the host and the shell say; the window has no use for their weight. */
export const NOT_OF_WINDOW: Readonly<Record<string, string>> = {
  'shared/text/en/demo.ts': 'demo',
  'shared/text/en/interchange.ts': 'interchange',
  'shared/text/en/letter-why.ts': 'letterWhy',
  'shared/text/en/shell.ts': 'shell',
};

const withoutHostTexts: Plugin = {
  name: 'gradus:without-host-texts',
  enforce: 'pre',
  load(id) {
    const file = Object.keys(NOT_OF_WINDOW).find((one) => id.replaceAll('\\', '/').endsWith(one));
    return file === undefined ? null : `export const ${NOT_OF_WINDOW[file]} = {};`;
  },
};

/** How the window's part is built and served; `define` holds the facts of this build. */
export function rendererConfig(root: string, define: Readonly<Record<string, string>>) {
  return {
    root: join(root, 'renderer'),
    define: { ...define },
    plugins: [react(), askAtOnce, withoutHostTexts],
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
