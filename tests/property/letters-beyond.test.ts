import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const TERM = { start: '2026-11-01', end: '2026-11-30' };
const TODAY = '2026-11-10';
const DAYS = ['2026-10-20', '2026-11-02', '2026-11-10', '2026-11-11', '2026-12-02'];
const COUNTED = ['due', 'assessed', 'planned'] as const;
const NOT_ASSESSED = ['leave-out', 'lowest'] as const;
/** What each of the first two students has shown on 4 November; X3 nobody. */
const SHOWN: Readonly<Record<string, string>> = {
  '0 X1': 'deep',
  '1 X1': 'not-yet',
  '0 X2': 'basic',
};
const CODES = ['X1', 'X2', 'X3'];

let host: TestHost;
let built: Built;
let term = '';
let course = '';
const beyond: Record<string, string> = {};
const rules = new Map<string, string>();

beforeAll(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24', last: '2027-06-04' })
    .withStudents(3)
    .withCourse([{ code: 'A1', due: '2026-11-05' }])
    .build();
  course = (await host.ask('course.create', { name: 'Chemistry II' })).course;
  for (const code of CODES) {
    const made = await host.ask('objective.create', { course, unit: 'One', code, statement: code });
    beyond[code] = made.objective;
  }
  term = (await host.ask('term.save', { name: 'November', ...TERM })).term;
  for (const counted of COUNTED) {
    for (const notAssessed of NOT_ASSESSED) {
      const bounds = [{ letter: 'A', from: 0 }];
      const common = { kind: 'percent', counted, notAssessed, minimumCounted: 0, bounds };
      const definition = { ...common, name: `${counted} ${notAssessed}`, incompleteShare: 1 };
      const { rule } = await host.ask('rule.save', { definition });
      rules.set(definition.name, rule);
    }
  }
  const record = (n: number, objective: string, level: string) =>
    host.ask('evidence.record', {
      class: built.class,
      student: built.students[n] ?? '',
      objective,
      level,
      on: '2026-11-04',
    });
  for (const n of [0, 1]) {
    const give = { student: built.students[n] ?? '', course, give: true };
    await host.ask('student.give', give);
    await record(n, built.objectives.A1 ?? '', 'basic');
  }
  for (const [cell, level] of Object.entries(SHOWN)) {
    await record(Number(cell[0]), beyond[cell.slice(2)] ?? '', level);
  }
});
afterAll(() => host.close());

interface Drawn {
  /** By student and objective. */
  readonly due: readonly (readonly (string | null)[])[];
  readonly given: readonly boolean[];
  readonly counted: (typeof COUNTED)[number];
  readonly notAssessed: (typeof NOT_ASSESSED)[number];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  due: fc.array(fc.array(fc.option(fc.constantFrom(...DAYS)), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 2,
  }),
  given: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  counted: fc.constantFrom(...COUNTED),
  notAssessed: fc.constantFrom(...NOT_ASSESSED),
});

/** What counts for a student by counting on fingers, from the sentences of the handbook. */
function byHand({ due, given, counted, notAssessed }: Drawn, n: number): string[] {
  const asked = (who: number, i: number) => given[who] === true && (due[who]?.[i] ?? null) !== null;
  return CODES.filter((code, i) => {
    const date = due[n]?.[i] ?? null;
    if (!asked(n, i) || date === null) return false;
    const shown = (who: number) => asked(who, i) && SHOWN[`${who} ${code}`] !== undefined;
    // Evidence of anybody in the class opens it for the class; otherwise the student's own date.
    const isOpen = code !== 'X3' || date <= TODAY;
    if (!isOpen) return false;
    if (notAssessed === 'leave-out' && !shown(n)) return false;
    if (counted === 'planned') return true;
    if (counted === 'assessed') return shown(0) || shown(1);
    return date <= TODAY && date >= TERM.start && date <= TERM.end;
  });
}

test('what is planned beyond the class counts as counting by hand says, for each student alone', {
  timeout: 60_000 * SOAK,
}, async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (draw) => {
      for (const n of [0, 1]) {
        const student = built.students[n] ?? '';
        for (const [i, code] of CODES.entries()) {
          const on = draw.due[n]?.[i] ?? null;
          await host.ask('plan.own-due', { student, objective: beyond[code] ?? '', on });
        }
        await host.ask('student.give', { student, course, give: draw.given[n] === true });
      }
      const rule = rules.get(`${draw.counted} ${draw.notAssessed}`) ?? '';
      const asked = { class: built.class, term, asOf: TODAY, rule };
      const { students } = await host.ask('letters.get', asked);
      for (const [n, id] of built.students.entries()) {
        const one = students.find((line) => line.id === id);
        const codes = (one?.why.counted ?? []).map(({ code }) => code);
        const base = n < 2 || draw.notAssessed === 'lowest' ? ['A1'] : [];
        const more = byHand(draw, n);
        expect(codes).toEqual([...base, ...more]);
        const mastered = more.filter((code) =>
          ['basic', 'deep'].includes(SHOWN[`${n} ${code}`] ?? ''),
        );
        expect(one?.mastered).toBe((n < 2 ? 1 : 0) + mastered.length);
        // One student's letter asked for alone is the same letter.
        const alone = await host.ask('letters.get', { ...asked, student: id });
        expect(alone.students).toEqual([one]);
      }
    }),
    { numRuns: 40 * SOAK },
  );
});
