import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runScript } from './run-script.ts';

/** What one layer of the tests came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of what failed, and of what passed on its second try only. */
  readonly named?: readonly string[];
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
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      /** What went wrong, try by try. */
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface VitestOptions {
  /** Folders and files; where none is named, the folder of the layer's name. */
  readonly paths?: readonly string[];
  readonly config?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Tests of some folders and files. Tests that are not there yet count for nothing. */
const vitest = (
  name: string,
  { paths = [`tests/${name}/`], config = 'tests/vitest.config.ts', env = {} }: VitestOptions = {},
): Layer => ({
  name,
  run(root) {
    const missing = paths.filter((path) => !existsSync(join(root, path)));
    if (missing.length === paths.length) return { passed: 0, failed: 0, skipped: 0 };
    if (missing.length > 0) {
      process.stdout.write(`There is no ${missing.join(', ')}.\n`);
      return FAILED;
    }
    const report = join(root, '.cache/test', `${name.replace(':', '-')}.json`);
    mkdirSync(join(root, '.cache/test'), { recursive: true });
    rmSync(report, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = ['run', '--config', config, ...reporters, ...paths];
    const code = runScript(root, 'node_modules/vitest/vitest.mjs', args, env);
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
    named: namedIn(report),
  };
}

const namedIn = ({ testResults }: VitestReport): readonly string[] =>
  testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ failureMessages }) => failureMessages.length > 0)
    .map(({ fullName, status, failureMessages }) => {
      const [why = ''] = failureMessages[0]?.split('\n') ?? [];
      return `${status === 'passed' ? 'second try' : 'failed'}: ${fullName} (${why})`;
    });

const STORIES = 'tests/e2e/vitest.e2e.config.ts';

/**
 * The last minute of a year where it is a day later than in London; GRADUS_ODD_CLOCK names another,
 * or `any`. Laws and the contract hold at each; of the unit tests those run once more that go by
 * days and times. `npm run soak` runs all at all of them.
 */
const atAnOddClock = { GRADUS_ODD_CLOCK: process.env.GRADUS_ODD_CLOCK ?? 'year-end' };
const BY_DAYS = ['backup', 'charts', 'check', 'demo', 'exports', 'handlers', 'host', 'renderer'];

/** Everything that `npm test` runs, in order: the quickest answers first. */
export const layers: readonly Layer[] = [
  tool('types', 'node_modules/typescript/bin/tsc', ['-b']),
  tool('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  tool('build', 'build/bootstrap.mjs', ['build']),
  tool('check-out', 'build/check-out.ts', []),
  vitest('architecture'),
  vitest('unit'),
  vitest('unit:odd', { paths: BY_DAYS.map((name) => `tests/unit/${name}/`), env: atAnOddClock }),
  vitest('property', { env: atAnOddClock }),
  vitest('contract', { env: atAnOddClock }),
  vitest('migration'),
  vitest('component'),
  vitest('security'),
  vitest('power'),
  vitest('electron'),
  vitest('electron:real', { paths: ['tests/electron/real/'], config: STORIES }),
  vitest('e2e', { config: STORIES }),
  tool('package:stub', 'build/package-stub.ts', []),
];
