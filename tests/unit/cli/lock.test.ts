import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { commandLine } from './command-line.ts';

afterEach(() => vi.unstubAllEnvs());

test('a gradebook is locked, asks every command for its passphrase, and is opened for good', {
  timeout: 60_000,
}, async () => {
  const { home, gradus, done, file } = commandLine();
  const words = file('words.txt', 'six plain words of mine\nand a second line\n');
  const wrong = file('wrong.txt', 'not these\n');
  const book = join(home, 'year.gradebook');
  const at = ['--file', book] as const;
  await done('init', '--teacher', 'Zwicklinde', ...at);
  expect(readFileSync(book, 'latin1')).toContain('Zwicklinde');
  expect(await gradus('lock', ...at)).toMatchObject({ code: 2 });
  expect(await gradus('unlock', '--passphrase-file', words, ...at)).toMatchObject({
    code: 1,
    err: 'Gradebook "year.gradebook" cannot be used: it is not locked.\n',
  });

  const locked = JSON.parse(await done('lock', '--passphrase-file', words, '--json', ...at));
  expect(locked).toMatchObject({ file: book, locked: true, whole: true });
  expect(locked.recovery).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){5}$/);
  expect(readFileSync(book, 'latin1')).not.toContain('Zwicklinde');
  const backups = `${book}.backups`;
  for (const name of readdirSync(backups)) {
    expect(readFileSync(join(backups, name), 'latin1')).not.toContain('Zwicklinde');
  }
  expect((await gradus('lock', '--passphrase-file', words, ...at)).err).toMatch(/locked already/);

  const asked = await gradus('check', ...at);
  expect(asked.code).toBe(1);
  expect(asked.err).toMatch(/is locked\. .*\(--passphrase-file\)\.\n$/);
  expect(asked.err.split('\n')).toHaveLength(2);
  const refused = await gradus('check', '--passphrase-file', wrong, ...at);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.err).toMatch(/neither the passphrase nor the recovery code/);
  expect(await done('--passphrase-file', words, 'check', ...at)).toMatch(/as it should be/);

  vi.stubEnv('GRADUS_PASSPHRASE_FILE', words);
  await done('call', 'gradebook.save', '{"school":"Nordquell"}', ...at);
  // Here the flag is the bundle's own, and the gradebook opens by what stands around.
  const bundle = join(home, 'out.gradus');
  await done('export', 'bundle', '--out', bundle, '--passphrase-file', wrong, ...at);
  expect(readFileSync(book, 'latin1')).not.toContain('Nordquell');
  const [kept = ''] = readdirSync(backups).filter((name) => name.endsWith('.gradebook'));
  await done('restore', join(backups, kept), ...at);

  const other = join(home, 'other');
  mkdirSync(other);
  copyFileSync(join(backups, kept), join(other, 'b.gradebook'));
  vi.stubEnv('GRADUS_PASSPHRASE_FILE', '');
  const restore = ['restore', join(other, 'b.gradebook'), '--file', join(other, 'new.gradebook')];
  expect((await gradus(...restore)).err).toMatch(/is locked/);
  const code = file('code.txt', `${locked.recovery.toLowerCase()}\n`);
  await done(...restore, '--passphrase-file', code);
  await done('check', '--file', join(other, 'new.gradebook'), '--passphrase-file', words);

  await done('unlock', '--passphrase-file', words, ...at);
  expect(await done('check', ...at)).toMatch(/as it should be/);
  expect(existsSync(`${book}.key`)).toBe(false);
  expect(readFileSync(book, 'latin1')).toContain('Zwicklinde');
});

test('a new gradebook is not locked by a flag that it does not have', async () => {
  const { gradus, file } = commandLine();
  const words = file('words.txt', 'six plain words of mine\n');
  const ended = await gradus('init', '--passphrase-file', words);
  expect(ended).toMatchObject({ code: 2 });
  expect(ended.err).toMatch(/command lock/);
});
