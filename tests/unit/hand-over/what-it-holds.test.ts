import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Built } from '../../helpers/builders.ts';
import { grantFor } from '../../helpers/exchange.ts';
import { type FormerTeacher, formerTeacher } from '../../helpers/hand-over.ts';
import type { TestHost } from '../../helpers/memory-host.ts';

const ON = '2026-11-03';

let teacher: FormerTeacher;
let former: TestHost;
let chem: Built;
const at = (name: string): string => teacher.at(name);

beforeEach(async () => {
  teacher = await formerTeacher();
  ({ former, chem } = teacher);
});
afterEach(() => former.close());

const student: FormerTeacher['student'] = (n) => teacher.student(n);
const record: FormerTeacher['record'] = (...words) => teacher.record(...words);
const handOver: FormerTeacher['handOver'] = (...words) => teacher.handOver(...words);

const textOf = (file: string): string =>
  zstdDecompressSync(readFileSync(at(file))).toString('utf8');

describe('what a hand-over holds', () => {
  test('nothing about any other student: no name, number, id or task of theirs', async () => {
    const { task } = await former.ask('task.save', {
      class: chem.class,
      name: 'Retake for Baker',
      kind: 'quiz',
      on: ON,
      objectives: [chem.objectives.C1 ?? ''],
    });
    await record(1, 'C1', 'basic', { task });
    await record(0, 'C1', 'deep');
    const cells = chem.students.map((one) => ({
      student: one,
      objective: chem.objectives.C2 ?? '',
    }));
    await former.ask('evidence.fill', {
      class: chem.class,
      entries: cells.map((cell) => ({ ...cell, level: 'clear' })),
      on: ON,
      kind: 'test',
    });
    await former.ask('mark.set', { class: chem.class, cells, kind: 'missing', on: ON });
    await former.ask('corrective.add', {
      class: chem.class,
      students: [student(0), student(1)],
      objective: chem.objectives.C1 ?? '',
      on: ON,
      kind: 'peer',
      note: 'Baker explained it',
    });
    const { term } = await former.ask('term.save', {
      name: 'Fall',
      start: '2026-08-24',
      end: '2026-12-18',
    });
    await former.ask('snapshot.make', { class: chem.class, term });
    await former.ask('merge.decide', {
      kind: 'student',
      a: student(0),
      b: student(1),
      same: false,
    });
    await former.ask('calendar.set', {
      class: chem.class,
      from: ON,
      to: ON,
      kind: 'short',
      note: 'Baker fainted',
    });
    await handOver();
    const text = textOf('s.gradus');
    expect(text).toContain(student(0));
    expect(text).toContain('Abbott');
    for (const [n, other] of chem.students.entries()) {
      if (n > 0) expect(text).not.toContain(other);
    }
    expect(text).not.toMatch(/Baker|Castillo|Diallo|"00002"/);
  });

  test('nothing that is the teacher’s own: contacts, notes, requests, other courses', async () => {
    await former.ask('course.create', { name: 'SECRET COURSE' });
    await former.ask('note.add', {
      student: student(),
      objective: null,
      class: null,
      on: ON,
      text: 'SECRET NOTE',
    });
    await former.ask('conference.save', { student: student(), text: 'SECRET TALK' });
    await former.ask('family.add', {
      student: student(),
      on: ON,
      way: 'call',
      who: null,
      note: 'SECRET CALL',
    });
    const cells = [{ student: student(), objective: chem.objectives.C1 ?? '' }];
    for (const kind of ['asked', 'contact', 'check-ready', 'promised'] as const) {
      await former.ask('mark.set', { class: chem.class, cells, kind, on: ON });
    }
    await record(0, 'C1', 'clear');
    const contents = await former.ask('hand-over.contents', { student: student() });
    expect(contents).toMatchObject({
      student: 'Abbott, Ana',
      courses: [{ course: 'Chem 1 course', objectives: 4, mastered: 1, attempts: 1 }],
      stays: { contacts: 2, notes: 2, requests: 3, help: 0 },
    });
    await handOver();
    expect(textOf('s.gradus')).not.toContain('SECRET');
    expect(textOf('s.gradus')).not.toMatch(/"kind":"(asked|check-ready|promised)"/);
  });

  test('one student, and it stands in the log of what left', async () => {
    const to = grantFor(former, at('two'), 'write');
    const students = [student(0), student(1)];
    expect(await former.refused('export.bundle', { to, purpose: 'hand-over' })).toMatchObject({
      code: 'INVALID',
    });
    expect(
      await former.refused('export.bundle', { to, purpose: 'hand-over', students }),
    ).toMatchObject({ code: 'INVALID' });
    const { classes, students: count } = await handOver();
    expect([classes, count]).toEqual([1, 1]);
  });
});
