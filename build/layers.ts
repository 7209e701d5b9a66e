import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runScript } from './run-script.ts';

/** What one layer of the tests came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Layer {
  readonly name: string;
  readonly run: (root: string) => Tally;
}

const PASSED: Tally = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Tally = { passed: 0, failed: 1, skipped: 0 };

/** A tool that either finds nothing (one passed) or something (one failed). */
const tool = (name: string, script: string, args: readonly string[]): Layer => ({
  name,
  run: (root) => (runScript(root, script, args) === 0 ? PASSED : FAILED),
});

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Tests under one folder of tests/. */
const vitest = (
  name: string,
  path = `tests/${name}`,
  config = 'tests/vitest.config.ts',
): Layer => ({
  name,
  run(root) {
    const folder = join(root, path);
    if (!existsSync(folder) || readdirSync(folder).length === 0) {
      return { passed: 0, failed: 0, skipped: 0 };
    }
    const report = join(root, '.cache/test', `${name.replace(':', '-')}.json`);
    mkdirSync(join(root, '.cache/test'), { recursive: true });
    rmSync(report, { force: true });
    const code = runScript(root, 'node_modules/vitest/vitest.mjs', [
      'run',
      '--config',
      config,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      `${path}/`,
    ]);
    return readReport(report, code);
  },
});

function readReport(path: string, code: number): Tally {
  if (!existsSync(path)) return FAILED;
  const report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    // A file that could not even be loaded, or an error outside any test, has failed too.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const STORIES = 'tests/e2e/vitest.e2e.config.ts';

/** Everything that `npm test` runs, in order: the quickest answers first. */
export const layers: readonly Layer[] = [
  tool('types', 'node_modules/typescript/bin/tsc', ['-b']),
  tool('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  tool('build', 'build/bootstrap.mjs', ['build']),
  tool('check-out', 'build/check-out.ts', []),
  vitest('architecture'),
  vitest('unit'),
  vitest('property'),
  vitest('contract'),
  vitest('migration'),
  vitest('component'),
  vitest('security'),
  vitest('power'),
  vitest('electron'),
  vitest('electron:real', 'tests/electron/real', STORIES),
  vitest('e2e', 'tests/e2e', STORIES),
  tool('package:stub', 'build/package-stub.ts', []),
];
