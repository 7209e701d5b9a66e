import { defineConfig } from 'vitest/config';
import { oddClock } from './helpers/odd-clocks.ts';

const clock = oddClock(process.env.GRADUS_ODD_CLOCK);
if (clock) {
  // What was drawn by chance is said, and is the same for every file of this run.
  process.env.GRADUS_ODD_CLOCK = clock.name;
  process.stdout.write(
    `The clock of this run: ${clock.at} in ${clock.zone}. Again with GRADUS_ODD_CLOCK=${clock.name}\n`,
  );
}

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
    setupFiles: [new URL('helpers/run-at-odd-clock.ts', import.meta.url).pathname],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
