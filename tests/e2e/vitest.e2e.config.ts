import { defineConfig } from 'vitest/config';

/** Stories in a real Chromium against the built app (out/), one file after the other. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/e2e/**/*.e2e.ts', 'tests/electron/real/**/*.e2e.ts'],
    fileParallelism: false,
    // On a fresh folder of its own; whoever needs it is named in the closing lines of `npm test`.
    retry: 1,
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
