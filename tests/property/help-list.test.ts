import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt } from '#shared/domain/attempt.ts';
import { EVERY_WEEKDAY } from '#shared/domain/calendar.ts';
import { groupsOf } from '#shared/domain/help/groups.ts';
import { compareNeed, helpList, helpReasons } from '#shared/domain/help/list.ts';
import { GROUP_MINUTES, planVisits, VISIT_MINUTES } from '#shared/domain/help/places.ts';
import { type HelpStudent, helpDays } from '#shared/domain/help/student.ts';
import { DEFAULT_WEIGHTS, REASON_KINDS } from '#shared/domain/help/weights.ts';
import { type PlannedObjective, studentRow } from '#shared/domain/student-row.ts';
import { addDays } from '#shared/domain/time.ts';
import { BASIC_CLEAR_DEEP } from '../helpers/help-scale.ts';

const RUNS = 60 * Number(process.env.GRADUS_SOAK ?? 1);
const ON = '2026-11-10';
const COUNT = 5;
const NEEDS = [[], [0], [1], [0, 2], []];
const DAYS = helpDays(EVERY_WEEKDAY, ON);
const { scale, rules } = BASIC_CLEAR_DEEP;

const dayAgo = fc.nat(20).map((n) => addDays(ON, -n));
const instant = fc.nat(9);
const moment = fc.record({ on: dayAgo, recordedAt: instant });

const attempt = fc
  .record({
    on: dayAgo,
    recordedAt: instant,
    value: fc.constantFrom(1, 2, 3, 4),
    kind: fc.constantFrom('check', 'quiz', 'retention', 'self'),
  })
  .map(
    (given): Attempt => ({
      ...given,
      support: null,
      countsFully: false,
      robust: null,
      aimed: null,
      source: null,
    }),
  );

const order = (a: Attempt, b: Attempt) =>
  a.on === b.on ? a.recordedAt - b.recordedAt : a.on < b.on ? -1 : 1;

interface Known {
  readonly attempts: Attempt[][];
  readonly correctives: Map<number, { on: string; recordedAt: number }>;
  readonly marks: HelpStudent['marks'];
  readonly absences: string[];
  readonly planned: string[];
  readonly contact: { on: string; recordedAt: number } | null;
}

const known: fc.Arbitrary<Known> = fc.record({
  attempts: fc.array(fc.array(attempt, { maxLength: 4 }), { minLength: COUNT, maxLength: COUNT }),
  correctives: fc
    .array(fc.tuple(fc.nat(COUNT - 1), moment), { maxLength: 3 })
    .map((pairs) => new Map(pairs)),
  marks: fc.array(
    fc.record({
      kind: fc.constantFrom('asked', 'check-ready', 'recheck', 'promised'),
      objective: fc.option(fc.nat(COUNT - 1)),
      on: dayAgo,
      recordedAt: instant,
      until: fc.constant(ON),
    }),
    { maxLength: 4 },
  ),
  absences: fc.array(
    dayAgo.filter((on) => on < ON),
    { maxLength: 4 },
  ),
  planned: fc.array(dayAgo, { maxLength: 6 }),
  contact: fc.option(moment),
});

const objectives = NEEDS.map(
  (needs, i): PlannedObjective => ({
    critical: i % 2 === 0,
    due: addDays(ON, -5 + i * 2),
    rules,
    needs,
    parts: [],
  }),
);

function studentOf(given: Known, index = 0): HelpStudent {
  const attempts = given.attempts.map((list) => [...list].sort(order));
  const marksOf = new Map<number, HelpStudent['marks'][number][]>();
  for (const mark of given.marks) {
    if (mark.objective === null) continue;
    marksOf.set(mark.objective, [...(marksOf.get(mark.objective) ?? []), mark]);
  }
  const row = studentRow(
    {
      scale,
      calendar: EVERY_WEEKDAY,
      asOf: ON,
      objectives,
      planned: COUNT,
      opened: objectives.map(() => '2026-09-01'),
      confirmMultipleChoice: false,
      paces: null,
    },
    {
      attempts,
      correctives: given.correctives,
      marks: marksOf,
      shifts: { newcomerFrom: null, newcomerUntil: null, spells: [] },
      excusedBefore: null,
      ownDue: new Map(),
      ownRules: new Map(),
      leftOut: new Set(),
      overrides: new Map(),
    },
  );
  return {
    index,
    row,
    attempts,
    correctives: given.correctives,
    marks: given.marks,
    absences: new Set(given.absences),
    contact: given.contact,
    talks: new Set(given.contact ? [given.contact.on] : []),
    since: null,
    planned: new Set(given.planned),
    deferred: new Set(),
    challenged: new Set(),
  };
}

const about = {
  ...DAYS,
  calendar: EVERY_WEEKDAY,
  on: ON,
  critical: objectives.map((objective) => objective.critical),
  needs: NEEDS,
  top: 4,
  size: 8,
};

test('mastering an objective today removes every reason of it', () => {
  fc.assert(
    fc.property(known, fc.nat(COUNT - 1), (given, position) => {
      const shown: Attempt = {
        on: ON,
        recordedAt: 100,
        value: 4,
        kind: 'check',
        support: null,
        countsFully: false,
        robust: null,
        aimed: null,
        source: null,
      };
      const attempts = given.attempts.map((list, i) => (i === position ? [...list, shown] : list));
      const student = studentOf({ ...given, attempts });
      const left = helpReasons(student, about, DEFAULT_WEIGHTS);
      // A harder task is offered because of mastery.
      const naming = left.filter(
        (reason) => reason.kind !== 'challenge' && reason.objectives.includes(position),
      );
      expect(naming).toEqual([]);
      // Nothing is waiting on it any more either: what it alone held up is gone.
      expect(left.every((reason) => reason.points > 0)).toBe(true);
    }),
    { numRuns: RUNS * 5 },
  );
});

test('reasons stand in the table’s order, once each, within their caps', () => {
  fc.assert(
    fc.property(known, (given) => {
      const reasons = helpReasons(studentOf(given), about, DEFAULT_WEIGHTS);
      const places = reasons.map((reason) => REASON_KINDS.indexOf(reason.kind));
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      for (const { kind, points } of reasons) {
        const weight: { points: number; cap?: number } = DEFAULT_WEIGHTS[kind];
        const further = kind === 'overdue' ? COUNT : 0;
        expect(points).toBeLessThanOrEqual((weight.cap ?? weight.points) + further);
      }
    }),
    { numRuns: RUNS * 5 },
  );
});

test('the order is total and the same whatever order the students come in', () => {
  const classes = fc.array(known, { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(classes, fc.infiniteStream(fc.nat(1000)), fc.nat(300), (list, keys, number) => {
      const day = { ...about, number, size: list.length };
      const students = list.map(studentOf);
      const shuffled = students
        .map((student) => [keys.next().value ?? 0, student] as const)
        .sort(([a], [b]) => a - b)
        .map(([, student]) => student);
      const found = helpList(students, day, DEFAULT_WEIGHTS);
      expect(helpList(shuffled, day, DEFAULT_WEIGHTS)).toEqual(found);
      for (let i = 1; i < found.length; i += 1) {
        const [a, b] = [found[i - 1], found[i]];
        if (a && b) expect(compareNeed(a, b)).toBeLessThanOrEqual(0);
      }
      expect(new Set(found.map((line) => line.index)).size).toBe(list.length);
    }),
    { numRuns: RUNS },
  );
});

test('groups have two to four members in list order, and nobody is in two', () => {
  const classes = fc.array(known, { minLength: 2, maxLength: 14 });
  fc.assert(
    fc.property(classes, (list) => {
      const rows = list.map((given) => studentOf(given).row);
      const groups = groupsOf(rows, about.critical);
      const all = groups.flatMap((group) => group.members);
      expect(new Set(all).size).toBe(all.length);
      for (const { members } of groups) {
        expect(members.length).toBeGreaterThanOrEqual(2);
        expect(members.length).toBeLessThanOrEqual(4);
        expect(members).toEqual([...members].sort((a, b) => a - b));
      }
    }),
    { numRuns: RUNS },
  );
});

test('planned visits fit the minutes, use them up, and keep their places for who waited', () => {
  const input = fc.record({
    count: fc.nat(24),
    minutes: fc.nat(90),
    sizes: fc.array(fc.integer({ min: 2, max: 4 }), { maxLength: 5 }),
    waited: fc.array(fc.nat(23), { maxLength: 10 }),
    keys: fc.array(fc.nat(1000), { minLength: 24, maxLength: 24 }),
  });
  fc.assert(
    fc.property(input, ({ count, minutes, sizes, waited, keys }) => {
      const mixed = [...Array(count).keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
      const groups: number[][] = [];
      for (const size of sizes) {
        const members = mixed.splice(0, size).sort((a, b) => a - b);
        if (members.length > 1) groups.push(members);
      }
      const waits = (place: number) => waited.includes(place);
      const visits = planVisits({ count, minutes, groups, waited: waits });
      const members = visits.flatMap((visit) => visit.members);
      expect(new Set(members).size).toBe(members.length);
      const spent = visits.reduce(
        (sum, visit) => sum + (visit.group === null ? VISIT_MINUTES : GROUP_MINUTES),
        0,
      );
      expect(spent).toBeLessThanOrEqual(minutes);
      if (members.length < count) expect(minutes - spent).toBeLessThan(VISIT_MINUTES);
      const places = Math.min(3, Math.floor(visits.length / 3));
      const waiting = [...Array(count).keys()].filter(waits).slice(0, places);
      // Groups can make fewer visits of the same minutes, and with them fewer kept places.
      const kept = waiting.slice(0, groups.length === 0 ? places : 0);
      for (const place of kept) expect(members).toContain(place);
    }),
    { numRuns: RUNS * 5 },
  );
});
