import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { run } from '../../../electron/cli/run.ts';
import { testFolder } from '../../helpers/file-host.ts';

let folder: string;
beforeEach(() => {
  folder = testFolder();
  vi.stubEnv('GRADUS_HOME', join(folder, 'app'));
  return () => vi.unstubAllEnvs();
});

async function gradus(...argv: string[]) {
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
}

test('creating a gradebook in a synced folder says so once', async () => {
  mkdirSync(join(folder, 'Dropbox'));
  const file = join(folder, 'Dropbox', 'a.gradebook');
  const made = await gradus('init', '--file', file, '--json');
  expect(made.code).toBe(0);
  expect(JSON.parse(made.out).warning).toContain('Dropbox');
  expect((await gradus('check', '--file', file)).out).not.toContain('Dropbox');
  const plain = await gradus('init', '--file', join(folder, 'b.gradebook'), '--json');
  expect(JSON.parse(plain.out)).not.toHaveProperty('warning');
});

test('a file that was replaced by an older copy is told of, one that was restored is not', async () => {
  const file = join(folder, 'a.gradebook');
  await gradus('init', '--file', file, '--teacher', 'R. Ode');
  const make = (name: string) =>
    gradus('call', 'class.create', JSON.stringify({ name }), '--file', file);
  await make('Bio');
  copyFileSync(file, join(folder, 'old.gradebook'));
  await make('Chem');
  copyFileSync(join(folder, 'old.gradebook'), file);
  const told = await gradus('check', '--file', file);
  expect(told).toMatchObject({ code: 0, err: expect.stringContaining('replaced') });
  await gradus('restore', join(folder, 'old.gradebook'), '--file', file);
  expect(await gradus('check', '--file', file)).toMatchObject({ code: 0, err: '' });
});
