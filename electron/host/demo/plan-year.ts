import { spreadDates } from '#shared/domain/plan-spread.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { COURSE, OBJECTIVES } from './course/course.ts';
import { createRandom } from './random.ts';
import { type SchoolYear, schoolYearAround } from './school-year.ts';
import { type DemoStudent, inventStudents } from './students.ts';
import { type ClassPlan, tellClass } from './tell-class.ts';
import type { Stay, ToldClass } from './told.ts';

/** Classes of the demo, and how many class days each runs behind the first. */
const CLASSES = [
  { name: 'Chemistry P1', behind: 0 },
  { name: 'Chemistry P2', behind: 0 },
  { name: 'Chemistry P3', behind: 1 },
  { name: 'Chemistry P4', behind: 0 },
  { name: 'Chemistry P5', behind: 2 },
  { name: 'Chemistry P6', behind: 5 },
] as const;

const STUDENTS = 30;
/** The first days are for names and rules, the last ones for looking back. */
const OPENING = 2;
const CLOSING = 8;

/** A made-up year: the same seed and day tell the same one. */
export interface ToldYear {
  readonly year: SchoolYear;
  readonly classes: readonly ToldClass[];
}

/** Tells the year class by class, so that others are let in between. */
export function* tellYear(seed: number, today: IsoDate): Generator<ToldClass, ToldYear> {
  const random = createRandom(seed);
  const year = schoolYearAround(today);
  const over = year.days.filter((day) => day < today).length;
  const course = random.branch('course');
  const hard = OBJECTIVES.map(() => 0.5 * course.bell());
  const stays = castStudents(random.branch('students'), over);
  const classes: ToldClass[] = [];
  for (const [c, { name, behind }] of CLASSES.entries()) {
    const due = dueDays(year.days.length, behind);
    const plan: ClassPlan = {
      name,
      stays: stays[c] ?? [],
      days: year.days,
      over,
      due,
      tests: testDays(due, year.days.length),
      hard,
      today: year.days.includes(today) ? today : null,
    };
    const told = tellClass(random.branch(name), plan);
    classes.push(told);
    yield told;
  }
  return { year, classes };
}

/** Position of each objective's target date. */
function dueDays(days: number, behind: number): number[] {
  const positions = Array.from({ length: days }, (_, i) => i);
  const taught = positions.slice(OPENING + behind, days - CLOSING).map(String);
  const units = COURSE.map((unit) => unit.objectives.length);
  return spreadDates(units, taught, 'objective').map(Number);
}

/** Each unit's test: two class days after its last target date. */
function testDays(due: readonly number[], days: number): number[] {
  const last = COURSE.map((_, u) => Math.max(...due.filter((_, o) => OBJECTIVES[o]?.unit === u)));
  return last.map((day) => Math.min(day + 2, days - 1));
}

/**
 * Thirty students in each class now. Besides, one left the third class, and one moved from the
 * second to the fifth and brought along what was shown there.
 */
function castStudents(random: ReturnType<typeof createRandom>, over: number): Stay[][] {
  const students = inventStudents(random, CLASSES.length * STUDENTS + 1);
  const always = (student: DemoStudent): Stay => ({ student, from: 0, until: null });
  const classes = CLASSES.map((_, c) =>
    students.slice(c * STUDENTS, (c + 1) * STUDENTS).map(always),
  );
  if (over < 20) return classes;
  const left = students.at(-1);
  if (left) classes[2]?.push({ student: left, from: 0, until: Math.floor(over * 0.55) });
  const moved = classes[4]?.pop();
  if (moved) {
    const on = Math.floor(over * 0.5);
    const known = { ...moved.student, ability: 0.8, lag: -1 };
    classes[1]?.push({ student: known, from: 0, until: on });
    classes[4]?.push({ student: known, from: on, until: null });
  }
  return classes;
}
