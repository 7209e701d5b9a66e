import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findKeyFile, keyFileOf } from '../../../electron/host/lock/key-file.ts';
import { changeRecovery, keyBy, makeLock } from '../../../electron/host/lock/lock-up.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { lockBy, lockedFile } from '../../helpers/locked-file.ts';
import { testHost } from '../../helpers/memory-host.ts';

const WORDS = 'six plain words of mine';

async function aLocked() {
  const { file, key } = await lockedFile(WORDS);
  (await testHost({ file, key })).close();
  const folder = join(file, '..');
  return { file, key, places: { file, folder } };
}

test('a flipped bit in the key file beside it keeps nobody out, and is mended', async () => {
  const { file, key, places } = await aLocked();
  const whole = readFileSync(keyFileOf(file), 'utf8');
  const bad = whole.replace(
    /"sealed": "(.)/g,
    (_, sign) => `"sealed": "${sign === 'A' ? 'B' : 'A'}`,
  );
  writeFileSync(keyFileOf(file), bad);
  expect((await keyBy(places, WORDS))?.secret).toEqual(key.secret);
  expect(findKeyFile(places, key.id).wraps.filter(({ by }) => by === 'passphrase')).toHaveLength(1);
  // By the code too: then nothing of the flipped bit is left.
  expect((await keyBy(places, (await lockBy(WORDS)).recovery))?.secret).toEqual(key.secret);
  expect(readFileSync(keyFileOf(file), 'utf8')).toBe(whole);
});

test('two gradebooks whose key files changed places both open, also where the app knows neither', async () => {
  const one = await aLocked();
  const other = await makeLock('other words of somebody');
  const there = testFolder();
  const app = join(there, 'app');
  const [a, b] = [join(there, 'a.gradebook'), join(there, 'b.gradebook')];
  copyFileSync(one.file, a);
  (
    await testHost({ file: b, key: { ...other.key, secret: Buffer.from(other.key.secret) } })
  ).close();
  copyFileSync(keyFileOf(one.file), keyFileOf(b));
  writeFileSync(keyFileOf(a), JSON.stringify({ format: 1, ...other.keyFile }));
  const ofA = await keyBy({ file: a, folder: app }, WORDS);
  expect(ofA?.secret).toEqual(one.key.secret);
  // Another laptop again: what the app's folder took meanwhile is not to be relied on.
  rmSync(app, { recursive: true, force: true });
  const ofB = await keyBy({ file: b, folder: app }, 'other words of somebody');
  expect(ofB?.secret).toEqual(other.key.secret);
});

test('a new recovery code is told although one place cannot take the key file', async () => {
  const { file, key, places } = await aLocked();
  const keys = join(`${file}.backups`, 'gradebook.key');
  rmSync(keys, { force: true });
  mkdirSync(join(keys, 'in the way'), { recursive: true });
  const code = await changeRecovery(places, WORDS);
  expect((await keyBy(places, code))?.secret).toEqual(key.secret);
});
