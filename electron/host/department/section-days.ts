import type { GroupFigures } from '#shared/domain/small-groups.ts';
import type { Term } from '#shared/domain/term.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import { type ClassDay, classDay, type StudentDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { type LetterDay, letterDayOf } from '../letters/class-letters.ts';
import { letterBook } from '../letters/letter-book.ts';
import { atOnce, type Steps } from '../steps.ts';
import { allTerms } from '../store/term-store.ts';
import { cellsOf } from './cells-of.ts';
import { type Section, sectionsOf } from './sections.ts';

/** A section on the day that is asked about. */
export interface SectionDay extends Section {
  readonly book: ClassBook;
  readonly day: ClassDay;
  /** Without their attempts: of twenty teachers these would be a gigabyte. */
  readonly students: readonly StudentDay[];
  /** What all of them have, by planned objective. */
  readonly cells: readonly GroupFigures[];
}

interface Kept {
  revision: number;
  asOf: string;
  sections: readonly SectionDay[];
}

const NO_ATTEMPTS: StudentDay['facts']['attempts'] = [];

/** Every section with its students' cells. Kept until the next step: a department changes by merging. */
export const sectionDays = (ctx: ReadCtx, asOf: string): readonly SectionDay[] =>
  atOnce(sectionSteps(ctx, asOf));

/** The same section by section. */
export function* sectionSteps(ctx: ReadCtx, asOf: string): Steps<readonly SectionDay[]> {
  const kept = ctx.memo('sections of the department', (): { last: Kept | null } => ({
    last: null,
  }));
  const { last } = kept;
  if (last?.revision === ctx.revision && last.asOf === asOf) return last.sections;
  const passing = keepingNoStudents(ctx);
  const all = sectionsOf(ctx);
  const sections: SectionDay[] = [];
  for (const section of all) {
    const book = classBook(ctx, section.class);
    const day = classDay(ctx, book, asOf);
    const students = studentDays(passing, day, day.students).map((student) => ({
      ...student,
      facts: { ...student.facts, attempts: NO_ATTEMPTS },
    }));
    sections.push({ ...section, book, day, students, cells: cellsOf(book, students) });
    yield { done: sections.length, total: all.length };
  }
  kept.last = { revision: ctx.revision, asOf, sections };
  return sections;
}

/** A section as every letter rule finds it. */
export function sectionLetterDay(ctx: ReadCtx, section: SectionDay, term: Term | null): LetterDay {
  const terms = allTerms(ctx);
  const book = letterBook(ctx, section.class);
  if (!book.beyond) return letterDayOf({ ...section, term, terms });
  const day = classDay(ctx, book, section.day.asOf);
  const students = studentDays(keepingNoStudents(ctx), day, day.students);
  return letterDayOf({ book, day, students, term, terms });
}

/** What each student has is read once and let go: nobody asks for it again before the next merge. */
function keepingNoStudents(ctx: ReadCtx): ReadCtx {
  return {
    ...ctx,
    memo: (key, make, reads) =>
      typeof reads === 'object' ? make() : ctx.memo(key, make, reads ?? 'structure'),
  };
}
