import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

/** One of the two programs that read and write the format; both are called the same way. */
const AGE = ['age', 'rage'].find((name) => isThere(name, '--version'));
if (!AGE) process.stdout.write('age tool: neither age nor rage is installed here, skipped\n');
/** age asks for passphrases at a terminal only; `script` of util-linux makes one. */
const hasTerminal = process.platform === 'linux' && isThere('script', '--version');
if (AGE && !hasTerminal) process.stdout.write('age by passphrase: no `script` here, skipped\n');

const PASSPHRASE = 'otter lantern maple orbit velvet';

function isThere(program: string, ...asking: string[]): boolean {
  return spawnSync(program, asking, { stdio: 'ignore' }).status === 0;
}

/**
 * Runs age at a terminal where somebody types the passphrase whenever it is asked for: again and
 * again until age has ended and nobody reads it any more.
 */
function typed(folder: string, ...args: string[]): void {
  const command = [AGE, ...args].join(' ');
  const typing = `for i in $(seq 80); do sleep 0.7; printf '%s\\n' '${PASSPHRASE}'; done`;
  const line = `(${typing}) 2>/dev/null | timeout 60 script -qec "${command}" /dev/null`;
  execFileSync('bash', ['-c', line], { cwd: folder, stdio: 'ignore' });
}

describe.skipIf(!AGE)('the age tool and Gradus', { timeout: 120_000 }, () => {
  let folder = '';
  let teacher: TestHost;
  let head: TestHost;
  const at = (name: string): string => join(folder, name);
  const firstRecord = (packed: Buffer): string =>
    zstdDecompressSync(packed).toString('utf8').split('\n')[0] ?? '';

  beforeEach(async () => {
    folder = testFolder();
    teacher = await testHost({ device: 'teacher' });
    head = await testHost({ device: 'head' });
    await aGradebook(teacher).withStudents(3).withCourse(['A1']).build();
  });
  afterEach(() => {
    teacher.close();
    head.close();
  });

  test('a bundle for a key of Gradus is opened by the tool with that key file', async () => {
    const { recipient } = await head.ask('key.make', { to: grantFor(head, at('key'), 'write') });
    await exportTo(teacher, at('a.gradus'), { recipient });
    execFileSync(AGE ?? '', ['-d', '-i', at('key'), '-o', at('plain'), at('a.gradus')]);
    expect(firstRecord(readFileSync(at('plain')))).toMatch(/^\{"gradus":"bundle","format":1/);
    // The very bytes, and another key opens nothing.
    await mergeFrom(head, at('plain'));
    await head.ask('key.make', { to: grantFor(head, at('other'), 'write') });
    const wrong = spawnSync(AGE ?? '', ['-d', '-i', at('other'), '-o', at('no'), at('a.gradus')]);
    expect(wrong.status).not.toBe(0);
  });

  test('a file that the tool encrypted to a key of the tool is merged', async () => {
    const keygen = `${AGE}-keygen`;
    execFileSync(keygen, ['-o', at('key')], { stdio: 'ignore' });
    const identity = readFileSync(at('key'), 'utf8');
    const recipient = /age1[a-z0-9]+/.exec(identity)?.[0] ?? '';
    await exportTo(teacher, at('plain'));
    for (const [name, more] of [
      ['binary', []],
      ['armored', ['-a']],
    ] as const) {
      execFileSync(AGE ?? '', ['-r', recipient, ...more, '-o', at(name), at('plain')]);
      const { new: fresh, identical } = await mergeFrom(head, at(name), { identity });
      expect([name, fresh + identical > 3]).toEqual([name, true]);
    }
    // And the other way round: Gradus encrypts to the tool's key.
    await exportTo(teacher, at('b.gradus'), { recipient });
    execFileSync(AGE ?? '', ['-d', '-i', at('key'), '-o', at('b'), at('b.gradus')]);
    expect(firstRecord(readFileSync(at('b')))).toMatch(/^\{"gradus"/);
  });

  test.skipIf(!hasTerminal)('a passphrase opens in both directions', async () => {
    await exportTo(teacher, at('ours'), { passphrase: PASSPHRASE });
    typed(folder, '-d', '-o', 'plain', 'ours');
    expect(firstRecord(readFileSync(at('plain')))).toMatch(/^\{"gradus"/);
    typed(folder, '-p', '-o', 'theirs', 'plain');
    writeFileSync(at('theirs.gradus'), readFileSync(at('theirs')));
    expect(readFileSync(at('theirs'), 'latin1')).toMatch(/^age-encryption.org\/v1\n-> scrypt /);
    const taken = await mergeFrom(head, at('theirs.gradus'), { passphrase: PASSPHRASE });
    expect(taken.new).toBeGreaterThan(3);
  });
});
