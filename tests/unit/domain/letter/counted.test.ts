import { describe, expect, test } from 'vitest';
import { statusCode } from '#shared/domain/cell.ts';
import {
  assessedShares,
  type Counting,
  countObjectives,
  type LetterObjective,
} from '#shared/domain/letter/counted.ts';
import { letterOutcome, readyRule } from '#shared/domain/letter/outcome.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import { reportingSpan } from '#shared/domain/letter/span.ts';
import { type ObjectiveRules, rulesFor } from '#shared/domain/mastery.ts';
import type { StudentRow } from '#shared/domain/student-row.ts';
import { FOUR, preset } from '../../../helpers/counted.ts';

const STATUS = {
  M: 'mastered',
  n: 'not-yet',
  '?': 'insufficient',
  '.': 'not-assessed',
  x: 'excused',
} as const;

/** One sign per objective: M mastered, n not yet, ? insufficient, . nothing, x excused. */
function row(signs: string, due: (string | null)[] = []): StudentRow {
  const all = [...signs] as (keyof typeof STATUS)[];
  return {
    status: all.map((sign) => statusCode(STATUS[sign])),
    level: all.map(() => 0),
    value: all.map((sign) => (sign === 'M' ? 3 : sign === 'n' ? 1 : null)),
    attempts: all.map(() => 0),
    flags: all.map(() => 0),
    due: all.map((_, i) => (due[i] === undefined ? '2026-10-01' : due[i])),
    behind: 0,
    ahead: 0,
    mastered: 0,
    dueCount: 0,
  };
}

const RULES = rulesFor(
  FOUR,
  { threshold: null, method: null, parameter: null, minimum: null },
  { threshold: null, method: 'highest', parameter: null },
);

interface Around {
  readonly rule?: Partial<LetterRule>;
  readonly critical?: readonly number[];
  readonly opened?: readonly (string | null)[];
  readonly span?: { start: string; end: string } | null;
  readonly joined?: string | null;
  readonly assessedShare?: readonly number[];
  readonly ownRules?: ReadonlyMap<number, ObjectiveRules>;
}

function count(rows: readonly StudentRow[], around: Around = {}): Counting {
  const [own] = rows as [StudentRow];
  const objectives = own.status.map(
    (_, i): LetterObjective => ({
      critical: around.critical?.includes(i) ?? false,
      whole: false,
      unit: 'Unit 1',
      rules: RULES,
    }),
  );
  return countObjectives(
    { counted: 'due', notAssessed: 'by-class', ...around.rule } as LetterRule,
    own,
    {
      asOf: '2026-11-10',
      span: around.span ?? null,
      objectives,
      opened: around.opened ?? own.status.map(() => '2026-09-01'),
      assessedShare: around.assessedShare ?? assessedShares(rows, own.status.length),
    },
    { ownRules: around.ownRules ?? new Map(), excusedBefore: around.joined ?? null },
  );
}

function outcome(rows: readonly StudentRow[], around: Around = {}) {
  const rule = { ...preset('Plain'), ...around.rule } as LetterRule;
  return letterOutcome(readyRule(rule, FOUR), count(rows, { ...around, rule }).counted);
}

const positions = (counting: Counting) => counting.counted.map((one) => one.position);

describe('what counts', () => {
  test('excused, not open, due later and other terms stay out, each with its reason', () => {
    const own = row('MxMMM', [
      '2026-10-01',
      '2026-10-01',
      '2026-12-01',
      '2026-09-01',
      '2026-10-02',
    ]);
    const counting = count([own], {
      span: { start: '2026-09-15', end: '2026-12-31' },
      opened: ['2026-09-20', '2026-09-20', '2026-09-20', '2026-09-20', null],
    });
    expect(positions(counting)).toEqual([0]);
    expect(counting.leftOut).toEqual([
      { position: 1, why: 'excused' },
      { position: 2, why: 'due-later' },
      { position: 3, why: 'other-term' },
      { position: 4, why: 'not-open' },
    ]);
  });

  test('the first and the last day of a term belong to it', () => {
    const own = row('MMMM', ['2026-09-14', '2026-09-15', '2026-10-31', '2026-11-01']);
    const counting = count([own], { span: { start: '2026-09-15', end: '2026-10-31' } });
    expect(positions(counting)).toEqual([1, 2]);
  });

  test('`planned` asks for no date, `assessed` for somebody who has shown it', () => {
    const own = row('MM.', ['2026-12-01', '2027-03-01', '2026-10-01']);
    expect(
      positions(count([own], { rule: { counted: 'planned', notAssessed: 'lowest' } })),
    ).toEqual([0, 1, 2]);
    const assessed = count([own, row('..M'), row('...')], {
      rule: { counted: 'assessed', notAssessed: 'lowest' },
    });
    expect(positions(assessed)).toEqual([0, 1, 2]);
    // Who has left the class is not among those whose share is asked.
    const left = count([own], {
      rule: { counted: 'assessed', notAssessed: 'lowest' },
      assessedShare: [0, 0, 0],
    });
    expect(positions(left)).toEqual([0, 1]);
    const nobody = count([own], { rule: { counted: 'assessed', notAssessed: 'lowest' } });
    expect(nobody.leftOut).toEqual([{ position: 2, why: 'nobody-assessed' }]);
  });

  test('an objective without a date is due once open; for a newcomer not when it opened before', () => {
    const own = row('..M.', [null, null, null, null]);
    const opened = ['2026-09-01', '2026-10-20', '2026-09-01', '2026-11-20'];
    const counting = count([own, row('MMMM')], { opened, joined: '2026-10-10' });
    expect(positions(counting)).toEqual([1, 2]);
    expect(counting.leftOut).toEqual([
      { position: 0, why: 'joined-later' },
      { position: 3, why: 'not-open' },
    ]);
  });
});

describe('on the very day', () => {
  test('what opens or is due counts, what opens or is due the day after does not yet', () => {
    const opened = ['2026-11-10', '2026-11-11', '2026-09-01', '2026-09-01'];
    const own = row('MMMM', [null, null, '2026-11-10', '2026-11-11']);
    const counting = count([own], { opened });
    expect(positions(counting)).toEqual([0, 2]);
    expect(counting.leftOut).toEqual([
      { position: 1, why: 'not-open' },
      { position: 3, why: 'due-later' },
    ]);
  });

  test('what opened as a newcomer joined is asked of them, the day before it is not', () => {
    const own = row('nnM', [null, null, null]);
    const opened = ['2026-10-09', '2026-10-10', '2026-10-09'];
    const counting = count([own], { opened, joined: '2026-10-10' });
    expect(positions(counting)).toEqual([1, 2]);
    expect(counting.leftOut).toEqual([{ position: 0, why: 'joined-later' }]);
  });

  test('what a student at their own pace has not begun is due later, whatever its date', () => {
    const own = { ...row('Mn'), notBegun: new Set([1]) };
    expect(count([own]).leftOut).toEqual([{ position: 1, why: 'due-later' }]);
  });
});

describe('the number that counts', () => {
  test('is the scale’s end where a score lies beyond it, and its lowest where nothing is shown', () => {
    const own = { ...row('Mnn.'), value: [7, -2, 2.5, 3] };
    const { counted } = count([own], { rule: { notAssessed: 'lowest' } });
    expect(counted.map(({ value }) => value)).toEqual([4, 0, 2.5, 0]);
  });

  test('lies within the scale of the student’s own plan where they have one', () => {
    const ownRules = new Map([[1, { ...RULES, levels: [1, 2] }]]);
    const { counted } = count([{ ...row('MMn'), value: [3, 3, 0] }], { ownRules });
    expect(counted.map(({ value, rules }) => [value, rules.levels])).toEqual([
      [3, RULES.levels],
      [2, [1, 2]],
      [0, RULES.levels],
    ]);
  });
});

describe('nothing shown', () => {
  test('by class: it counts as not mastered where half the class has shown it', () => {
    expect(outcome([row('MMM.'), row('MMMM'), row('MMM.')])).toMatchObject({
      counted: 3,
      letter: 'A',
    });
    expect(outcome([row('MMM.'), row('MMMM')])).toMatchObject({ counted: 4, value: 75, owed: [3] });
  });
  test('excused classmates are not asked', () => {
    expect(outcome([row('MMM.'), row('MMMx'), row('MMMM')])).toMatchObject({ counted: 4 });
  });
  test('insufficient is without evidence, for the student and for the class', () => {
    expect(outcome([row('MMM?'), row('MMMM')])).toMatchObject({ counted: 4, owed: [3] });
    expect(outcome([row('MMM.'), row('MMM?')])).toMatchObject({ counted: 3 });
  });
  test('leave-out counts what is shown and nothing else', () => {
    const around = { rule: { notAssessed: 'leave-out' } as const };
    expect(outcome([row('MMM.'), row('MMMM')], around)).toMatchObject({ counted: 3, letter: 'A' });
  });
  test('lowest counts it whatever the class has', () => {
    const around = { rule: { notAssessed: 'lowest' } as const };
    expect(outcome([row('MMM.'), row('MMM.'), row('MMM.')], around)).toMatchObject({
      counted: 4,
      value: 75,
    });
    const average = { rule: { ...preset('Marzano simple'), notAssessed: 'lowest' } as const };
    expect(outcome([row('MMM.')], average)).toMatchObject({ value: 2.25, letter: 'C' });
  });
  test('incomplete gives no letter before everything is shown', () => {
    const around = { rule: { notAssessed: 'incomplete' } as const };
    expect(outcome([row('MMMMMMM.')], around)).toMatchObject({
      letter: 'I',
      incomplete: [{ why: 'any', positions: [7] }],
    });
    expect(outcome([row('MMMMMMMn')], around)).toMatchObject({ letter: 'B' });
  });
});

describe('outcomes that are no letters', () => {
  test('fewer than three counted objectives give no grade', () => {
    expect(outcome([row('MM')])).toMatchObject({ letter: 'NG', kind: 'no-grade' });
    expect(outcome([row('xxx')])).toMatchObject({ letter: 'NG', value: null });
    expect(outcome([row('MM')], { rule: { minimumCounted: 2 } })).toMatchObject({ letter: 'A' });
  });
  test('a critical objective owed is incomplete, never silently a letter', () => {
    const rows = [row('MMM.'), row('MMMM')];
    expect(outcome(rows, { critical: [3] })).toMatchObject({
      letter: 'I',
      incomplete: [{ why: 'critical', positions: [3] }],
    });
    expect(outcome(rows).letter).toBe('C');
    const rule = { criticalMustBeAssessed: false };
    expect(outcome(rows, { critical: [3], rule }).letter).toBe('C');
  });
  test('more than half owed is incomplete, exactly half is not', () => {
    const full = row('MMMM');
    expect(outcome([row('M...'), full, full]).letter).toBe('I');
    expect(outcome([row('MM..'), full]).letter).toBe('F');
    expect(outcome([row('MM..'), full], { rule: { incompleteShare: 0.4 } }).letter).toBe('I');
  });
  test('no grade goes before incomplete', () => {
    expect(outcome([row('..'), row('MM')], { critical: [0] })).toMatchObject({
      letter: 'NG',
      incomplete: [],
    });
  });
  test('with nothing shown by anybody there is no grade rather than an F', () => {
    expect(outcome([row('....')]).letter).toBe('NG');
  });
});

describe('the span of a letter', () => {
  const term = (id: string, start: string, end: string, parent: string | null = null) => ({
    id,
    name: id,
    start,
    end,
    parent,
  });
  const year = term('year', '2026-08-24', '2027-06-04');
  const semester = term('semester', '2026-08-24', '2027-01-15', 'year');
  const weeks = term('weeks', '2026-10-05', '2026-11-13', 'semester');
  const date = term('date', '2026-10-05', '2026-10-23', 'weeks');
  const all = [year, semester, weeks, date];
  test.each([
    [date, 'this-term', date],
    [date, 'semester', semester],
    [date, 'year', year],
    [weeks, 'semester', semester],
    [semester, 'semester', semester],
    [semester, 'year', year],
    [year, 'semester', year],
    [year, 'year', year],
  ] as const)('of %o by %s', (of, span, expected) => {
    expect(reportingSpan(all, of, span)).toEqual(expected);
  });
  test('a year is of two hundred days or more, and one day fewer makes a semester', () => {
    // From the first to the last day, as dates count.
    const long = term('long', '2026-09-01', '2027-03-20');
    const half = term('half', '2026-09-01', '2026-12-18', 'long');
    expect(reportingSpan([long, half], half, 'semester')).toEqual(half);
    expect(reportingSpan([long, half], half, 'year')).toEqual(long);
    const short = { ...long, end: '2027-03-19' };
    expect(reportingSpan([short, half], half, 'semester')).toEqual(short);
    expect(reportingSpan([short, half], half, 'year')).toBeNull();
  });
  test('without a year on file the semester is the outermost term, and the year everything', () => {
    const alone = { ...semester, parent: null };
    expect(reportingSpan([alone, weeks], weeks, 'semester')).toEqual(alone);
    expect(reportingSpan([alone, weeks], weeks, 'year')).toBeNull();
    expect(reportingSpan([], null, 'this-term')).toBeNull();
  });
});
