import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Input } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import { createSay, sentenceOf } from '#shared/text/text.ts';
import { asNobody } from '../../helpers/as-nobody.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { grantFor } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

/** What befalls a file that is being written, after half of it. */
const disk = vi.hoisted(() => ({ befalls: null as null | (() => void) }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode);
    const { befalls } = disk;
    if (!befalls || !String(path).endsWith('.tmp')) return handle;
    const writeFile = handle.writeFile.bind(handle);
    const half: FileHandle['writeFile'] = async (data, options) => {
      const bytes = Buffer.from(data as Uint8Array | string);
      await writeFile(bytes.subarray(0, bytes.length / 2), options);
      befalls();
      await writeFile(bytes.subarray(bytes.length / 2), options);
    };
    return Object.assign(handle, { writeFile: half });
  };
  return { ...real, default: { ...real, open }, open };
});

let host: TestHost;
let built: Built;
let folder = '';

beforeEach(async () => {
  folder = join(testFolder(), 'to');
  mkdirSync(folder);
  host = await testHost();
  built = await aGradebook(host).withStudents(5).withCourse(['A1', 'A2']).build();
});
afterEach(() => {
  disk.befalls = null;
  host.close();
});

const at = (): string => join(folder, 'out');
const to = (): string => grantFor(host, at(), 'write');
const sheet = (what: 'grid' | 'evidence'): [string, object] => [
  'export.csv',
  { what, class: built.class, term: null, to: to() } satisfies Input<'export.csv'>,
];
/** One of each making: in one go, in steps, and with its line of the log in the file. */
const EXPORTS: Readonly<Record<string, () => [string, object]>> = {
  grid: () => sheet('grid'),
  evidence: () => sheet('evidence'),
  bundle: () => ['export.bundle', { purpose: 'my-other-computer', to: to() }],
  log: () => ['disclosure.export', { to: to() }],
};
const each = describe.each(Object.entries(EXPORTS));

/** One sentence; and the log knows of nothing that left. */
async function saidOnly(trouble: Trouble, code: string, words: RegExp): Promise<void> {
  const sentence = sentenceOf(createSay(), trouble);
  expect([trouble.code, sentence]).toEqual([code, expect.stringMatching(words)]);
  expect(sentence).not.toMatch(/[\r\n{}]|undefined|ENO|EACC/);
  expect(await host.ask('disclosure.list', {})).toEqual([]);
}

each('a file of %s', (_, asked) => {
  const refused = (): Promise<Trouble> => {
    const [name, input] = asked();
    return host.refused(name, input);
  };

  test('is written where nothing is in the way', async () => {
    const [name, input] = asked();
    expect(await host.host.request(name, input)).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual(['out']);
    expect(await host.ask('disclosure.list', {})).toHaveLength(1);
  });

  test('finds no room when half of it is written', async () => {
    writeFileSync(at(), 'what was there');
    disk.befalls = () => {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    await saidOnly(await refused(), 'DISK_FULL', /^The disk is full/);
    expect(readdirSync(folder)).toEqual(['out']);
    expect(readFileSync(at(), 'utf8')).toBe('what was there');
  });

  test('finds its folder locked', async () => {
    writeFileSync(at(), 'what was there');
    chmodSync(dirname(folder), 0o755);
    chmodSync(folder, 0o500);
    await asNobody(folder, async () => {
      await saidOnly(await refused(), 'FILE_READ_ONLY', /out/);
    });
    chmodSync(folder, 0o700);
    expect(readdirSync(folder)).toEqual(['out']);
    expect(readFileSync(at(), 'utf8')).toBe('what was there');
  });

  test('finds its folder out of reach', async () => {
    const above = dirname(folder);
    chmodSync(above, 0o000);
    await asNobody(above, async () => {
      await saidOnly(await refused(), 'FILE_READ_ONLY', /out/);
    });
    chmodSync(above, 0o700);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('finds its folder gone when it is made', async () => {
    const ended = refused();
    rmSync(folder, { recursive: true });
    await saidOnly(await ended, 'FOLDER_NOT_FOUND', /out/);
    expect(existsSync(folder)).toBe(false);
  });

  test('loses its folder when half of it is written', async () => {
    disk.befalls = () => rmSync(folder, { recursive: true });
    await saidOnly(await refused(), 'FOLDER_NOT_FOUND', /out/);
    expect(existsSync(folder)).toBe(false);
  });
});

test('a disk that is really full', async ({ skip }) => {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder]);
  if (mounted.status !== 0) skip('no small disk can be made here');
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  writeFileSync(join(folder, 'large'), Buffer.alloc(64 * 1024));
  const [name, input] = EXPORTS.bundle?.() ?? ['', {}];
  await saidOnly(await host.refused(name, input), 'DISK_FULL', /^The disk is full/);
  expect(readdirSync(folder)).toEqual(['large']);
  rmSync(join(folder, 'large'));
  expect(await host.host.request(name, { ...input, to: to() })).toMatchObject({ ok: true });
});
