import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FromHost, ToHost } from '#shared/contract/port.ts';
import { startHost } from '../../../electron/host/start-host.ts';

/** A passphrase alone takes a second. */
const SOON = { timeout: 20_000 };

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gradus-start-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true, force: true });
});

/** A host on a port that the test holds. */
function started(file = join(home, 'a.gradebook')) {
  const heard: FromHost[] = [];
  let send: (message: ToHost) => void = () => undefined;
  let endings = 0;
  startHost(
    {
      post: (message) => heard.push(structuredClone(message)),
      onMessage: (listener) => {
        send = listener;
      },
      exit: () => {
        endings += 1;
      },
    },
    { file, folder: home },
  );
  const hear = async <T extends FromHost['type']>(type: T, id?: string) =>
    vi.waitFor(() => {
      const found = heard.find(
        (message) =>
          message.type === type && (id === undefined || Reflect.get(message, 'id') === id),
      );
      if (!found) throw new Error(`No ${type} yet`);
      return found as Extract<FromHost, { type: T }>;
    }, SOON);
  return {
    heard,
    hear,
    send: (message: ToHost) => send(message),
    async ask(id: string, name: string, input: unknown) {
      send({ type: 'request', id, name, input });
      return (await hear('reply', id)).envelope;
    },
    hasEnded: () => endings > 0,
    endings: () => endings,
  };
}

const backups = (): string[] => {
  const folder = join(home, 'a.gradebook.backups');
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.gradebook'))
    : [];
};

test('says that it is ready, answers, tells what changed, and closes', async () => {
  const host = started();
  expect(await host.hear('ready')).toEqual({
    type: 'ready',
    trouble: null,
    rev: expect.any(Number),
  });
  expect(await host.ask('1', 'class.create', { name: 'Bio' })).toMatchObject({ ok: true });
  expect(await host.hear('event')).toMatchObject({
    event: { type: 'changed', changes: ['roster'] },
  });
  host.send({ type: 'close' });
  await host.hear('closed');
  expect(host.hasEnded()).toBe(true);
});

test('requests that come before the file is open are answered once it is', async () => {
  const host = started();
  expect(await host.ask('1', 'class.list', {})).toMatchObject({ ok: true, value: [] });
});

test('a file that cannot be opened is the answer to every request', async () => {
  const file = join(home, 'a.gradebook');
  writeFileSync(file, 'this is no gradebook, and long enough to be looked at as one');
  const host = started(file);
  const trouble = { code: 'FILE_NOT_A_GRADEBOOK' };
  expect(await host.hear('ready')).toMatchObject({ trouble });
  expect(await host.ask('1', 'class.list', {})).toMatchObject({ ok: false, error: trouble });
  host.send({ type: 'close' });
  await host.hear('closed');
});

/** A gradebook with one class and its backup, then spoilt. */
async function spoilt(spoil: (file: string) => void): Promise<string> {
  const file = join(home, 'a.gradebook');
  const first = started(file);
  await first.ask('1', 'class.create', { name: 'Bio' });
  first.send({ type: 'close' });
  await first.hear('closed');
  spoil(file);
  return file;
}

test.each([
  [
    'FILE_DAMAGED',
    (file: string) => writeFileSync(file, readFileSync(file).fill(85, 4096, 90_000)),
  ],
  ['FILE_NOT_A_GRADEBOOK', (file: string) => writeFileSync(file, 'x'.repeat(9_000))],
])(
  'a gradebook that is lost (%s) offers its backups and becomes the chosen one',
  async (code, spoil) => {
    const file = await spoilt(spoil);
    const host = started(file);
    expect(await host.hear('ready')).toMatchObject({ trouble: { code } });
    const listed = await host.ask('1', 'backup.list', {});
    expect(listed).toMatchObject({ ok: true, value: [{ evidence: 0 }] });
    const [backup] = (listed.ok ? listed.value : []) as { file: string }[];
    expect(
      await host.ask('2', 'backup.restore', { from: { file: '../a.gradebook' } }),
    ).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
    expect(host.hasEnded()).toBe(false);
    expect(await host.ask('3', 'backup.restore', { from: { file: backup?.file } })).toMatchObject({
      ok: true,
    });
    expect(host.hasEnded()).toBe(true);
    expect(backups().filter((name) => name.startsWith('before restore'))).toHaveLength(1);
    const again = started(file);
    expect(await again.ask('1', 'class.list', {})).toMatchObject({ value: [{ name: 'Bio' }] });
    again.send({ type: 'close' });
    await again.hear('closed');
  },
);

test('a lost gradebook becomes any backup that a person points at, never a damaged one', async () => {
  const file = await spoilt((at) => writeFileSync(at, readFileSync(at).fill(85, 4096, 90_000)));
  const [name = ''] = backups();
  const stick = join(home, 'stick.gradebook');
  writeFileSync(stick, readFileSync(join(home, 'a.gradebook.backups', name)));
  const host = started(file);
  const grant = { type: 'grant', name: 'stick.gradebook', mode: 'read' } as const;
  host.send({ ...grant, grant: 'a'.repeat(32), path: stick });
  host.send({ ...grant, grant: 'b'.repeat(32), path: file });
  const worse = await host.ask('1', 'backup.restore', { from: { grant: 'b'.repeat(32) } });
  expect(worse).toMatchObject({ ok: false, error: { code: 'FILE_DAMAGED' } });
  const better = await host.ask('2', 'backup.restore', { from: { grant: 'a'.repeat(32) } });
  expect(better).toMatchObject({ ok: true });
});

test('nothing takes the place of a file that never was a gradebook, or of a newer one', async () => {
  const stick = await spoilt(() => undefined);
  const other = join(home, 'letter.txt');
  writeFileSync(other, 'Dear parents, this is no gradebook at all, and long enough to be read');
  const host = started(other);
  host.send({ type: 'grant', grant: 'a'.repeat(32), path: stick, name: 'a', mode: 'read' });
  const refused = await host.ask('1', 'backup.restore', { from: { grant: 'a'.repeat(32) } });
  expect(refused).toMatchObject({ ok: false, error: { code: 'FILE_NOT_A_GRADEBOOK' } });
  expect(readFileSync(other, 'utf8')).toMatch(/^Dear parents/);
  const newer = new Database(stick);
  newer.pragma('user_version = 999');
  newer.close();
  const second = started(stick);
  expect(await second.ask('1', 'backup.list', {})).toMatchObject({
    ok: false,
    error: { code: 'FILE_FROM_NEWER_VERSION' },
  });
});

test('closing with changes leaves a backup, closing without leaves none', async () => {
  const quiet = started();
  await quiet.ask('1', 'class.list', {});
  quiet.send({ type: 'close' });
  await quiet.hear('closed');
  expect(backups()).toEqual([]);
  const busy = started();
  await busy.ask('1', 'class.create', { name: 'Bio' });
  busy.send({ type: 'close' });
  await busy.hear('closed');
  expect(backups()).toHaveLength(1);
});

/** A host in the middle of writing a bundle that a passphrase closes, as request `file`. */
async function writing() {
  const host = started();
  await host.ask('1', 'class.create', { name: 'Bio' });
  const folder = join(home, 'usb');
  mkdirSync(folder);
  const grant = { grant: 'a'.repeat(32), path: join(folder, 'out.gradus'), name: 'out.gradus' };
  host.send({ type: 'grant', ...grant, mode: 'write' });
  expect(await host.ask('2', 'backup.make', { to: null })).toMatchObject({ ok: true });
  const input = { purpose: 'department', passphrase: 'six plain words', to: grant.grant };
  host.send({ type: 'request', id: 'file', name: 'export.bundle', input });
  await vi.waitFor(() => {
    if (!host.heard.some((one) => one.type === 'event' && one.event.type === 'job-progress')) {
      throw new Error('Not begun yet');
    }
  });
  const expectNoFile = async () => {
    expect(host.heard.filter((one) => one.type === 'reply' && one.id === 'file')).toMatchObject([
      { envelope: { ok: false, error: { code: 'CANCELLED' } } },
    ]);
    expect(readdirSync(folder)).toEqual([]);
    const again = started();
    expect(await again.ask('1', 'disclosure.list', {})).toMatchObject({ ok: true, value: [] });
    again.send({ type: 'close' });
    await again.hear('closed');
  };
  return { host, expectNoFile };
}

test('closing ends what is being written: neither a file comes later nor a line of the log stays', async () => {
  const { host, expectNoFile } = await writing();
  host.send({ type: 'close' });
  await host.hear('closed');
  await expectNoFile();
});

test('so does restoring a backup: of the gradebook that goes nothing is written', async () => {
  const { host, expectNoFile } = await writing();
  const listed = await host.ask('3', 'backup.list', {});
  const [backup] = (listed.ok ? listed.value : []) as { file: string }[];
  const restored = await host.ask('4', 'backup.restore', { from: { file: backup?.file } });
  expect(restored).toMatchObject({ ok: true });
  expect(host.endings()).toBe(1);
  await expectNoFile();
});

test('the first change of a day is backed up after a pause, later ones within half an hour', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  const host = started();
  await host.ask('1', 'class.create', { name: 'Bio' });
  expect(backups()).toEqual([]);
  await vi.advanceTimersByTimeAsync(3_100);
  await vi.waitFor(() => expect(backups()).toHaveLength(1));
  await host.ask('2', 'class.create', { name: 'Chem' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(backups()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_800_000);
  await vi.waitFor(() => expect(backups()).toHaveLength(2));
  host.send({ type: 'close' });
  await host.hear('closed');
  expect(backups()).toHaveLength(2);
});

test('no name of a student reaches the log', async () => {
  const host = started();
  const made = await host.ask('1', 'class.create', { name: 'Bio' });
  const classId = made.ok ? (made.value as { class: string }).class : '';
  await host.ask('2', 'student.create', {
    class: classId,
    givenName: 'Zebulon',
    familyName: 'Quixote',
  });
  await host.ask('3', 'student.create', { class: classId, givenName: 'Zebulon', familyName: 7 });
  await host.ask('4', 'Zebulon Quixote', {});
  host.send({ type: 'close' });
  await host.hear('closed');
  const log = join(home, 'logs/gradus.log');
  const written = existsSync(log) ? readFileSync(log, 'utf8') : '';
  expect(written).not.toMatch(/Zebulon|Quixote/);
});
