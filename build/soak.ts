import { join } from 'node:path';
import { runScript } from './run-script.ts';

/**
 * `npm run soak`: the long versions of everything that is drawn by chance (fuzz, laws, cuts,
 * kills). Tests read GRADUS_SOAK as the factor by which they run longer.
 */
process.env.GRADUS_SOAK ??= '40';
process.exitCode = runScript(join(import.meta.dirname, '..'), 'node_modules/vitest/vitest.mjs', [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--testTimeout=3600000',
  'tests/property/',
  'tests/unit/',
  'tests/contract/',
  'tests/security/',
  'tests/power/',
]);
