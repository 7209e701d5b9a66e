import { mkdtempSync, rmSync } from 'node:fs';
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
  return {
    home,
    gradus,
    /** Runs with --json and answers the document; anything but exit code 0 is an error. */
    async json(...argv: string[]): Promise<unknown> {
      const { code, out, err } = await gradus(...argv, '--json');
      if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${err}`);
      return JSON.parse(out);
    },
    /** Runs something that must work. */
    async done(...argv: string[]): Promise<string> {
      const { code, out, err } = await gradus(...argv);
      if (code !== 0) throw new Error(`${argv.join(' ')}: ${code} ${err}`);
      return out;
    },
    end() {
      vi.unstubAllEnvs();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export type CommandLine = ReturnType<typeof commandLine>;
