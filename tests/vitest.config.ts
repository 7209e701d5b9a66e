import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: [
      'tests/{architecture,unit,property,contract,migration,security,electron}/**/*.test.ts',
    ],
    testTimeout: 20_000,
  },
});
