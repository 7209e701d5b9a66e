import { join } from 'node:path';
import { ODD_CLOCKS } from '../tests/helpers/odd-clocks.ts';
import { runScript } from './run-script.ts';

/**
 * `npm run soak`: the long versions of everything that is drawn by chance (fuzz, laws, cuts,
 * kills), and then the tests at every odd clock. Tests read GRADUS_SOAK as the factor by which they
 * run longer.
 */
const vitest = (args: readonly string[], env: Readonly<Record<string, string>>): number =>
  runScript(
    join(import.meta.dirname, '..'),
    'node_modules/vitest/vitest.mjs',
    ['run', '--config', 'tests/vitest.config.ts', ...args],
    env,
  );

const LONG = ['property', 'unit', 'contract', 'security', 'power'];
const AT_ODD_CLOCKS = ['unit', 'property', 'contract', 'component', 'security', 'electron'];
const folders = (names: readonly string[]) => names.map((name) => `tests/${name}/`);

const soak = process.env.GRADUS_SOAK ?? '40';
const codes = [vitest(['--testTimeout=3600000', ...folders(LONG)], { GRADUS_SOAK: soak })];
delete process.env.GRADUS_SOAK;
for (const { name } of ODD_CLOCKS) {
  codes.push(vitest(folders(AT_ODD_CLOCKS), { GRADUS_ODD_CLOCK: name }));
}
process.exitCode = codes.find((code) => code !== 0) ?? 0;
