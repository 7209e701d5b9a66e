import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NODE, ROOT } from './server-process.ts';

/** `script` of util-linux makes a terminal at which the program sits. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
if (!hasTerminal) process.stdout.write('interrupted: no `script` here, terminals are skipped\n');

const CLI = join(ROOT, 'out/main/cli.js');
const CTRL_C = '\u0003';
const CLEARED = '\r\u001b[K';
const running = new Set<ChildProcess>();
let home = '';
let out = '';
const env = () => ({ ...process.env, GRADUS_HOME: home, TERM: 'xterm' });

function cli(...args: string[]) {
  const ended = spawnSync(NODE, [CLI, ...args], { env: env(), encoding: 'utf8' });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}
const logged = (): unknown[] =>
  JSON.parse(cli('call', 'disclosure.list', '{}', '--json').out) as unknown[];

/** A program that runs, with what it has printed so far. */
function following(program: ChildProcess) {
  running.add(program);
  let shown = '';
  let complaints = '';
  program.stdout?.on('data', (part) => {
    shown += String(part);
  });
  program.stderr?.on('data', (part) => {
    complaints += String(part);
  });
  const ended = once(program, 'close').then(([code, signal]) => {
    running.delete(program);
    return { code, signal, shown, complaints };
  });
  return {
    ended,
    program,
    press: (keys: string) => program.stdin?.write(keys),
    isRunning: () => running.has(program),
    async until(words: string): Promise<void> {
      while (!shown.includes(words)) {
        if (!running.has(program)) throw new Error(`It ended before "${words}": ${shown}`);
        await wait(20);
      }
    },
  };
}

const atTerminal = (...args: string[]) => {
  const line = ['exec', NODE, CLI, ...args].map((word) => `'${word}'`).join(' ');
  const command = line.replace("'exec'", 'exec');
  return following(spawn('script', ['-qefc', command, '/dev/null'], { env: env() }));
};
const atNoTerminal = (...args: string[]) =>
  following(spawn(NODE, [CLI, ...args], { env: env(), stdio: ['ignore', 'pipe', 'pipe'] }));

/** Its key takes a second, in which nothing else is to be told. */
const bundle = (name: string): string[] => [
  ...['export', 'bundle', '--out', join(out, name)],
  ...['--passphrase-file', join(home, 'passphrase')],
];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'gradus-interrupted-'));
  writeFileSync(join(home, 'passphrase'), 'otter lantern maple orbit velvet\n');
  expect(cli('init', '--teacher', 'Ida', '--demo').code).toBe(0);
}, 120_000);
beforeEach(() => {
  out = join(home, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
});
afterAll(() => {
  for (const program of running) program.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

describe.skipIf(!hasTerminal)('at a terminal', { timeout: 120_000 }, () => {
  test('an export says how far it is, and is ended by Ctrl+C without a trace', async () => {
    const one = atTerminal(...bundle('a.gradus'));
    await one.until('Writing the file…');
    one.press(CTRL_C);
    const { code, shown } = await one.ended;
    expect(code).toBe(1);
    // The line of progress is gone; the terminal itself shows which key was pressed.
    expect(shown.split(CLEARED).at(-1)).toBe('Cancelled; nothing was changed.\r\n');
    expect(shown.match(/\n/g)).toHaveLength(1);
    expect(readdirSync(out)).toEqual([]);
    expect(logged()).toEqual([]);
  });

  test('Ctrl+C once more ends at once what does not hear', async () => {
    const header = ['age-encryption.org/v1', `-> scrypt ${'A'.repeat(22)} 19`, 'A'.repeat(43)];
    const file = join(out, 'slow.gradus');
    // Nothing is heard while a key is derived; this one takes seconds.
    writeFileSync(file, `${header.join('\n')}\n--- ${'A'.repeat(43)}\n${'x'.repeat(100)}`);
    const one = atTerminal('merge', file, '--passphrase-file', join(home, 'passphrase'));
    await one.until('Opening bundles…');
    one.press(CTRL_C);
    await wait(300);
    expect(one.isRunning()).toBe(true);
    one.press(CTRL_C);
    const { code, shown } = await one.ended;
    expect([code, shown]).toEqual([130, expect.not.stringContaining('Cancelled')]);
    expect(cli('check').code).toBe(0);
  });
});

describe('where nobody sits', { timeout: 120_000 }, () => {
  test('an export prints its answer and nothing else', async () => {
    const { code, shown, complaints } = await atNoTerminal(...bundle('a.gradus')).ended;
    expect([code, complaints]).toEqual([0, '']);
    expect(shown).toMatch(/^.+\n$/);
    expect(shown).not.toContain(CLEARED);
    expect(readdirSync(out)).toEqual(['a.gradus']);
  });

  test('at whatever moment it is interrupted, there is a file that is logged, or neither', async () => {
    const before = logged().length;
    let written = 0;
    for (const moment of [150, 500, 800, 1100, 1400, 2000]) {
      const name = `${moment}.gradus`;
      const one = atNoTerminal(...bundle(name));
      await wait(moment);
      one.program.kill('SIGINT');
      const { code, signal, shown, complaints } = await one.ended;
      const isWritten = readdirSync(out).includes(name);
      if (isWritten) written += 1;
      const [sentence, isAnswered] =
        code === 1 ? ['Cancelled; nothing was changed.\n', false] : ['', isWritten];
      expect([moment, isWritten, complaints]).toEqual([moment, isAnswered, sentence]);
      expect([moment, shown !== '']).toEqual([moment, isAnswered]);
      // Before the program listens, and once it has ended all, the system ends it.
      expect(code === null ? signal : 'SIGINT').toBe('SIGINT');
    }
    expect(readdirSync(out)).toHaveLength(written);
    expect(logged()).toHaveLength(before + written);
  });
});
