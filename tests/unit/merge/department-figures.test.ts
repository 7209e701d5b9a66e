import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const CODES = ['C1', 'C2', 'C3', 'C4'];
/** The day asked about; what is dated later does not count. */
const DAY = '2026-11-06';

const hosts: TestHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});
async function laptop(device: string): Promise<TestHost> {
  const host = await testHost({ device });
  hosts.push(host);
  return host;
}

/** What happened to one student and objective, written down beside the host. */
interface Cell {
  best: number;
  isExcused: boolean;
}

interface Told {
  readonly built: Built;
  /** By student and objective; who left is not there. */
  readonly cells: readonly (readonly Cell[])[];
}

/** A section with entries that are voided, late, excused, and a student who left. */
async function section(
  host: TestHost,
  name: string,
  scaleName: string,
  levels: readonly string[],
  students: number,
): Promise<Told> {
  const scale = (await host.ask('scale.list', {})).find((one) => one.name === scaleName);
  const built = await aGradebook(host)
    .withClass(name, { ...(scale && { scale: scale.id }) })
    .withStudents(students)
    .withCourse(CODES)
    .build();
  const cells: Cell[][] = [];
  for (const [i, student] of built.students.entries()) {
    const own = CODES.map((): Cell => ({ best: -1, isExcused: false }));
    for (const [o, code] of CODES.entries()) {
      const objective = built.objectives[code] ?? '';
      const cell = own[o] as Cell;
      for (let n = 0; n < 3; n += 1) {
        const draw = (i * 7 + o * 5 + n * 11 + students) % 13;
        if (draw > 8) continue;
        const level = draw % levels.length;
        const isLate = draw === 8;
        const { evidence } = await host.ask('evidence.record', {
          ...{ class: built.class, student, objective },
          level: levels[level] ?? '',
          on: isLate ? '2026-11-09' : `2026-11-0${2 + n}`,
        });
        if (draw === 5) await host.ask('evidence.void', { evidence, reason: 'mistyped' });
        else if (!isLate) cell.best = Math.max(cell.best, level);
      }
      if ((i + o) % 6 === 0) {
        const cells = [{ student, objective }];
        await host.ask('mark.set', {
          class: built.class,
          cells,
          kind: 'excused',
          on: '2026-11-03',
        });
        cell.isExcused = true;
      }
    }
    cells.push(own);
  }
  const gone = built.students.at(-1) ?? '';
  await host.ask('enrolment.end', { class: built.class, student: gone, on: '2026-11-04' });
  return { built, cells: cells.slice(0, -1) };
}

test('figures, letters by one rule and shared students are what counting by hand gives, on scales of their own', async () => {
  const folder = testFolder();
  const kim = await laptop('kim');
  await kim.ask('gradebook.create', { teacher: 'Kim', school: 'North High' });
  const basic = ['not-yet', 'basic', 'clear', 'deep'];
  const k = await section(kim, 'Period 1', 'Basic · Clear · Deep', basic, 12);
  await exportTo(kim, join(folder, 'kim.gradus'), { purpose: 'department' });
  const ode = await laptop('ode');
  await ode.ask('gradebook.create', { teacher: 'Ode', school: 'North High' });
  const four = ['none', 'below', 'near', 'mastery', 'exceeds'];
  const o = await section(ode, 'Period 2', 'Four points', four, 15);
  await exportTo(ode, join(folder, 'ode.gradus'), { purpose: 'department' });

  const head = await laptop('head');
  await head.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
  await mergeFrom(head, [join(folder, 'ode.gradus'), join(folder, 'kim.gradus')]);
  const pair = { kind: 'course' as const, a: k.built.course, b: o.built.course };
  await head.ask('merge.decide', { ...pair, same: true });
  const share = (atLeast: number) => ({
    ...{ scope: 'all' as const, measure: 'share' as const, level: 'mastered', atLeast },
  });
  const { rule } = await head.ask('rule.save', {
    definition: {
      ...{ name: 'By hand', kind: 'conditions', counted: 'planned', span: 'year' },
      ...{ notAssessed: 'lowest', incompleteShare: 1, criticalMustBeAssessed: false },
      minimumCounted: 1,
      letters: [
        { letter: 'A', all: [share(0.75)] },
        { letter: 'B', all: [share(0.5)] },
      ],
      otherwise: 'F',
    },
  });

  const byHand = [
    { told: k, threshold: 1 },
    { told: o, threshold: 3 },
  ].map(({ told, threshold }) => {
    const asked = told.cells.map((own) => own.filter((cell) => !cell.isExcused));
    const all = asked.flat();
    const isMastered = ({ best }: Cell) => best >= threshold;
    const letters = asked.map((own) => {
      if (own.length === 0) return 'NG';
      const mastered = own.filter(isMastered).length / own.length;
      return mastered >= 0.75 ? 'A' : mastered >= 0.5 ? 'B' : 'F';
    });
    return {
      students: told.cells.length,
      asked: all.length,
      assessed: all.filter(({ best }) => best >= 0).length,
      mastered: all.filter(isMastered).length,
      byObjective: CODES.map((_, at) => {
        const cells = told.cells.flatMap((own) => own[at] ?? []).filter((one) => !one.isExcused);
        return [cells.length, cells.filter(isMastered).length];
      }),
      letters: ['A', 'B', 'F', 'I', 'NG'].map((x) => letters.filter((one) => one === x).length),
    };
  });

  const { sections, shared } = await head.ask('department.summary', { asOf: DAY });
  expect(
    sections.map(({ students, asked, assessed, mastered }) => ({
      ...{ students, asked, assessed, mastered },
    })),
  ).toEqual(
    byHand.map(({ students, asked, assessed, mastered }) => ({
      ...{ students, asked, assessed, mastered },
    })),
  );
  for (const { levels, assessed } of sections) {
    expect(levels.reduce((sum, { count }) => sum + count, 0)).toBe(assessed);
  }
  const map = await head.ask('department.objectives', { asOf: DAY });
  expect(map.objectives.map(({ code }) => code)).toEqual(CODES);
  const pairs = map.asked.map((of, at) => [of, map.mastered[at]]);
  expect(pairs).toEqual(CODES.flatMap((_, at) => byHand.map((one) => one.byObjective[at])));
  const letters = await head.ask('department.letters', { asOf: DAY, rule });
  expect(letters.letters).toEqual(['A', 'B', 'F', 'I', 'NG']);
  expect(letters.sections.map(({ counts }) => counts)).toEqual(byHand.map((one) => one.letters));
  // The first eleven bear the same numbers in both classes; the last of each had left.
  expect(shared).toHaveLength(11);
  for (const { classes } of shared) {
    expect(classes.map(({ teacher }) => teacher)).toEqual(['Kim', 'Ode']);
  }
});
