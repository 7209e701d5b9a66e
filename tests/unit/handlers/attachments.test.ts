import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';
import { cameraJpeg, pngOf } from '../../helpers/pictures.ts';

const ON = '2026-11-03';

let file: string;
let host: TestHost;
let built: Built;
let evidence: string;
let cell: { readonly class: string; readonly student: string; readonly objective: string };

beforeEach(async () => {
  file = join(testFolder(), 'a.gradebook');
  await open();
  built = await aGradebook(host).withClass('Algebra').withStudents(1).withCourse(['A1']).build();
  cell = {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives.A1 ?? '',
  };
  ({ evidence } = await host.ask('evidence.record', { ...cell, level: 'basic', on: ON }));
});
afterEach(() => host.close());

async function open(): Promise<void> {
  host = await testHost({ file });
}

/** A statement over the closed file. */
function behindItsBack(sql: string): Database.Statement {
  host.close();
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  return db.prepare(sql);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const add = (bytes: Uint8Array, name = 'work.jpg', to = evidence) =>
  host.ask('attachment.add', { evidence: to, name, type: 'image/jpeg', base64: base64(bytes) });
const refusal = (bytes: Uint8Array, to = evidence) =>
  host.refused('attachment.add', {
    evidence: to,
    name: 'work.jpg',
    type: 'image/jpeg',
    base64: base64(bytes),
  });
const filesInHistory = async () => {
  const { attempts } = await host.ask('evidence.history', cell);
  return attempts.map(({ files }) => files.map(({ name }) => name));
};
const bytesKept = async (attachment: string) =>
  Buffer.from((await host.ask('attachment.get', { attachment })).base64, 'base64');

describe('a picture of the work', () => {
  test('stands in the history, the cell and the student’s timeline, and never in the grid', async () => {
    const file = await add(cameraJpeg(), 'C:\\Photos\\Ana\\work.jpg');
    expect(file).toMatchObject({ name: 'work.jpg', type: 'image/jpeg' });
    expect(await filesInHistory()).toEqual([['work.jpg']]);
    const panel = await host.ask('cell.get', cell);
    expect(panel.attempts[0]?.files).toEqual([file]);
    const page = await host.ask('student.get', { class: cell.class, student: cell.student });
    const attempt = page.timeline.find(({ what }) => what === 'attempt');
    expect(attempt?.files).toEqual([file]);
    expect(JSON.stringify(await host.ask('grid.get', { class: cell.class }))).not.toContain(
      file.id,
    );
  });

  test('is kept without what the camera wrote, whatever the sender says it is', async () => {
    const photograph = cameraJpeg();
    expect(Buffer.from(photograph).includes('GPS secret')).toBe(true);
    const { id } = await add(photograph);
    expect((await bytesKept(id)).includes('GPS secret')).toBe(false);
    const png = await add(pngOf(), 'really-a.jpg');
    expect(png.type).toBe('image/png');
  });

  test('goes with undo, also after a restart’s worth of steps, and comes back with redo', async () => {
    const { id } = await add(cameraJpeg());
    await host.ask('attachment.remove', { attachment: id });
    expect(await filesInHistory()).toEqual([[]]);
    await host.ask('history.undo', {});
    expect(await filesInHistory()).toEqual([['work.jpg']]);
    expect((await bytesKept(id)).length).toBeGreaterThan(0);
    await host.ask('history.undo', {});
    expect(await filesInHistory()).toEqual([[]]);
    await host.ask('history.redo', {});
    expect((await bytesKept(id)).length).toBeGreaterThan(0);
  });

  test('lies once in the file, however many attempts show it', async () => {
    const other = await host.ask('evidence.record', { ...cell, level: 'clear', on: ON });
    await add(cameraJpeg());
    await add(cameraJpeg(), 'again.jpg', other.evidence);
    expect(behindItsBack('SELECT 1 FROM "fileBytes"').all()).toHaveLength(1);
  });

  test('stays with a voided attempt, and follows a mistyped level to the entry that stands', async () => {
    await add(cameraJpeg());
    await host.ask('evidence.record', { ...cell, level: 'clear', on: ON, replace: true });
    expect(await filesInHistory()).toEqual([['work.jpg'], ['work.jpg']]);
    await host.ask('history.undo', {});
    expect(await filesInHistory()).toEqual([['work.jpg']]);
  });
});

describe('refused in one sentence', () => {
  test('a fifth file', async () => {
    for (const n of [1, 2, 3, 4]) await add(pngOf(n), `${n}.png`);
    const trouble = await refusal(pngOf(5));
    expect(trouble).toMatchObject({
      code: 'INVALID',
      params: { why: 'this attempt has 4 files, and 4 is the most; remove one first' },
    });
  });

  test('one that is too large, with how large it is', async () => {
    const trouble = await refusal(Buffer.alloc(412_300, 'x'));
    expect(trouble.params.why).toBe(
      'it has 413 kB and may have 300 kB; make it smaller, or a picture of it',
    );
  });

  test.each([
    ['empty', Buffer.alloc(0), /empty/],
    ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0]), /Gradus keeps pictures/],
    ['a torn picture', cameraJpeg().subarray(0, 60), /damaged/],
  ])('%s', async (_, bytes, why) => {
    expect((await refusal(bytes)).params.why).toMatch(why);
    expect(await filesInHistory()).toEqual([[]]);
  });

  test('for an attempt that is not there, or was taken back', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await refusal(pngOf(), nobody)).code).toBe('NOT_FOUND');
    await host.ask('evidence.void', { evidence, reason: 'other student' });
    expect((await refusal(pngOf())).code).toBe('ALREADY_VOIDED');
  });

  test('a file whose bytes are gone, rather than showing another', async () => {
    const { id } = await add(pngOf());
    behindItsBack('DELETE FROM "fileBytes"').run();
    await open();
    const trouble = await host.refused('attachment.get', { attachment: id });
    expect(trouble.params.why).toMatch(/missing/);
  });
});
