import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../../electron/host/files/backup-files.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';
import { pngOf } from '../../helpers/pictures.ts';

const SIZE = 200_000;
const DAY = 86_400_000;

let file: string;
let folder: string;
let host: TestHost;
let built: Built;
let evidence: string;

beforeEach(async () => {
  file = join(testFolder(), 'a.gradebook');
  folder = `${file}.backups`;
  host = await testHost({ file });
  built = await aGradebook(host).withClass('P1').withStudents(1).withCourse(['C1']).build();
  const cell = { student: built.students[0] ?? '', objective: built.objectives.C1 ?? '' };
  const attempt = { class: built.class, ...cell, level: 'basic', on: '2026-11-03' };
  ({ evidence } = await host.ask('evidence.record', attempt));
});
afterEach(() => host.close());

const add = async (seed: number): Promise<string> => {
  const base64 = pngOf(seed, SIZE).toString('base64');
  const file = { evidence, name: `${seed}.png`, type: 'image/png', base64 };
  return (await host.ask('attachment.add', file)).id;
};
const backUp = async (): Promise<string> => (await host.ask('backup.make', { to: null })).file;
const kept = (): string[] => readdirSync(join(folder, 'files')).sort();

async function restored(from: string, to = file) {
  host.close();
  const answer = await restoreBackup(to, from, NOON);
  host = await testHost({ file: to });
  return answer;
}

describe('backups of a gradebook with pictures', () => {
  test('copy each picture once, and put all back that was there', async () => {
    const first = await add(1);
    const one = await backUp();
    const second = await add(2);
    const two = await backUp();
    for (const name of [one, two]) expect(statSync(join(folder, name)).size).toBeGreaterThan(0);
    const whole = statSync(file).size;
    expect(statSync(join(folder, two)).size).toBeLessThan(whole - 2 * SIZE + 50_000);
    expect(kept()).toHaveLength(2);
    const before = await host.ask('attachment.get', { attachment: second });
    await host.ask('attachment.remove', { attachment: second });
    expect(await restored(join(folder, two))).toMatchObject({ evidence: 1, filesMissing: 0 });
    expect(await host.ask('attachment.get', { attachment: second })).toEqual(before);
    expect(await host.ask('attachment.get', { attachment: first })).toBeTruthy();
    expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('may be moved as a whole folder', async () => {
    const attachment = await add(1);
    const name = await backUp();
    const stick = join(testFolder(), 'stick');
    cpSync(folder, stick, { recursive: true });
    rmSync(folder, { recursive: true });
    const to = join(testFolder(), 'b.gradebook');
    expect((await restored(join(stick, name), to)).filesMissing).toBe(0);
    expect((await host.ask('attachment.get', { attachment })).name).toBe('1.png');
  });

  test('a copy to a chosen place is whole by itself', async () => {
    const attachment = await add(1);
    const grant = 'a'.repeat(32);
    const to = join(testFolder(), 'whole.gradebook');
    host.host.grants.add(grant, { path: to, name: 'whole.gradebook', mode: 'write' });
    await host.ask('backup.make', { to: grant });
    const copy = await testHost({ file: to });
    expect((await copy.ask('attachment.get', { attachment })).name).toBe('1.png');
    copy.close();
  });

  test('one that lost a picture gives the rest, says so, and the next backup heals the store', async () => {
    await add(1);
    await add(2);
    const name = await backUp();
    const [torn = ''] = kept();
    const whole = readFileSync(join(folder, 'files', torn));
    writeFileSync(join(folder, 'files', torn), whole.subarray(0, 1000));
    const saved = join(testFolder(), 'other.gradebook');
    cpSync(join(folder), `${saved}.copies`, { recursive: true });
    const answer = await restoreBackup(saved, join(`${saved}.copies`, name), NOON);
    expect(answer.filesMissing).toBe(1);
    const poor = await testHost({ file: saved });
    expect((await poor.ask('check.run', {})).findings).toHaveLength(1);
    poor.close();
    await host.ask('class.create', { name: 'Later' });
    await backUp();
    expect(readFileSync(join(folder, 'files', torn)).equals(whole)).toBe(true);
  });

  test('thinning lets go what no copy and no gradebook names, and nothing else', async () => {
    await add(1);
    await backUp();
    await add(2);
    const stray = join(folder, 'files', '0'.repeat(64));
    writeFileSync(stray, 'of a gradebook that was restored away');
    for (const day of [30, 30.1, 60, 60.1, 90]) {
      host.clock.millis = NOON + day * DAY;
      await host.ask('class.create', { name: `Day ${day}` });
      await backUp();
    }
    const left = await host.ask('backup.list', {});
    expect(left.length).toBeLessThan(6);
    expect(existsSync(stray)).toBe(false);
    expect(kept()).toHaveLength(2);
    for (const { file: name } of left) {
      const to = join(testFolder(), 'again.gradebook');
      expect((await restoreBackup(to, join(folder, name), NOON)).filesMissing).toBe(0);
    }
  });

  test('thinning lets nothing go beside a copy that cannot be read', async () => {
    await add(1);
    await backUp();
    const stray = join(folder, 'files', '0'.repeat(64));
    writeFileSync(stray, 'needed by whom?');
    writeFileSync(join(folder, 'copied by hand.gradebook'), 'torn');
    for (const day of [30, 30.1, 60]) {
      host.clock.millis = NOON + day * DAY;
      await host.ask('class.create', { name: `Day ${day}` });
      await backUp();
    }
    expect(existsSync(stray)).toBe(true);
  });

  test('a day that is asked for later is answered without a picture in memory', async () => {
    await add(1);
    host.clock.millis = NOON + 2 * DAY;
    await host.ask('class.create', { name: 'Later' });
    const cell = { student: built.students[0] ?? '', objective: built.objectives.C1 ?? '' };
    const asked = { class: built.class, ...cell, knownOn: '2026-11-11' };
    const { attempts } = await host.ask('evidence.history', asked);
    expect(attempts.map(({ files }) => files.length)).toEqual([1]);
  });
});
