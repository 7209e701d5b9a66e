import { TroubleError } from '#shared/contract/errors.ts';
import {
  assessedShares,
  type Counting,
  countObjectives,
  type LetterObjective,
} from '#shared/domain/letter/counted.ts';
import { type LetterOutcome, letterOutcome, readyRule } from '#shared/domain/letter/outcome.ts';
import type { Way } from '#shared/domain/letter/raise.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import { reportingSpan } from '#shared/domain/letter/span.ts';
import { shortestWay } from '#shared/domain/letter/way.ts';
import type { Term } from '#shared/domain/term.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ClassBook } from '../class/class-book.ts';
import { type ClassDay, classDay, type StudentDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { allTerms } from '../store/term-store.ts';
import { concerns, letterBook, openedFor } from './letter-book.ts';

/** A class on a day as every rule finds it: one of these serves any number of rules. */
export interface LetterDay {
  readonly book: ClassBook;
  readonly day: ClassDay;
  readonly asOf: IsoDate;
  /** Null: the whole year. */
  readonly term: Term | null;
  readonly terms: readonly Term[];
  readonly students: readonly StudentDay[];
  readonly objectives: readonly LetterObjective[];
  readonly assessedShare: readonly number[];
}

/** What letters are asked for. */
export interface LettersAsked {
  readonly class: string;
  readonly term: string | null;
  readonly asOf: IsoDate;
  /** Only this student, by id; all others are looked at where what the class has shown decides. */
  readonly student?: string | undefined;
}

/** A student's letter with everything it came from. */
export interface StudentLetter {
  readonly day: StudentDay;
  readonly counting: Counting;
  /** What the rule says, also where a person says otherwise. */
  readonly outcome: LetterOutcome;
  /** The letter that stands: a person's, else the rule's. */
  readonly letter: string;
  readonly overridden: boolean;
  /** The shortest way to a better letter; none for letters set by a person. */
  readonly way: Way | null;
}

export interface LettersOptions {
  /** Letters that a person set, by the student's key; they stand before everything else. */
  readonly overridden?: ReadonlyMap<number, { readonly letter: string }>;
  /** False: no shortest ways, for comparing and counting. */
  readonly ways?: boolean;
}

/** Reads a class on a day, for letters. Throws TroubleError NOT_FOUND. */
export function letterDay(ctx: ReadCtx, asked: LettersAsked): LetterDay {
  const book = letterBook(ctx, asked.class);
  const terms = allTerms(ctx);
  const term = terms.find((candidate) => candidate.id === asked.term) ?? null;
  if (asked.term !== null && !term) {
    throw new TroubleError('NOT_FOUND', { what: 'term', name: asked.term });
  }
  const day = classDay(ctx, book, asked.asOf);
  const { student: only } = asked;
  const wanted = day.students.filter((student) => only === undefined || student.id === only);
  if (only !== undefined && wanted.length === 0) {
    throw new TroubleError('NOT_FOUND', { what: 'student', name: only });
  }
  const students = studentDays(ctx, day, wanted);
  return letterDayOf({ book, day, students, term, terms }, () =>
    only === undefined ? students : studentDays(ctx, day, day.students),
  );
}

/** What letters need of a class whose students' cells are known already. */
export function letterDayOf(
  of: Pick<LetterDay, 'book' | 'day' | 'students' | 'term' | 'terms'>,
  everybody: () => readonly StudentDay[] = () => of.students,
): LetterDay {
  const { book, day, students, term, terms } = of;
  let shares: readonly number[] | undefined;
  const unitOf = book.units.flatMap((unit) => Array.from({ length: unit.count }, () => unit.name));
  return {
    book,
    day,
    asOf: day.asOf,
    term,
    terms,
    students,
    objectives: book.objectives
      .slice(0, book.planned)
      .map(({ critical, whole, rules }, i) => ({ critical, whole, rules, unit: unitOf[i] ?? '' })),
    // For one student's letter the others matter only where something is not shown.
    get assessedShare() {
      if (shares) return shares;
      shares = assessedShares(
        everybody().map(({ row }) => row),
        book.planned,
      );
      return shares;
    },
  };
}

/** The letters of all students of a class by one rule, in roster order. */
export function lettersBy(
  found: LetterDay,
  rule: LetterRule,
  { overridden, ways = true }: LettersOptions = {},
): StudentLetter[] {
  const { day, objectives, asOf } = found;
  const ready = readyRule(rule, found.book.scale);
  const span = reportingSpan(found.terms, found.term, rule.span);
  const countingOf = ({ student, row, facts }: StudentDay): Counting => {
    const context = {
      asOf,
      span,
      objectives,
      opened: openedFor(day, facts),
      get assessedShare() {
        return found.assessedShare;
      },
    };
    const { counted, leftOut } = countObjectives(rule, row, context, facts);
    return {
      counted,
      leftOut: leftOut.filter(({ position }) => concerns(found.book, student.key, position)),
    };
  };
  return found.students.map((student) => {
    const counting = countingOf(student);
    const outcome = letterOutcome(ready, counting.counted);
    const set = overridden?.get(student.student.key)?.letter;
    return {
      day: student,
      counting,
      outcome,
      letter: set ?? outcome.letter,
      overridden: set !== undefined,
      way: ways && set === undefined ? shortestWay(ready, counting.counted, outcome) : null,
    };
  });
}
