import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DEPARTMENT_VIEWS } from '#shared/contract/features/department.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

type View = (typeof DEPARTMENT_VIEWS)[number];

let folder = '';
const hosts: TestHost[] = [];
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = testFolder();
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

async function laptop(device: string, now = NOON): Promise<TestHost> {
  const host = await testHost({ device, now });
  hosts.push(host);
  return host;
}

/** A teacher with one section of students, each with a level in the first objective. */
async function teacher(
  name: string,
  students: number,
  level: string,
  now = NOON,
): Promise<{ host: TestHost; built: Built }> {
  const host = await laptop(`laptop of ${name}`, now);
  await host.ask('gradebook.create', { teacher: name, school: 'North High' });
  const built = await aGradebook(host)
    .withClass(`Period ${name}`)
    .withStudents(students)
    .withCourse(['C1', 'C2', 'C10'])
    .build();
  const objective = built.objectives.C1 ?? '';
  const entries = built.students.map((student) => ({ student, objective, level }));
  await host.ask('evidence.fill', { class: built.class, entries, on: '2026-11-03' });
  await exportTo(host, at(`${name}.gradus`), { purpose: 'department' });
  return { host, built };
}

async function head(...names: string[]): Promise<TestHost> {
  const host = await laptop(`head ${names.join()}`);
  await host.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
  for (const name of names) await mergeFrom(host, at(`${name}.gradus`));
  return host;
}

/** A view as it leaves, line by line. */
async function linesOf(host: TestHost, what: View): Promise<string[]> {
  const to = grantFor(host, at(`${what}.csv`), 'write');
  await host.ask('department.export', { what, to });
  return readFileSync(at(`${what}.csv`), 'utf8')
    .slice(1)
    .trimEnd()
    .split(/\r?\n/);
}

describe('a department', () => {
  test('is made by the first bundle of another teacher, and says who is missing', async () => {
    await teacher('Kim', 3, 'basic', NOON - 86_400_000);
    const host = await head();
    expect((await host.ask('department.get', {})).isDepartment).toBe(false);
    await host.ask('department.expect', { teachers: ['Kim', 'Ode'] });
    await mergeFrom(host, at('Kim.gradus'));
    expect(await host.ask('department.get', {})).toMatchObject({
      isDepartment: true,
      teachers: [
        {
          name: 'Ode',
          school: null,
          exportedAt: null,
          missingSince: '2026-11-10',
          classes: 0,
          expected: true,
        },
        {
          name: 'Kim',
          school: 'North High',
          exportedAt: NOON - 86_400_000,
          classes: 1,
          expected: true,
        },
      ],
    });
  });

  test('asks whether a file of a like name is the one waited for, and a word joins the two', async () => {
    await teacher('Ana Kim', 3, 'basic', NOON - 86_400_000);
    const host = await head('Ana Kim');
    await host.ask('department.expect', { teachers: ['Kim', 'Bo Kim', 'Ode'] });
    const teachers = async () =>
      (await host.ask('department.get', {})).teachers.map(
        ({ name, expectedAs, missingSince, maybe }) => [
          name,
          expectedAs,
          missingSince === null,
          maybe.map((one) => one.name),
        ],
      );
    const asked = [
      ['Bo Kim', 'Bo Kim', false, []],
      ['Kim', 'Kim', false, ['Ana Kim']],
      ['Ode', 'Ode', false, []],
      ['Ana Kim', null, true, []],
    ];
    expect(await teachers()).toEqual(asked);
    const source =
      (await host.ask('department.get', {})).teachers.find((one) => one.name === 'Kim')?.maybe[0]
        ?.source ?? '';
    await host.ask('department.expect-is', { teacher: 'Kim', source });
    const joined = [asked[0], asked[2], ['Ana Kim', 'Kim', true, []]];
    expect(await teachers()).toEqual(joined);
    // Waiting for one more forgets nothing of it.
    await host.ask('department.expect', { teachers: ['Bo Kim', 'Ode', 'Kim', 'Lee'] });
    expect((await teachers()).at(-1)).toEqual(joined[2]);
    await host.ask('history.undo', {});
    await host.ask('history.undo', {});
    expect(await teachers()).toEqual(asked);
    expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('says the same whatever came first, and however often', async () => {
    await teacher('Kim', 12, 'deep');
    await teacher('Ode', 4, 'not-yet');
    const [a, b] = [await head('Kim', 'Ode'), await head('Ode', 'Kim', 'Ode', 'Kim')];
    for (const name of [
      'department.summary',
      'department.objectives',
      'department.letters',
      'department.moderation',
    ] as const) {
      expect(JSON.stringify(await b.ask(name, {}))).toBe(JSON.stringify(await a.ask(name, {})));
    }
    const { sections, shared } = await a.ask('department.summary', {});
    expect(sections).toMatchObject([
      { teacher: 'Kim', students: 12, asked: 36, assessed: 12, mastered: 12 },
      { teacher: 'Ode', students: 4, asked: 12, assessed: 4, mastered: 0 },
    ]);
    expect(shared.map((person) => person.classes.length)).toEqual([2, 2, 2, 2]);
  });

  test('puts courses that are one by a word into one row, in the order of their codes', async () => {
    const kim = await teacher('Kim', 12, 'deep');
    const ode = await teacher('Ode', 4, 'not-yet');
    const host = await head('Kim', 'Ode');
    expect((await host.ask('department.objectives', {})).objectives).toHaveLength(6);
    const proposals = await host.ask('merge.decisions', {});
    expect(proposals.filter(({ kind }) => kind === 'course')).toMatchObject([{ count: 3 }]);
    const pair = { kind: 'course' as const, a: kim.built.course, b: ode.built.course };
    await host.ask('merge.decide', { ...pair, same: true });
    const map = await host.ask('department.objectives', {});
    expect(map.objectives.map(({ code }) => code)).toEqual(['C1', 'C2', 'C10']);
    expect(map.asked.slice(0, 2)).toEqual([12, 4]);
    expect(map.mastered.slice(0, 2)).toEqual([12, 0]);
  });

  test('hides groups under ten in its maps, and of one student says where they are and no figure', async () => {
    await teacher('Kim', 12, 'deep');
    await teacher('Ode', 4, 'not-yet');
    const host = await head('Kim', 'Ode');
    // Kim's map says what the screen says, a dot where nothing was seen; Ode's four are no figure.
    for (const what of ['objectives', 'coverage'] as const) {
      const [heads, ...lines] = await linesOf(host, what);
      expect(heads).toBe('Course,Code,Objective,Kim: Period Kim,Ode: Period Ode');
      const cells = lines.map((line) => line.split(',').filter((_, i) => i !== 0 && i !== 2));
      expect(cells.map((cell) => cell.join()).sort()).toEqual(
        ['C1,,<10', 'C1,100,', 'C10,,<10', 'C10,·,', 'C2,,<10', 'C2,·,'].sort(),
      );
    }
    const [heads, ...lines] = await linesOf(host, 'shared');
    expect(heads).toBe('Student ID,Name,Teacher,Section,Asked,Mastered');
    expect(lines).toHaveLength(8);
    for (const [i, line] of lines.entries()) {
      const of = ['Kim', 'Ode'][i % 2];
      expect(line.split(/,(?=[A-Z]\w+,Period )/)[1]).toBe(
        `${of},Period ${of},fewer than 10,fewer than 10`,
      );
    }
    expect(await linesOf(host, 'teachers')).toEqual([
      'Teacher,School,Classes,File of,Missing since',
      `Kim,North High,1,${new Date(NOON).toISOString()},`,
      `Ode,North High,1,${new Date(NOON).toISOString()},`,
    ]);
  });

  test('writes the figures of a section of ten whole and none of one of nine', async () => {
    await teacher('Kim', 10, 'deep');
    await teacher('Ode', 9, 'not-yet');
    const host = await head('Kim', 'Ode');
    const [few, scale] = ['fewer than 10', 'Basic · Clear · Deep'];
    expect(await linesOf(host, 'summary')).toEqual([
      'Teacher,Section,Scale,Students,Asked,Assessed,Mastered,Objectives left out',
      `Kim,Period Kim,${scale},10,30,10,10,0`,
      `Ode,Period Ode,${scale},${few},${few},${few},${few},${few}`,
    ]);
    const levels = ['not-yet,Not yet', 'basic,Basic', 'clear,Clear', 'deep,Deep'];
    expect(await linesOf(host, 'distribution')).toEqual([
      'Teacher,Section,Scale,Level,Name,Cells',
      ...levels.map((level, i) => `Kim,Period Kim,${scale},${level},${[0, 0, 0, 10][i]}`),
      ...levels.map((level) => `Ode,Period Ode,${scale},${level},${few}`),
    ]);
    const { letters, sections, rule } = await host.ask('department.letters', {});
    const counts = sections.find(({ teacher: name }) => name === 'Kim')?.counts ?? [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10);
    expect(await linesOf(host, 'letters')).toEqual([
      `Teacher,Section,Rule,Term,Students,${letters.join()}`,
      `Kim,Period Kim,${rule},,10,${counts.join()}`,
      `Ode,Period Ode,${rule},,${few},${letters.map(() => few).join()}`,
    ]);
  });

  test('writes letters under the rule and of the term that are asked for, and says which', async () => {
    const { host: kim } = await teacher('Kim', 12, 'deep');
    await kim.ask('term.save', { name: 'Fall', start: '2026-09-01', end: '2026-12-20' });
    await exportTo(kim, at('Kim.gradus'), { purpose: 'department' });
    const host = await head('Kim');
    const [term] = await host.ask('term.list', {});
    const rules = await host.ask('rule.list', {});
    const byRule = { rule: rules.at(-1)?.id ?? '', term: term?.id ?? '' };
    const shown = await host.ask('department.letters', byRule);
    expect(shown).toMatchObject({ rule: rules.at(-1)?.name, term: 'Fall' });
    expect(shown.rule).not.toBe((await host.ask('department.letters', {})).rule);
    const to = grantFor(host, at('letters.csv'), 'write');
    await host.ask('department.export', { what: 'letters', to, ...byRule });
    const [heads, line] = readFileSync(at('letters.csv'), 'utf8').slice(1).split(/\r?\n/);
    expect(heads).toBe(`Teacher,Section,Rule,Term,Students,${shown.letters.join()}`);
    expect(line).toBe(`Kim,Period Kim,${shown.rule},Fall,12,${shown.sections[0]?.counts?.join()}`);
  });

  test('never changes a teacher’s evidence, and takes newer files without doubles', async () => {
    const { host: kim, built } = await teacher('Kim', 12, 'not-yet');
    const host = await head('Kim');
    const [student = ''] = built.students;
    const objective = built.objectives.C1 ?? '';
    const where = { class: built.class, student, objective };
    await kim.ask('evidence.record', { ...where, level: 'deep', on: '2026-11-09' });
    await exportTo(kim, at('Kim2.gradus'), { purpose: 'department' });
    const report = await mergeFrom(host, at('Kim2.gradus'));
    expect([report.evidenceBefore, report.evidenceAfter]).toEqual([12, 13]);
    const { sections } = await host.ask('department.summary', {});
    expect(sections).toMatchObject([{ teacher: 'Kim', asked: 36, assessed: 12, mastered: 1 }]);
  });

  test('counts how two assessors judged the same work', async () => {
    const { host: kim, built } = await teacher('Kim', 12, 'basic');
    const objective = built.objectives.C1 ?? '';
    for (const [i, student] of built.students.entries()) {
      await kim.ask('evidence.record', {
        class: built.class,
        student,
        objective,
        level: i < 9 ? 'basic' : 'deep',
        on: '2026-11-05',
        assessor: 'Ode',
      });
    }
    await exportTo(kim, at('Kim3.gradus'), { purpose: 'department' });
    const host = await head('Kim3');
    const { pairs } = await host.ask('department.moderation', {});
    expect(pairs).toMatchObject([{ assessors: ['Kim', 'Ode'], pairs: 12, exact: 0.75, kappa: 0 }]);
  });

  test('writes how alike two judge ten students, and of nine not even how often they judged', async () => {
    const { host: kim, built } = await teacher('Kim', 10, 'basic');
    const judge = (assessor: string, code: string, student: string, level: string) =>
      kim.ask('evidence.record', {
        ...{ class: built.class, student, objective: built.objectives[code] ?? '' },
        ...{ level, on: '2026-11-05', assessor },
      });
    for (const [i, student] of built.students.entries()) {
      await judge('Ode', 'C1', student, i < 9 ? 'basic' : 'deep');
      if (i === 9) continue;
      // Eighteen pairs of nine students.
      for (const code of ['C2', 'C10']) {
        await judge('Lee', code, student, 'clear');
        await judge('Ude', code, student, 'clear');
      }
    }
    await exportTo(kim, at('Kim.gradus'), { purpose: 'department' });
    const host = await head('Kim');
    expect((await host.ask('department.moderation', {})).pairs).toMatchObject([
      { assessors: ['Kim', 'Ode'], pairs: 10, students: 10 },
      { assessors: ['Lee', 'Ude'], pairs: 18, students: 9 },
    ]);
    const few = 'fewer than 10';
    expect(await linesOf(host, 'moderation')).toEqual([
      'Assessor,Other assessor,Pairs,Students,Blind,Exact,Kappa',
      'Kim,Ode,10,10,0,0.9,0',
      `Lee,Ude,${few},${few},${few},${few},${few}`,
    ]);
  });
});
