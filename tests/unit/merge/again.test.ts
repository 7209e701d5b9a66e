import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let teacher: TestHost;
let head: TestHost;
let built: Built;
let folder = '';
const at = (name: string): string => join(folder, name);
const record = (host: TestHost, student: string, on: string) =>
  host.ask('evidence.record', {
    ...{ class: built.class, student, objective: built.objectives.A1 ?? '', level: 'basic' },
    on,
  });
const classes = async (host: TestHost) => (await host.ask('class.list', {})).map(({ id }) => id);

beforeEach(async () => {
  folder = testFolder();
  teacher = await testHost({ device: 'teacher' });
  built = await aGradebook(teacher).withStudents(3).withCourse(['A1']).build();
  await record(teacher, built.students[0] ?? '', '2026-11-03');
  await exportTo(teacher, at('a.gradus'), { purpose: 'department' });
  head = await testHost({ device: 'head' });
});
afterEach(() => {
  teacher.close();
  head.close();
});

test('a file whose merge was undone comes back when it is merged again, in one step', async () => {
  const first = await mergeFrom(head, at('a.gradus'));
  await head.ask('history.undo', {});
  expect(await classes(head)).toEqual([]);
  const again = await mergeFrom(head, at('a.gradus'));
  expect(again).toMatchObject({
    new: 0,
    updated: 0,
    broughtBack: first.new,
    identical: first.identical,
    evidenceBefore: 0,
    evidenceAfter: 1,
  });
  expect(await classes(head)).toEqual([built.class]);
  expect(await head.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  // Looking at it says the same, and so does the report that is kept, here and on paper.
  const [kept] = await head.ask('merge.reports', {});
  expect(kept).toMatchObject({ new: 0, updated: 0, broughtBack: first.new });
  // A third time changes nothing, and undo and merging go on meaning the same.
  expect(await mergeFrom(head, at('a.gradus'))).toMatchObject({
    new: 0,
    updated: 0,
    broughtBack: 0,
  });
  await head.ask('history.undo', {});
  expect(await classes(head)).toEqual([]);
  const grant = grantFor(head, at('a.gradus'), 'read');
  const preview = await head.ask('merge.preview', { bundles: [grant] });
  expect(preview).toMatchObject({ new: 0, updated: 0, broughtBack: first.new });
  expect(await mergeFrom(head, at('a.gradus'))).toMatchObject({ evidenceAfter: 1 });
  // What the head did about it reaches the teacher as any other edit.
  await exportTo(head, at('head.gradus'));
  await mergeFrom(teacher, at('head.gradus'));
  expect(await classes(teacher)).toEqual([built.class]);
});

test('of two files whose merge was undone, only the one that is merged again comes back', async () => {
  const other = await testHost({ device: 'other' });
  const theirs = await aGradebook(other).withClass('Theirs').withCourse(['B1']).build();
  await exportTo(other, at('b.gradus'), { purpose: 'department' });
  other.close();
  await mergeFrom(head, [at('a.gradus'), at('b.gradus')]);
  await head.ask('history.undo', {});
  await mergeFrom(head, at('b.gradus'));
  expect(await classes(head)).toEqual([theirs.class]);
  await mergeFrom(head, at('a.gradus'));
  expect((await classes(head)).sort()).toEqual([built.class, theirs.class].sort());
});

test("another laptop's undoing of a merge is no word of this one, also where both files come at once", async () => {
  await mergeFrom(head, at('a.gradus'));
  await head.ask('history.undo', {});
  await exportTo(head, at('head.gradus'));
  for (const way of [['a', 'head'], ['head', 'a'], [['head', 'a']], [['a', 'head']]]) {
    const third = await testHost({ device: 'third' });
    for (const files of way) {
      await mergeFrom(
        third,
        [files].flat().map((file) => at(`${file}.gradus`)),
      );
    }
    expect([way, await classes(third)]).toEqual([way, []]);
    third.close();
  }
});

test('a newer file of a teacher whose merge was undone says what is new and what is only back', async () => {
  const first = await mergeFrom(head, at('a.gradus'));
  await head.ask('history.undo', {});
  await record(teacher, built.students[1] ?? '', '2026-11-05');
  await teacher.ask('class.save', { class: built.class, name: 'Renamed there' });
  await exportTo(teacher, at('a2.gradus'), { purpose: 'department' });
  const merged = await mergeFrom(head, at('a2.gradus'));
  // The class was removed here by the undo and renamed there: that is for the head to know.
  expect(merged).toMatchObject({ new: 1, updated: 0, conflicting: 1, broughtBack: first.new - 1 });
  expect((await head.ask('class.list', {}))[0]?.name).toBe('Renamed there');
});

test('a value that an undone merge had brought comes back as that, too', async () => {
  await mergeFrom(head, at('a.gradus'));
  await teacher.ask('class.save', { class: built.class, name: 'Renamed there' });
  await exportTo(teacher, at('a2.gradus'), { purpose: 'department' });
  expect(await mergeFrom(head, at('a2.gradus'))).toMatchObject({ new: 0, updated: 1 });
  await head.ask('history.undo', {});
  const again = await mergeFrom(head, at('a2.gradus'));
  expect(again).toMatchObject({ new: 0, updated: 0, broughtBack: 1 });
});

test('what was typed after the undo stands', async () => {
  await mergeFrom(head, at('a.gradus'));
  await head.ask('history.undo', {});
  await mergeFrom(head, at('a.gradus'));
  const renamed = { name: 'Renamed here' };
  await head.ask('class.save', { class: built.class, ...renamed });
  await mergeFrom(head, at('a.gradus'));
  expect(await head.ask('class.list', {})).toEqual([expect.objectContaining(renamed)]);
});

test('an attempt at another laptop of a student who was taken back here brings the student back, and it is said', async () => {
  const zoe = { givenName: 'Zoe', familyName: 'Quist', on: null };
  const { student } = await teacher.ask('student.create', { class: built.class, ...zoe });
  await exportTo(teacher, at('b.gradus'));
  await mergeFrom(head, at('b.gradus'));
  await record(head, student, '2026-11-04');
  await exportTo(head, at('h.gradus'));
  await teacher.ask('history.undo', {});
  const merged = await mergeFrom(teacher, at('h.gradus'));
  expect(merged.evidenceAfter).toBe(merged.evidenceBefore + 1);
  expect(merged.kept.map(({ sentence }) => sentence)).toEqual([
    'Quist, Zoe was removed here, but h.gradus recorded 1 attempt: Quist, Zoe is back.',
  ]);
  expect(await teacher.ask('check.run', {})).toEqual({ clean: true, findings: [] });
});
