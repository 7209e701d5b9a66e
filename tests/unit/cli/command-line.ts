import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { run } from '../../../electron/cli/run.ts';

/** What one command line printed and how it ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a class begins with: its lists as CSV, and how its plan is dated. */
export interface FirstClass {
  readonly roster: string;
  readonly objectives: string;
  /** Further words of `plan`. */
  readonly plan?: readonly string[];
}

/** The command line in this process, on a throw-away folder of its own. */
export function commandLine(now = '2026-11-10T12:00:00') {
  const home = mkdtempSync(join(tmpdir(), 'gradus-cli-'));
  vi.stubEnv('GRADUS_HOME', home);
  vi.stubEnv('GRADUS_NOW', now);
  const gradus = async (...argv: string[]): Promise<Ended> => {
    let out = '';
    let err = '';
    const code = await run(argv, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    });
    return { code, out, err };
  };
  /** Runs something that must work. */
  const done = async (...argv: string[]): Promise<string> => {
    const { code, out, err } = await gradus(...argv);
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${err}`);
    return out;
  };
  /** Writes a file into the folder; answers its path. */
  const file = (name: string, content: string | Buffer): string => {
    const path = join(home, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    home,
    gradus,
    done,
    file,
    /** Fills Ida's gradebook with the class Chem, which plans the course Chemistry. */
    async aClass({ roster, objectives, plan = [] }: FirstClass): Promise<void> {
      await done('init', '--teacher', 'Ida', '--school', 'North');
      await done('import', 'roster', file('class.csv', roster), '--class', 'Chem');
      await done('import', 'objectives', file('course.csv', objectives), '--course', 'Chemistry');
      await done('plan', '--class', 'Chem', '--course', 'Chemistry', ...plan);
    },
    /** Runs with --json and answers the document; anything but exit code 0 is an error. */
    async json(...argv: string[]): Promise<unknown> {
      const { code, out, err } = await gradus(...argv, '--json');
      if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${err}`);
      return JSON.parse(out);
    },
    end() {
      vi.unstubAllEnvs();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export type CommandLine = ReturnType<typeof commandLine>;
