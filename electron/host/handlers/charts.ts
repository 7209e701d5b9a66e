import type { Output } from '#shared/contract/contract.ts';
import { classDays } from '#shared/domain/calendar.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { growthOf, type MasteryStep, masterySteps } from '#shared/domain/growth.ts';
import { INCOMPLETE, NO_GRADE } from '#shared/domain/letter/rule.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import { type IsoDate, laterOf } from '#shared/domain/time.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import { classDay, type StudentDay, studentDays } from '../class/class-day.ts';
import { levelCounts } from '../class/level-counts.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import type { Handlers } from '../registry.ts';
import { letters as letterHandlers } from './letters.ts';

type Charts = Output<'charts.class'>;

/** The pictures of a class as figures. */
export const charts: Pick<Handlers, 'charts.class'> = {
  'charts.class': (ctx, { class: classId, term: termId, asOf = ctx.today }) => {
    const book = classBook(ctx, classId);
    const term = termId === null ? null : found(ctx, 'term', termId);
    const days = studentDays(ctx, classDay(ctx, book, asOf), classDay(ctx, book, asOf).students);
    const letters = letterHandlers['letters.get'](ctx, { class: classId, term: termId, asOf });
    return {
      class: { id: book.id, name: book.row.name },
      term: term?.name ?? null,
      asOf,
      students: days.length,
      letters: distribution(letters),
      levels: book.scale.levels.map(({ key, name, colour }) => ({
        key,
        name,
        colour: colour ?? null,
      })),
      threshold: Math.max(0, levelIndex(book.scale, book.threshold)),
      objectives: book.objectives
        .slice(0, book.planned)
        .map((_, position) => levelsOf(book, days, position)),
      growth: growth(ctx.dayOf, book, days, asOf, term),
    };
  },
};

function distribution({ rule, students }: Output<'letters.get'>): Charts['letters'] {
  const named = rule.letters;
  const noGrades = [INCOMPLETE, NO_GRADE].filter((letter) => !named.includes(letter));
  const others = [...new Set(students.map((student) => student.letter))].sort();
  return [...new Set([...named, ...noGrades, ...others])].map((letter) => ({
    letter,
    low: letter === INCOMPLETE || letter === named.at(-1),
    isGrade: !noGrades.includes(letter),
    count: students.filter((student) => student.letter === letter).length,
  }));
}

function levelsOf(
  book: ClassBook,
  days: readonly StudentDay[],
  position: number,
): Charts['objectives'][number] {
  const objective = book.objectives[position];
  return {
    code: objective?.code ?? '',
    statement: objective?.statement ?? '',
    unit: book.units.findLast((unit) => unit.first <= position)?.name ?? '',
    critical: objective?.critical ?? false,
    ...levelCounts(book, days, position),
  };
}

/** The step by which a person's value, or another day's rules, make the attempts agree with the cell. */
function settled(steps: readonly MasteryStep[], isMastered: boolean, on: IsoDate): MasteryStep[] {
  const wasMastered = steps.reduce((sum, step) => sum + step.by, 0) > 0;
  return wasMastered === isMastered ? [] : [{ on, by: isMastered ? 1 : -1 }];
}

function growth(
  dayOf: ReadCtx['dayOf'],
  book: ClassBook,
  days: readonly StudentDay[],
  asOf: IsoDate,
  term: { readonly start: IsoDate; readonly end: IsoDate } | null,
): Charts['growth'] {
  const planned = book.objectives.slice(0, book.planned);
  const dues = planned.map((objective) => objective.due);
  const students = days.map(({ student, facts, row }) => ({
    from: student.start,
    steps: planned.flatMap((objective, i) => {
      const status = CELL_STATUSES[row.status[i] ?? -1];
      if (status === 'excused') return [];
      const rules = facts.ownRules.get(i) ?? objective.rules;
      const steps = masterySteps(facts.attempts[i] ?? [], rules);
      const set = facts.overrides.get(i);
      const on = set ? dayOf(set.recordedAt) : asOf;
      return [...steps, ...settled(steps, status === 'mastered', on < asOf ? on : asOf)];
    }),
  }));
  const worked = students.flatMap(({ steps }) => steps.map((step) => step.on));
  const known = [...worked, ...dues.filter((due) => due !== null)].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = term?.start ?? book.row.first ?? first;
  const to = term?.end ?? book.row.last ?? laterOf(last, asOf);
  return growthOf(classDays(book.calendar, from, to), asOf, students, dues);
}
