import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract, type Name } from '#shared/contract/contract.ts';
import { declarationOf } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { createSay, sentenceOf } from '#shared/text/text.ts';
import { examples, type Furnished, furnish } from '../../contract/examples.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type Content, contentOf } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';
import { SCHOOL } from '../interchange/small-school.ts';

let folder = '';
const hosts: TestHost[] = [];
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = testFolder();
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

async function laptop(teacher: string, file?: string): Promise<TestHost> {
  const host = await testHost({ device: `laptop of ${teacher}`, ...(file && { file }) });
  hosts.push(host);
  return host;
}

/** A teacher with a class; the bundle lies at NAME.gradus. */
async function teacher(name: string, students = 3): Promise<{ host: TestHost; built: Built }> {
  const host = await laptop(name);
  await host.ask('gradebook.create', { teacher: name, school: 'North High' });
  const built = await aGradebook(host)
    .withClass(`Period ${name}`)
    .withStudents(students)
    .withCourse(['C1', 'C2'])
    .build();
  await exportTo(host, at(`${name}.gradus`), { purpose: 'department' });
  return { host, built };
}

const cellOf = ({ students, objectives, ...built }: Built) => ({
  class: built.class,
  student: students[0] ?? '',
  objective: objectives.C1 ?? '',
  on: '2026-11-03',
});

/** Tables whose rows are somebody's teaching; the others are the file's own. */
const isTeaching = (table: string): boolean =>
  !['gradebook', 'settings', 'notes', 'merges'].includes(declarationOf(table as TableName).changes);

/** What happened to the rows of `before`, and which new rows hang on one of them. */
function trespasses(before: Content, after: Content): string[] {
  const people = ['class', 'student', 'course', 'unit', 'objective', 'task', 'evidence'];
  const theirs = new Set(people.flatMap((table) => (before[table] ?? []).map(({ id }) => id)));
  return Object.keys(before)
    .filter(isTeaching)
    .flatMap((table) => {
      const was = new Map((before[table] ?? []).map((row) => [row.id, JSON.stringify(row)]));
      const is = new Map((after[table] ?? []).map((row) => [row.id, row]));
      const lost = [...was].filter(([id, text]) => JSON.stringify(is.get(id)) !== text);
      const hung = [...is].filter(
        ([id, row]) => !was.has(id) && Object.values(row).some((value) => theirs.has(value)),
      );
      return [...lost, ...hung].map(([id]) => `${table} ${id}`);
    });
}

/** What must be refused for this reason: of every part of teaching something. */
const REFUSED: readonly Name[] = [
  'class.save',
  'calendar.set',
  'student.create',
  'student.save',
  'enrolment.end',
  'objective.create',
  'objective.save',
  'prerequisite.add',
  'plan.due',
  'plan.leave-out',
  'evidence.record',
  'evidence.fill',
  'evidence.void',
  'mark.set',
  'mark.clear',
  'corrective.add',
  'task.save',
  'class.start',
  'term.save',
  'rule.save',
  'rule.choose',
  'override.cell',
  'override.letter',
  'snapshot.make',
  'individual-plan.save',
];

describe('a department file never edits what a teacher’s file brought', () => {
  test('by no command and no job of the contract', { timeout: 120_000 }, async () => {
    const kim = await laptop('Kim');
    await kim.ask('gradebook.create', { teacher: 'Kim', school: 'North High' });
    const built = await aGradebook(kim).withStudents(3).withCourse(['A1', 'A2']).build();
    const furnished: Furnished = await furnish(kim, built);
    await exportTo(kim, at('Kim.gradus'), { purpose: 'department' });
    const base = at('head.gradebook');
    const made = await testHost({ device: 'laptop of head', file: base });
    await made.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
    await mergeFrom(made, at('Kim.gradus'));
    made.close();
    const before = contentOf(base);
    expect(before.evidence?.length).toBeGreaterThan(0);

    const trespassed: string[] = [];
    const refused: string[] = [];
    const names = (Object.keys(contract) as Name[]).filter(
      (name) => contract[name].kind === 'command' || contract[name].kind === 'job',
    );
    for (const [i, name] of names.entries()) {
      const file = at(`head${i}.gradebook`);
      copyFileSync(base, file);
      const head = await testHost({ device: 'laptop of head', file });
      const answer = await head.host.request(name, examples[name](furnished));
      head.close();
      if (!answer.ok && answer.error.code === 'NOT_YOURS') refused.push(name);
      const found = trespasses(before, contentOf(file));
      if (found.length > 0) trespassed.push(`${name}: ${found.join()}`);
    }
    expect(trespassed).toEqual([]);
    // That nothing was changed is because of this, and not because nothing was asked well.
    expect(refused).toEqual(expect.arrayContaining([...REFUSED]));
  });

  test('says in one sentence whose it is and what to do', async () => {
    const { built } = await teacher('Kim');
    const head = await department('Kim');
    const trouble = await head.refused('evidence.record', { ...cellOf(built), level: 'deep' });
    expect(sentenceOf(createSay(), trouble)).toBe(
      'Period Kim came with the file of Kim and is only read here. Ask Kim to change it, and merge their newer file.',
    );
    const { student } = cellOf(built);
    const called = await head.refused('student.save', { student, called: 'Annie' });
    expect([called.code, called.params.teacher]).toEqual(['NOT_YOURS', 'Kim']);
  });

  test('by no import into their class', async () => {
    await teacher('Kim');
    const head = await department('Kim');
    const { preview } = await head.ask('import.preview', {
      source: { text: 'Student ID,First name,Last name\n00777,Zoe,Zimmer' },
      kind: 'roster',
      class: 'Period Kim',
    });
    expect((await head.refused('import.apply', { preview })).code).toBe('NOT_YOURS');
  });

  test('and its own classes stay as editable as ever, with students who came, too', async () => {
    const { built: kims } = await teacher('Kim');
    const head = await department('Kim');
    const own = await aGradebook(head).withClass('My own').withCourse(['C1']).build();
    const [student = ''] = kims.students;
    await head.ask('enrolment.start', { class: own.class, student, on: null });
    await head.ask('evidence.record', { ...cellOf(own), student, level: 'basic' });
    await head.ask('student.save', { student, called: 'Annie' });
    expect((await head.ask('department.get', {})).sections).toEqual([
      { class: kims.class, teachers: ['Kim'], isReadOnly: true },
    ]);
    // Being taught here as well opens this class, and not the other teacher's.
    expect((await head.refused('evidence.record', { ...cellOf(kims), level: 'deep' })).code).toBe(
      'NOT_YOURS',
    );
  });

  test('while what a merge asks of a person can still be said, and all of it taken back', async () => {
    const { built } = await teacher('Kim');
    await teacher('Ode');
    const head = await department('Kim', 'Ode');
    const [pair] = await head.ask('merge.decisions', {});
    if (!pair) throw new Error('nothing to decide');
    await head.ask('merge.decide', { kind: pair.kind, a: pair.a, b: pair.b, same: true });
    await head.ask('department.expect', { teachers: ['Lee'] });
    await head.ask('note.add', { ...cellOf(built), text: 'ask Kim' });
    for (let i = 0; i < 5; i += 1) await head.ask('history.undo', {});
    expect(await head.ask('class.list', {})).toEqual([]);
    // Without a teacher's file it is a gradebook as any other.
    await head.ask('class.create', { name: 'Again' });
  });
});

describe('what two laptops of a teacher made of one thing', () => {
  test('is chosen by the head where it is asked about, one by one and together, and nothing else', async () => {
    const { host: desk, built } = await teacher('Kim');
    await exportTo(desk, at('all.gradus'));
    const home = await laptop('home of Kim');
    await mergeFrom(home, at('all.gradus'));
    for (const [host, word] of [
      [desk, 'Desk'],
      [home, 'Home'],
    ] as const) {
      host.clock.millis += 1_000;
      for (const student of built.students)
        await host.ask('student.save', { student, called: word });
      await exportTo(host, at(`${word}.gradus`), { purpose: 'department' });
    }
    const head = await laptop('head');
    await head.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
    await mergeFrom(head, at('Desk.gradus'));
    await mergeFrom(head, at('Home.gradus'));
    const called = async () => {
      const { students } = await head.ask('roster.get', { class: built.class });
      return students.map(({ student }) => student.called).sort();
    };
    const before = await called();
    const [first, ...others] = await head.ask('merge.conflicts', {});
    expect(others).toHaveLength(2);
    const stands = first?.stands === 'mine' ? 'theirs' : 'mine';
    const other = before[0] === 'Desk' ? 'Home' : 'Desk';
    await head.ask('merge.settle', { conflict: first?.conflict ?? '', stands });
    expect((await called()).filter((word) => word === other)).toHaveLength(1);
    const conflicts = others.map(({ conflict }) => conflict);
    await head.ask('merge.settle-all', { conflicts, stands });
    expect(await called()).toEqual([other, other, other]);
    const [student = ''] = built.students;
    const answer = await head.refused('student.save', { student, called: 'Head' });
    expect(answer.code).toBe('NOT_YOURS');
  });
});

describe('what was merged, taken back and brought back', () => {
  test.each(['merged again', 'redone'])('%s: is the teacher’s as before', async (how) => {
    const { built } = await teacher('Kim');
    const head = await department('Kim');
    const before = await head.ask('department.get', {});
    expect(before.sections).toMatchObject([{ class: built.class, isReadOnly: true }]);
    await head.ask('history.undo', {});
    expect(await head.ask('class.list', {})).toEqual([]);
    if (how === 'redone') await head.ask('history.redo', {});
    else await mergeFrom(head, at('Kim.gradus'));
    expect((await head.ask('department.get', {})).sections).toEqual(before.sections);
    const answer = await head.refused('evidence.record', { ...cellOf(built), level: 'deep' });
    expect(answer.code).toBe('NOT_YOURS');
  });
});

describe('who is not another teacher', () => {
  test('the same teacher at another laptop', async () => {
    const { host: kim, built } = await teacher('Kim');
    await exportTo(kim, at('all.gradus'));
    const other = await laptop('home of Kim');
    await mergeFrom(other, at('all.gradus'));
    await other.ask('evidence.record', { ...cellOf(built), level: 'deep' });
  });

  test('but a head’s own other laptop reads a teacher’s classes as the head’s does', async () => {
    const { built } = await teacher('Kim');
    const head = await department('Kim');
    await exportTo(head, at('head.gradus'));
    const other = await laptop('home of the head');
    await mergeFrom(other, at('head.gradus'));
    const answer = await other.refused('evidence.record', { ...cellOf(built), level: 'deep' });
    expect(answer.code).toBe('NOT_YOURS');
  });

  test('a co-teacher to whom the class was sent whole, and who sends it back', async () => {
    const { host: kim, built } = await teacher('Kim');
    await exportTo(kim, at('shared.gradus'));
    const ode = await laptop('Ode');
    await ode.ask('gradebook.create', { teacher: 'Ode', school: 'North High' });
    await mergeFrom(ode, at('shared.gradus'));
    const { evidence } = await ode.ask('evidence.record', { ...cellOf(built), level: 'basic' });
    await exportTo(ode, at('Ode.gradus'), { purpose: 'department' });
    await mergeFrom(kim, at('Ode.gradus'));
    await kim.ask('class.save', { class: built.class, name: 'Ours' });
    await kim.ask('evidence.void', { evidence, reason: 'entered twice' });
  });

  test('nor one at whose laptop the same class of the school was made, too', async () => {
    writeSchool(at('school'));
    const [kim, head] = [await laptop('Kim'), await laptop('Dr. Head')];
    for (const [host, name] of [
      [kim, 'Kim'],
      [head, 'Dr. Head'],
    ] as const) {
      await host.ask('gradebook.create', { teacher: name, school: 'North High' });
      const source = { grant: grantFor(host, at('school'), 'read') };
      const { preview } = await host.ask('import.preview', { source, kind: 'oneroster' });
      await host.ask('import.apply', { preview });
    }
    const ids = (await kim.ask('class.list', {})).map((one) => one.id).sort();
    expect((await head.ask('class.list', {})).map((one) => one.id).sort()).toEqual(ids);
    await exportTo(kim, at('Kim.gradus'), { purpose: 'department' });
    await mergeFrom(head, at('Kim.gradus'));
    // They came with a file, and this file's teacher edits them all the same.
    const { sections } = await head.ask('department.get', {});
    expect(sections).toEqual(
      ids.map((id) => ({ class: id, teachers: ['Kim'], isReadOnly: false })),
    );
    await head.ask('class.save', { class: ids[0] ?? '', name: 'Ours' });
  });
});

/** A head's gradebook with the files of these teachers. */
async function department(...teachers: string[]): Promise<TestHost> {
  const host = await laptop('head');
  await host.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
  for (const name of teachers) await mergeFrom(host, at(`${name}.gradus`));
  return host;
}

/** The school's own export, which gives every laptop the same ids. */
function writeSchool(into: string): void {
  mkdirSync(into);
  for (const [name, text] of Object.entries(SCHOOL)) writeFileSync(join(into, name), text);
}
