import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declarationOf, tableNames } from '#shared/model/row.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { contentOf, digestOf } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

let folder = '';
let host: TestHost;
let built: Built;
const others: TestHost[] = [];
const at = (name: string): string => join(folder, name);
const ON = '2026-11-03';

beforeEach(async () => {
  folder = testFolder();
  host = await testHost({ device: 'teacher' });
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  built = await aGradebook(host).withClass('Algebra').withStudents(3).withCourse(['A1']).build();
});
afterEach(() => {
  host.close();
  for (const other of others.splice(0)) other.close();
});

async function another(device: string, now = NOON): Promise<TestHost> {
  const other = await testHost({ device, now });
  others.push(other);
  return other;
}

const record = (student: string, level = 'basic', on = ON) =>
  host.ask('evidence.record', {
    class: built.class,
    student,
    objective: built.objectives.A1 ?? '',
    level,
    on,
  });

async function contentNow(of: TestHost) {
  const path = at(`copy-${Math.random()}`);
  await of.ask('backup.make', { to: grantFor(of, path, 'write') });
  return contentOf(path);
}
const digestNow = async (of: TestHost) => digestOf(await contentNow(of));

const recordsIn = (path: string): unknown[][] =>
  zstdDecompressSync(readFileSync(path))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown[]);
const changesIn = (path: string): unknown[][] =>
  recordsIn(path)
    .slice(1)
    .filter(([what]) => what === 'change');

/** One more class, of students without school ids. */
async function classOf(name: string, count: number) {
  const { class: id } = await host.ask('class.create', { name });
  const students: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const person = { givenName: `G${i}`, familyName: name, on: null };
    students.push((await host.ask('student.create', { class: id, ...person })).student);
  }
  return { class: id, students };
}

describe('what a bundle holds', () => {
  test('for the department: all evidence, and nothing that is nobody else’s business', async () => {
    const [student = ''] = built.students;
    await record(student);
    const cells = [{ student, objective: built.objectives.A1 ?? '' }];
    const where = { class: built.class, cells, on: ON };
    for (const kind of ['asked', 'missing', 'contact', 'check-ready'] as const) {
      await host.ask('mark.set', { ...where, kind });
    }
    await host.ask('note.add', { student, objective: null, class: null, on: ON, text: 'SECRET' });
    await host.ask('setting.set', { name: 'sound', value: true });
    await exportTo(host, at('d.gradus'), { purpose: 'department' });
    const text = zstdDecompressSync(readFileSync(at('d.gradus'))).toString('utf8');
    expect(text).not.toContain('SECRET');
    const tables = new Set(changesIn(at('d.gradus')).map(([, table]) => table));
    for (const table of tableNames) {
      if (declarationOf(table).leftOutOf?.includes('department'))
        expect(tables).not.toContain(table);
    }
    expect(text).toContain('"missing"');
    expect(text).not.toMatch(/"kind":"(asked|check-ready)"/);
    await exportTo(host, at('m.gradus'));
    expect(zstdDecompressSync(readFileSync(at('m.gradus'))).toString('utf8')).toContain('SECRET');
  });

  test('of one class: no student, evidence or task of another', async () => {
    const second = await classOf('Biology', 2);
    const [stranger = ''] = second.students;
    await exportTo(host, at('one.gradus'), { purpose: 'department', classes: [built.class] });
    const text = zstdDecompressSync(readFileSync(at('one.gradus'))).toString('utf8');
    expect(text).toContain(built.class);
    expect(stranger).not.toBe('');
    for (const id of [second.class, stranger]) expect(text).not.toContain(id);
    const head = await another('head');
    const { new: fresh } = await mergeFrom(head, at('one.gradus'));
    expect(fresh).toBeGreaterThan(0);
    expect(await head.ask('check.run', {})).toEqual({ clean: true, findings: [] });
    // The whole comes later: what was left out is not skipped for being older.
    await exportTo(host, at('all.gradus'), { purpose: 'department' });
    await mergeFrom(head, at('all.gradus'));
    expect((await head.ask('class.list', {})).map((row) => row.name).sort()).toEqual([
      'Algebra',
      'Biology',
    ]);
  });

  test('of one student who moved: the evidence of both classes', async () => {
    const [student = '', other = ''] = built.students;
    await record(student);
    await record(other);
    await exportTo(host, at('s.gradus'), { purpose: 'hand-over', students: [student] });
    const text = zstdDecompressSync(readFileSync(at('s.gradus'))).toString('utf8');
    expect(text).toContain(student);
    expect(text).not.toContain(other);
  });

  test('pseudonyms are stable for one recipient and tell nobody else anything', async () => {
    const [student = ''] = built.students;
    await record(student);
    await host.ask('student.save', { student, called: 'Annie', email: 'annie@example.org' });
    const wish = { purpose: 'department', pseudonyms: true } as const;
    await exportTo(host, at('p1'), { ...wish, recipientName: 'Study' });
    await exportTo(host, at('p2'), { ...wish, recipientName: 'Study' });
    await exportTo(host, at('p3'), { ...wish, recipientName: 'Other' });
    const idsIn = (path: string) =>
      changesIn(path)
        .filter(([, table, , field]) => table === 'student' && field === '*')
        .map((change) => change[2]);
    expect(idsIn(at('p1'))).toEqual(idsIn(at('p2')));
    expect(idsIn(at('p1'))).not.toEqual(idsIn(at('p3')));
    const text = zstdDecompressSync(readFileSync(at('p1'))).toString('utf8');
    for (const name of [...built.students, 'Annie', 'Abbott', 'Baker', 'annie@', '"00001"']) {
      expect(text).not.toContain(name);
    }
    const head = await another('head');
    await mergeFrom(head, at('p1'));
    const again = await mergeFrom(head, at('p2'));
    expect([again.new, again.updated]).toEqual([0, 0]);
    expect(await head.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('every export stands in the log of disclosures', async () => {
    const to = { purpose: 'department', recipientName: 'Dr. Head', why: 'moderation' } as const;
    await exportTo(host, at('d.gradus'), to);
    const { disclosure = [] } = await contentNow(host);
    expect(disclosure).toMatchObject([
      {
        purpose: 'department',
        recipient: 'Dr. Head',
        why: 'moderation',
        students: 3,
        encrypted: 0,
      },
    ]);
    const grant = grantFor(host, join(folder, 'no-folder', 'x.gradus'), 'write');
    await host.refused('export.bundle', { to: grant, purpose: 'department' });
    expect((await contentNow(host)).disclosure).toHaveLength(1);
  });
});

describe('encryption', () => {
  test('by passphrase and by key: opened by whoever has it', { timeout: 30_000 }, async () => {
    await record(built.students[0] ?? '');
    await exportTo(host, at('byword'), { passphrase: 'seven words of no great meaning' });
    const key = await host.ask('key.make', { to: grantFor(host, at('key'), 'write') });
    expect(key.fingerprint).toMatch(/^([0-9a-f]{4} ){5}[0-9a-f]{4}$/);
    await exportTo(host, at('bykey'), { recipient: key.recipient });
    const other = await another('other');
    const word = await mergeFrom(other, at('byword'), {
      passphrase: 'seven words of no great meaning',
    });
    expect(word.evidenceAfter).toBe(1);
    const again = await mergeFrom(other, at('bykey'), {
      identity: readFileSync(at('key'), 'utf8'),
    });
    expect(again.evidenceAfter).toBe(1);
  });
});

describe('merging', () => {
  test('two edits of one field show both values, and either can be let stand', async () => {
    const [student = ''] = built.students;
    const other = await another('other', NOON - 86_400_000 * 400);
    await exportTo(host, at('a'));
    await mergeFrom(other, at('a'));
    await other.ask('student.save', { student, called: 'Theirs' });
    await host.ask('student.save', { student, called: 'Mine' });
    await exportTo(other, at('b'));
    const report = await mergeFrom(host, at('b'));
    expect(report).toMatchObject({
      conflicting: 1,
      conflicts: [{ field: 'called', mine: 'Mine', theirs: 'Theirs' }],
    });
    const [found] = await host.ask('merge.conflicts', {});
    for (const stands of ['theirs', 'mine'] as const) {
      await host.ask('merge.settle', { conflict: found?.conflict ?? '', stands });
      const { students } = await host.ask('roster.get', { class: built.class });
      const called = students.find((row) => row.student.id === student)?.student.called;
      expect(called).toBe(stands === 'mine' ? 'Mine' : 'Theirs');
    }
    // The word that was settled on wins on the other laptop too.
    await exportTo(host, at('c'));
    expect((await mergeFrom(other, at('c'))).conflicting).toBe(0);
    expect(await digestNow(other)).toBe(await digestNow(host));
  });

  test('two laptops that mark one student agree, whoever asked the other first', async () => {
    const [student = ''] = built.students;
    const objective = built.objectives.A1 ?? '';
    const other = await another('other', NOON + 3_600_000);
    await exportTo(host, at('a'));
    await mergeFrom(other, at('a'));
    const cell = { class: built.class, student, objective };
    const marks = { class: built.class, cells: [{ student, objective }], on: ON };
    await host.ask('evidence.record', { ...cell, level: 'not-yet', on: ON });
    await host.ask('mark.set', { ...marks, kind: 'missing' });
    await other.ask('evidence.record', { ...cell, level: 'clear', on: ON });
    await other.ask('mark.set', { ...marks, kind: 'excused' });
    await exportTo(other, at('b'));
    await mergeFrom(host, at('b'));
    await exportTo(host, at('c'));
    await mergeFrom(other, at('c'));
    expect(await digestNow(other)).toBe(await digestNow(host));
    const [mine, theirs] = [await host.ask('cell.get', cell), await other.ask('cell.get', cell)];
    // Both attempts are kept, and both screens show the same cell.
    expect(mine.attempts.map((one) => one.level)).toEqual(
      expect.arrayContaining(['not-yet', 'clear']),
    );
    expect([theirs.status, theirs.level, theirs.value]).toEqual([
      mine.status,
      mine.level,
      mine.value,
    ]);
  });

  test('one evidence list imported on two laptops is one list', async () => {
    const other = await another('other', NOON + 3_600_000);
    await exportTo(host, at('a'));
    await mergeFrom(other, at('a'));
    const list =
      'Student ID,Objective,Date,Level\n00001,A1,2026-10-01,basic\n00002,A1,2026-10-01,clear\n';
    for (const laptop of [host, other]) {
      const source = { text: list };
      const { preview } = await laptop.ask('import.preview', {
        source,
        kind: 'evidence',
        class: 'Algebra',
      });
      expect((await laptop.ask('import.apply', { preview })).new).toBe(2);
    }
    await exportTo(host, at('a2'));
    await exportTo(other, at('b2'));
    expect((await mergeFrom(host, at('b2'))).evidenceAfter).toBe(2);
    expect((await mergeFrom(other, at('a2'))).evidenceAfter).toBe(2);
    expect(await digestNow(other)).toBe(await digestNow(host));
    for (const laptop of [host, other]) {
      expect(await laptop.ask('check.run', {})).toEqual({ clean: true, findings: [] });
    }
    const third = await another('third');
    await exportTo(other, at('b3'));
    await mergeFrom(third, at('b3'));
    expect(await digestNow(third)).toBe(await digestNow(other));
    // The one new record is the other laptop's word that it wrote this bundle.
    expect(await mergeFrom(host, at('b3'))).toMatchObject({ new: 1, updated: 0, evidenceAfter: 2 });
  });

  test('a preview changes nothing and says what merging then does', async () => {
    await record(built.students[0] ?? '');
    await exportTo(host, at('a'));
    const other = await another('other');
    const before = await digestNow(other);
    const bundles = [grantFor(other, at('a'), 'read')];
    const looked = await other.ask('merge.preview', { bundles });
    expect(await digestNow(other)).toBe(before);
    expect(await other.ask('merge.run', { bundles })).toEqual(looked);
    expect(looked).toMatchObject({ evidenceBefore: 0, evidenceAfter: 1, conflicting: 0 });
    const again = await other.ask('merge.run', { bundles });
    expect(again).toMatchObject({ new: 0, updated: 0, conflicting: 0, skipped: 0 });
    expect(again.identical).toBe(looked.new + looked.identical);
  });

  test('stops before it changes more of others than the limit, unless that is accepted', async () => {
    const more = await classOf('Big', 25);
    const other = await another('other');
    await exportTo(host, at('a'));
    await mergeFrom(other, at('a'));
    for (const student of more.students) await other.ask('student.save', { student, grade: '9' });
    await exportTo(other, at('b'));
    // Grades that nobody here had set are news; those that R. Ode set are overwritten.
    await host.ask('merge.run', { bundles: [grantFor(host, at('b'), 'read')] });
    for (const student of more.students) await host.ask('student.save', { student, grade: '10' });
    await exportTo(host, at('c'));
    const before = await digestNow(other);
    const own = await other.ask('merge.run', { bundles: [grantFor(other, at('c'), 'read')] });
    expect([own.updated, (await digestNow(other)) === before]).toEqual([25, false]);
    // A stranger with another gradebook of her own is asked about.
    const head = await another('head');
    await head.ask('gradebook.create', { teacher: 'Dr. Head', school: null });
    await exportTo(host, at('d'), { purpose: 'department' });
    await mergeFrom(head, at('d'));
    const club = await head.ask('class.create', { name: 'Taught there, too' });
    for (const student of more.students) {
      await head.ask('enrolment.start', { ...club, student, on: null });
      await head.ask('student.save', { student, grade: '11' });
    }
    for (const student of more.students) await host.ask('student.save', { student, grade: '12' });
    host.clock.millis += 60_000;
    for (const student of more.students) await host.ask('student.save', { student, grade: '8' });
    await exportTo(host, at('e'), { purpose: 'department' });
    const late = [grantFor(head, at('e'), 'read')];
    const trouble = await head.refused('merge.run', { bundles: late });
    expect(trouble).toMatchObject({ code: 'MERGE_TOO_MUCH', params: { count: 25 } });
    expect((await head.ask('merge.run', { bundles: late, accept: true })).conflicting).toBe(25);
  });

  test('a clock years ahead is taken, said, and harms no later entry', async () => {
    const ahead = await another('ahead', NOON + 31_557_600_000 * 20);
    const [student = ''] = built.students;
    await exportTo(host, at('a'));
    await mergeFrom(ahead, at('a'));
    await ahead.ask('student.save', { student, called: 'Future' });
    await exportTo(ahead, at('b'));
    const report = await mergeFrom(host, at('b'));
    expect(report.bundles[0]?.clockAhead).toBe(true);
    await host.ask('student.save', { student, called: 'Now' });
    await exportTo(host, at('c'));
    await mergeFrom(ahead, at('c'));
    expect(await digestNow(ahead)).toBe(await digestNow(host));
    const { students } = await ahead.ask('roster.get', { class: built.class });
    expect(students.some((row) => row.student.called === 'Now')).toBe(true);
  });
});

describe('who is the same', () => {
  test('is never guessed: a word is asked for, said, merged and taken back', async () => {
    const other = await another('other');
    await aGradebook(other).withClass('Algebra').withStudents(1).withCourse(['Z9']).build();
    await exportTo(host, at('a'));
    const report = await mergeFrom(other, at('a'));
    expect(report.needsDecision).toBe(1);
    const [asked] = report.decisions;
    expect(asked).toMatchObject({ kind: 'student', reason: 'school-id' });
    const pair = { kind: 'student' as const, a: asked?.a ?? '', b: asked?.b ?? '' };
    await other.ask('merge.decide', { ...pair, same: true });
    expect(await other.ask('merge.decisions', {})).toEqual([]);
    await exportTo(other, at('b'));
    await mergeFrom(host, at('b'));
    expect(await host.ask('merge.decisions', {})).toEqual([]);
    await host.ask('merge.decide', { ...pair, same: null });
    expect(await host.ask('merge.decisions', {})).toHaveLength(1);
  });
});
