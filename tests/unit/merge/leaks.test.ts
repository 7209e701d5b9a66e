import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/contract.ts';
import { tableNames } from '#shared/model/row.ts';
import { PURPOSES } from '#shared/model/table.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { contentOf } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';
import { sealed } from '../../helpers/sealed.ts';

const ON = '2026-11-03';
let folder = '';
let host: TestHost;
let built: Built;
let objective = '';
const at = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = testFolder();
  host = await testHost({ device: 'teacher' });
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24' })
    .withStudents(4)
    .withCourse(['A1', 'A2'])
    .build();
  objective = built.objectives.A1 ?? '';
});
afterEach(() => host.close());

/** The records of a bundle as one text. */
async function textOf(wish: Partial<Input<'export.bundle'>>): Promise<string> {
  const path = at(`${Math.random()}.gradus`);
  await exportTo(host, path, wish);
  return zstdDecompressSync(readFileSync(path)).toString('utf8');
}

const student = (i: number): string => built.students[i] ?? '';
const pseudonymous = { pseudonyms: true, recipientName: 'Study' } as const;

/** A term handed in, a letter changed for an attempt, a word about two people, a void with a reason. */
async function teach(): Promise<void> {
  for (const one of built.students) {
    await host.ask('evidence.record', {
      ...{ class: built.class, student: one, objective, level: 'clear', on: ON },
    });
  }
  const { attempts } = await host.ask('evidence.history', {
    ...{ class: built.class, student: student(0), objective },
  });
  const { evidence } = await host.ask('evidence.record', {
    ...{ class: built.class, student: student(0), objective, level: 'basic', on: ON },
  });
  await host.ask('evidence.void', { evidence, reason: 'zqvoided Ana copied' });
  const days = { start: '2026-08-24', end: '2026-11-06' };
  const { term } = await host.ask('term.save', { name: 'Fall', ...days });
  await host.ask('snapshot.make', { class: built.class, term });
  await host.ask('grade-change.make', {
    ...{ class: built.class, term, student: student(0), letter: 'B', reason: 'zqchange' },
    ...{ approver: 'Dr. Head', evidence: attempts.map(({ id }) => id) },
  });
  // Two numbers of one school are two people: the word that they are one needs the number gone.
  await host.ask('student.save', { student: student(3), schoolId: null });
  await host.ask('merge.decide', { kind: 'student', a: student(2), b: student(3), same: true });
}

/** Ids of everything that tells of a student. */
async function idsAboutStudents(): Promise<string[]> {
  const path = at(`copy-${Math.random()}`);
  await host.ask('backup.make', { to: grantFor(host, path, 'write') });
  const content = contentOf(path);
  const students = new Set(built.students);
  return tableNames.flatMap((table) =>
    (content[table] ?? []).flatMap((row) =>
      Object.values(row).some((value) => students.has(String(value))) ? [String(row.id)] : [],
    ),
  );
}

describe('a bundle with pseudonyms', () => {
  test('holds no id of anything about a student, nor a word that a teacher wrote of one', async () => {
    await teach();
    const ids = await idsAboutStudents();
    expect(ids.length).toBeGreaterThan(12);
    for (const purpose of PURPOSES) {
      const students = purpose === 'hand-over' ? [student(0)] : [];
      const text = await textOf({ ...pseudonymous, purpose, students });
      expect([purpose, ids.filter((id) => text.includes(id))]).toEqual([purpose, []]);
      expect([purpose, text.match(/zq\w+/g)]).toEqual([purpose, null]);
    }
  });

  test('says nothing by the order of what one step did', async () => {
    const entries = built.students.map((one) => ({ student: one, objective, level: 'clear' }));
    await host.ask('evidence.fill', { class: built.class, entries, on: ON });
    const days = { start: '2026-08-24', end: '2026-11-06' };
    const { term } = await host.ask('term.save', { name: 'Fall', ...days });
    await host.ask('snapshot.make', { class: built.class, term });
    const lines = (await textOf({ ...pseudonymous, purpose: 'department' })).trimEnd().split('\n');
    const rows = lines.filter((line) => line.startsWith('["row","evidence"'));
    expect(rows).toHaveLength(4);
    expect(rows).toEqual([...rows].sort());
    const places = lines.flatMap((line) => /"position":(\d+),"letter"/.exec(line)?.[1] ?? []);
    expect(places).toHaveLength(4);
    expect(places.filter((place) => Number(place) < 100)).toEqual([]);
  });

  test('carries nothing that only a newer Gradus knows the meaning of', async () => {
    const kept = await textOf({ purpose: 'my-other-computer' });
    const lines = kept.trimEnd().split('\n').slice(0, -1);
    const stamp = '01a2027dbc960005';
    const by = ['R. Ode', 1794312000000, 'do'];
    const newer = [
      ['op', crypto.randomUUID(), stamp, 'newer', 'student.save', {}, ...by],
      ['change', 'student', student(0), 'nickname', null, 'zqnick'],
      ['change', 'nickname', crypto.randomUUID(), '*', null, { text: 'zqtable' }],
      ['more', 'student', student(1), 'nickname', 'zqmore'],
    ].map((record) => JSON.stringify(record));
    writeFileSync(at('newer.gradus'), await sealed([...lines, ...newer]));
    await mergeFrom(host, at('newer.gradus'));
    const all = await textOf({ purpose: 'my-other-computer' });
    expect(all.match(/zq\w+/g)?.sort()).toEqual(['zqmore', 'zqnick', 'zqtable']);
    // What a table is about nobody here knows: all of it goes to the own laptop and nowhere else.
    for (const purpose of PURPOSES.filter((one) => one !== 'hand-over')) {
      const [whole, part] = [{ purpose }, { purpose, classes: [built.class] }];
      expect((await textOf(whole)).includes('zqtable')).toBe(purpose === 'my-other-computer');
      expect((await textOf(part)).includes('zqtable')).toBe(false);
    }
    for (const purpose of ['my-other-computer', 'department'] as const) {
      expect((await textOf({ ...pseudonymous, purpose })).match(/zq\w+/g)).toBeNull();
    }
  });

  test('is merged like any other, and again without a change', async () => {
    await teach();
    const head = await testHost({ device: 'head' });
    for (const isAgain of [false, true]) {
      const path = at(`p${isAgain}.gradus`);
      await exportTo(host, path, { ...pseudonymous, purpose: 'department' });
      const { new: fresh, updated } = await mergeFrom(head, path);
      expect([fresh > 0, updated]).toEqual([!isAgain, 0]);
    }
    expect(await head.ask('check.run', {})).toEqual({ clean: true, findings: [] });
    head.close();
  });
});

describe('of chosen students nobody else is in the bundle', () => {
  test('neither in what steps were about, nor in words, nor in help given to several', async () => {
    await teach();
    const other = student(1);
    const help = { class: built.class, objective, on: ON, kind: 'tutorial' } as const;
    await host.ask('corrective.add', { ...help, students: [other], note: 'zqother' });
    const both = { ...help, students: [student(0), other] };
    await host.ask('corrective.add', { ...both, note: 'zqboth' });
    await host.ask('corrective.add', { ...help, students: [student(0)], note: 'alone' });
    const wish: Partial<Input<'export.bundle'>> = {
      purpose: 'case-manager',
      students: [student(0)],
    };
    const text = await textOf(wish);
    for (const id of built.students.slice(1)) expect(text).not.toContain(id);
    expect(text.match(/zq(other|both)/g)).toBeNull();
    expect(text.match(/"alone"/g)).toHaveLength(1);
    expect(text.match(/"kind":"tutorial"/g)).toHaveLength(2);
    // Whoever has the whole of it already loses no word by it.
    const manager = await testHost({ device: 'manager' });
    await exportTo(host, at('part.gradus'), wish);
    await exportTo(host, at('all.gradus'));
    await mergeFrom(manager, [at('all.gradus'), at('part.gradus')]);
    await exportTo(manager, at('manager.gradus'));
    const known = zstdDecompressSync(readFileSync(at('manager.gradus'))).toString('utf8');
    expect(known).toContain('zqboth');
    const seen = await manager.ask('student.get', {
      ...{ class: built.class, student: student(0) },
    });
    expect(JSON.stringify(seen)).toContain('zqboth');
    manager.close();
  });
});

describe('for the department', () => {
  test('neither help given nor what is planned for a single student travels', async () => {
    const help = { class: built.class, objective, on: ON, kind: 'tutorial' } as const;
    await host.ask('corrective.add', { ...help, students: [student(0)], note: 'zqhelp' });
    const cell = { student: student(0), objective };
    await host.ask('plan.own-due', { ...cell, on: '2026-12-01' });
    const text = await textOf({ purpose: 'department' });
    expect(text).not.toMatch(/zqhelp|studentObjective|"corrective/);
    expect(await textOf({ purpose: 'case-manager' })).toMatch(/zqhelp[\s\S]*studentObjective/);
  });
});
