import type { StudentFacts } from '#shared/domain/student-row.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { type ClassBook, classBook, classBookAs } from '../class/class-book.ts';
import type { ClassDay } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { plannedBeyond } from '../store/plan-store.ts';

/**
 * The book that letters of a class are made from: behind its own plan stands what single students
 * have planned of courses they were given. Where nobody has, it is the class's book itself. Pace and
 * help list keep to the class's own plan. Throws TroubleError NOT_FOUND.
 */
export function letterBook(ctx: ReadCtx, classId: string): ClassBook {
  return ctx.memo(`letter book ${classId}`, () => {
    const book = classBook(ctx, classId);
    const members = new Set(book.enrolments.map((span) => span.key));
    const beyond = plannedBeyond(ctx, book.key).filter(({ student }) => members.has(student));
    if (beyond.length === 0) return book;
    const whole = classBookAs(ctx, classId, { beyond });
    if (whole.planned === book.planned) return book;
    // What is kept of a book is kept under its id and the places of its objectives.
    return { ...whole, id: `${classId} letters ${whole.planned}` };
  });
}

/** Whether an objective is anything to a student: all of the class's plan are, others by a date. */
export function concerns(book: ClassBook, student: number, position: number): boolean {
  const { beyond } = book;
  if (!beyond || position < beyond.from) return true;
  return beyond.of.get(student)?.has(book.objectives[position]?.key ?? -1) ?? false;
}

/** When each objective opened for one student: what lies beyond by the student's date at the latest. */
export function openedFor(
  { book, context }: Pick<ClassDay, 'book' | 'context'>,
  { ownDue }: Pick<StudentFacts, 'ownDue'>,
): readonly (IsoDate | null)[] {
  const { beyond } = book;
  if (!beyond) return context.opened;
  return context.opened.map((opened, i) => {
    const due = i < beyond.from ? undefined : ownDue.get(i);
    return due === undefined || (opened !== null && opened < due) ? opened : due;
  });
}
