import { defineConfig } from 'vitest/config';

/**
 * Every layer but the stories (tests/e2e). Component tests say `// @vitest-environment jsdom` in
 * their first line.
 */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: [
      'tests/{architecture,unit,property,contract,migration,component,security,power,electron}/**/*.test.{ts,tsx}',
    ],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
