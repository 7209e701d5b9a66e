import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '#shared/contract/contract.ts';
import { CELL_FLAGS } from '#shared/domain/cell.ts';
import { anyCircle } from '#shared/domain/prerequisites.ts';
import { COURSE, OBJECTIVES } from '../../../electron/host/demo/course/course.ts';
import { createRandom } from '../../../electron/host/demo/random.ts';
import { schoolYearAround } from '../../../electron/host/demo/school-year.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const day = (date: string) => new Date(`${date}T12:00:00`).getTime();

async function demoHost(date: string, seed?: number): Promise<TestHost> {
  const host = await testHost({ now: day(date) });
  await host.ask('gradebook.demo', seed === undefined ? {} : { seed });
  return host;
}

type Grid = Output<'grid.get'>;

async function grids(host: TestHost): Promise<Grid[]> {
  const list = await host.ask('class.list', {});
  return Promise.all(list.map((row) => host.ask('grid.get', { class: row.id })));
}

/** Everything that a person could see, with ids replaced by the order in which they appear. */
async function visible(host: TestHost): Promise<string> {
  const parts: unknown[] = [await host.ask('term.list', {}), await host.ask('course.list', {})];
  for (const grid of await grids(host)) {
    const of = { class: grid.class.id };
    parts.push(grid, await host.ask('today.get', of), await host.ask('plan.get', of));
    parts.push(await host.ask('habit.get', { ...of, term: null }));
    for (const student of grid.rows.students.slice(0, 4)) {
      parts.push(await host.ask('student.get', { ...of, student }));
    }
  }
  const seen = new Map<string, number>();
  return JSON.stringify(parts).replaceAll(
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    (id) => {
      if (!seen.has(id)) seen.set(id, seen.size);
      return `#${seen.get(id)}`;
    },
  );
}

describe('the course of the demo', () => {
  test('is a year of twelve units with six objectives each, a third of them critical', () => {
    expect(COURSE.map((unit) => unit.objectives.length)).toEqual(Array(12).fill(6));
    expect(
      OBJECTIVES.map((o) => o.code)
        .slice(0, 8)
        .join(' '),
    ).toBe('C1.1 C1.2 C1.3 C1.4 C1.5 C1.6 C2.1 C2.2');
    expect(OBJECTIVES.filter((o) => o.critical)).toHaveLength(24);
    for (const unit of COURSE) expect(unit.objectives.some((o) => o.critical)).toBe(true);
  });

  test('says each objective once, clearly, and in the student’s words', () => {
    for (const key of ['statement', 'target', 'slip'] as const) {
      expect(new Set(OBJECTIVES.map((o) => o[key])).size).toBe(72);
    }
    for (const { statement, target, slip } of OBJECTIVES) {
      expect(target).toMatch(/^I can .+\.$/);
      expect(statement).toMatch(/^[A-Z][^.!]+$/);
      expect(slip).toMatch(/^[A-Z].+\.$/);
    }
  });

  test('never asks for what comes later, so its prerequisites close no circle', () => {
    const codes = OBJECTIVES.map((o) => o.code);
    const edges = OBJECTIVES.flatMap(({ code, needs = [] }) =>
      needs.map((need) => ({ objective: code, requires: `C${need}` })),
    );
    for (const { objective, requires } of edges) {
      expect(codes.indexOf(requires)).toBeGreaterThanOrEqual(0);
      expect(codes.indexOf(requires)).toBeLessThan(codes.indexOf(objective));
    }
    expect(anyCircle(edges)).toBeNull();
    const across = edges.filter((e) => e.objective.split('.')[0] !== e.requires.split('.')[0]);
    expect(across.length).toBeGreaterThan(25);
  });
});

describe('the school year of the demo', () => {
  test.each([
    ['2026-11-21', '2026-08-24', '2027-06-04'],
    ['2026-12-28', '2026-08-24', '2027-06-04'],
    ['2027-06-03', '2026-08-24', '2027-06-04'],
    // The year just ended, in summer and while the next has barely begun.
    ['2027-07-10', '2026-08-24', '2027-06-04'],
    ['2027-08-25', '2026-08-24', '2027-06-04'],
    ['2027-10-01', '2027-08-23', '2028-06-02'],
  ])('around %s runs from %s to %s', (today, first, last) => {
    const year = schoolYearAround(today);
    expect([year.first, year.last]).toEqual([first, last]);
    expect(year.days.length).toBeGreaterThan(170);
    expect(year.days.length).toBeLessThan(190);
  });

  test('has days off where schools have them', () => {
    const off = schoolYearAround('2026-11-21').off.map((o) => `${o.on} ${o.note}`);
    for (const known of [
      '2026-09-07 Labor Day',
      '2026-11-26 Thanksgiving',
      '2026-12-25 Winter break',
      '2027-01-18 Martin Luther King Jr. Day',
      '2027-05-31 Memorial Day',
    ]) {
      expect(off).toContain(known);
    }
  });

  test('knows nothing of snow that has not fallen', () => {
    const snow = (today: string) => schoolYearAround(today).off.some((o) => o.note === 'Snow');
    expect([snow('2026-11-21'), snow('2027-03-01')]).toEqual([false, true]);
  });
});

test('a seed gives the same numbers for ever', () => {
  const random = createRandom(1);
  expect([random.next(), random.next()]).toEqual([0.6270739405881613, 0.002735721180215478]);
  expect(createRandom(7).branch('a').next()).not.toBe(createRandom(7).branch('b').next());
});

describe('the demo', () => {
  let host: TestHost;
  let all: Grid[];
  beforeAll(async () => {
    host = await demoHost('2026-11-18');
    all = await grids(host);
  });
  afterAll(() => host.close());

  const flagged = (grid: Grid, flag: (typeof CELL_FLAGS)[number]) =>
    grid.rows.flags.filter((bits) => bits & (1 << CELL_FLAGS.indexOf(flag))).length;

  test('has six classes of thirty, a year of objectives and evidence up to today', async () => {
    expect(all.map((grid) => grid.class.name)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `Chemistry P${n}`),
    );
    for (const grid of all) {
      expect(grid.rows.students).toHaveLength(30);
      expect(grid.objectives.code).toHaveLength(72);
      expect(grid.objectives.due.every((due) => due !== null)).toBe(true);
    }
    const { evidence, teacher } = await host.ask('gradebook.get', {});
    const due = all.reduce(
      (sum, grid) => sum + grid.objectives.due.filter((on) => (on ?? '') <= '2026-11-18').length,
      0,
    );
    expect(teacher).toBe('Alex Rivera');
    expect(evidence / (due * 30)).toBeGreaterThan(2);
    expect(evidence / (due * 30)).toBeLessThan(3.2);
  });

  test('leaves nothing to undo, and nothing to complain about', async () => {
    expect((await host.refused('history.undo', {})).code).toBe('NOTHING_TO_UNDO');
    expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('fills only an empty gradebook', async () => {
    expect((await host.refused('gradebook.demo', {})).code).toBe('INVALID');
    const other = await testHost();
    await other.ask('class.create', { name: 'Mine' });
    expect((await other.refused('gradebook.demo', {})).code).toBe('INVALID');
    other.close();
  });

  test('has names of many letters, told apart, and some that are called otherwise', () => {
    const names = all.flatMap((grid) => grid.students.name);
    expect(new Set(names).size).toBe(180);
    expect(names.filter((name) => /[^\x20-\x7e]/.test(name)).length).toBeGreaterThan(20);
    expect(new Set(names.map((name) => name.split(',')[0])).size).toBeGreaterThan(60);
  });

  test.each([0, 1, 2, 3, 4, 5])('tells its stories in class %i', async (index) => {
    const grid = all[index] as Grid;
    expect(flagged(grid, 'stuck')).toBeGreaterThan(0);
    expect(flagged(grid, 'slipped')).toBeGreaterThan(0);
    expect(flagged(grid, 'missing')).toBe(1);
    expect(flagged(grid, 'recheck')).toBe(1);
    expect(flagged(grid, 'pre-learned')).toBeGreaterThan(3);
    expect(Math.max(...grid.rows.ahead)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...grid.rows.behind)).toBeGreaterThanOrEqual(3);
    // Most are about where the plan is.
    expect(grid.rows.behind.filter((n) => n <= 2).length).toBeGreaterThan(15);
    const newcomers = grid.students.newcomer.flatMap((is, s) => (is ? [s] : []));
    expect(newcomers.length).toBeGreaterThan(0);
    const first = newcomers[0] ?? 0;
    const cells = grid.rows.status.slice(first * 72, first * 72 + 12);
    if (index !== 4) expect(cells.filter((status) => status === 0).length).toBeGreaterThan(4);
    const today = await host.ask('today.get', { class: grid.class.id });
    expect(today.meets).toBe(true);
    expect(today.absent.length).toBeGreaterThan(0);
    expect(today.students.filter((s) => s.reasons.length > 0).length).toBeGreaterThan(4);
  });

  test('lets who is often absent miss many days, and nobody work on a day missed', async () => {
    let most = 0;
    for (const grid of all) {
      for (const student of grid.rows.students) {
        const { timeline } = await host.ask('student.get', { class: grid.class.id, student });
        const missed = new Set(
          timeline.filter((entry) => entry.what === 'absence').map((entry) => entry.on),
        );
        most = Math.max(most, missed.size);
        const worked = timeline.filter((e) => e.what === 'attempt' || e.what === 'contact');
        expect(worked.filter((e) => missed.has(e.on))).toEqual([]);
        expect(timeline.every((entry) => entry.on <= '2026-11-18')).toBe(true);
      }
    }
    expect(most).toBeGreaterThanOrEqual(8);
  });

  test('has a term that was handed in, with a letter changed since and one corrected', async () => {
    const of = { class: all[0]?.class.id ?? '' };
    const term = (await host.ask('term.list', {})).find((one) => one.name === 'Six Weeks 2');
    const at = { ...of, term: term?.id ?? '' };
    const handedIn = await host.ask('snapshot.get', at);
    expect(handedIn.snapshots).toHaveLength(1);
    expect(handedIn.changes).toHaveLength(1);
    const { students } = await host.ask('letters.get', at);
    const changed = students.filter((one) => one.handedIn && one.handedIn.letter !== one.letter);
    expect(changed.filter((one) => !one.handedIn?.corrected).length).toBeGreaterThan(0);
    expect(students.filter((one) => one.handedIn?.corrected)).toHaveLength(1);
  });

  test('has a level set by hand and locked, and habits of one class, two still to be scored', async () => {
    const [first] = all;
    const of = { class: first?.class.id ?? '' };
    const term = (await host.ask('term.list', {})).find((one) => one.name === 'Six Weeks 2');
    const cells = await host.ask('override.list', of);
    expect(cells).toMatchObject([{ locked: true }]);
    expect(flagged(first as Grid, 'overridden')).toBe(1);
    const habits = await host.ask('habit.get', { ...of, term: term?.id ?? '' });
    expect(habits.domains).toHaveLength(4);
    expect(habits.open).toBeLessThanOrEqual(2);
  });

  test('lets what was shown in one class count in the other', () => {
    const second = all[1]?.gone[0];
    const fifth = all[4];
    expect(second).toBeDefined();
    const row = fifth?.rows.students.indexOf(second?.id ?? '') ?? -1;
    expect(row).toBeGreaterThanOrEqual(0);
    // Mastered before the move, in a class that the student joined weeks later.
    expect(fifth?.rows.mastered[row]).toBeGreaterThan(10);
  });
});

describe('a demo', () => {
  test('of the same seed and day is the same, of another seed another', async () => {
    const shown: string[] = [];
    for (const seed of [3, 3, 4]) {
      const host = await demoHost('2026-10-14', seed);
      shown.push(await visible(host));
      host.close();
    }
    expect(shown[0]).toBe(shown[1]);
    expect(shown[0]).not.toBe(shown[2]);
  });

  test.each(['2026-09-14', '2026-12-28', '2027-02-20', '2027-07-15'])(
    'made on %s is whole too',
    async (date) => {
      const host = await demoHost(date);
      for (const grid of await grids(host)) expect(grid.rows.students).toHaveLength(30);
      expect((await host.ask('check.run', {})).findings).toEqual([]);
      host.close();
    },
  );
});
