import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { partitionOf } from '#shared/sync/identity.ts';
import { classBook } from './class/class-book.ts';
import { classDay, type StudentDay, studentDays } from './class/class-day.ts';
import type { ReadCtx } from './context.ts';
import { sameByNumber } from './merge/school-ids.ts';
import { newestEvidence, sectionRows } from './store/department-store.ts';
import { teacherName } from './store/gradebook-store.ts';
import {
  allDecisions,
  objectivesToMatch,
  schoolAnswers,
  studentsToMatch,
} from './store/identity-store.ts';

/** A class of the department with its teacher. */
export interface Section {
  readonly class: string;
  readonly name: string;
  readonly teacher: string;
  readonly scale: string;
}

/** A section on the day that is asked about. */
export interface SectionDay extends Section {
  readonly book: ReturnType<typeof classBook>;
  readonly students: readonly StudentDay[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All sections, by teacher, name and id: nothing of it depends on what came first. */
export function sectionsOf(ctx: ReadCtx): Section[] {
  const own = teacherName(ctx) ?? '';
  return sectionRows(ctx)
    .map(({ id, name, scale, teacher, source }) => ({
      class: id,
      name,
      scale,
      teacher: source === null ? own : (teacher ?? ''),
    }))
    .sort(
      (a, b) =>
        compare(a.teacher, b.teacher) || compare(a.name, b.name) || compare(a.class, b.class),
    );
}

/** The day asked for, else that of the newest evidence: today would make two readings differ. */
export const dayOf = (ctx: ReadCtx, asOf: string | undefined): string =>
  asOf ?? newestEvidence(ctx) ?? ctx.today;

/** Every section with its students' cells. */
export const sectionDays = (ctx: ReadCtx, asOf: string): SectionDay[] =>
  sectionsOf(ctx).map((section) => {
    const book = classBook(ctx, section.class);
    const day = classDay(ctx, book, asOf);
    return { ...section, book, students: studentDays(ctx, day, day.students) };
  });

const EXCUSED = CELL_STATUSES.indexOf('excused');
const NOTHING = CELL_STATUSES.indexOf('not-assessed');
const MASTERED = CELL_STATUSES.indexOf('mastered');

/** How many cells are asked for, shown anything in, and mastered. */
export interface Share {
  asked: number;
  assessed: number;
  mastered: number;
}

/** Adds a cell to a share. */
export function addCell(share: Share, status: number | undefined): void {
  if (status === undefined || status === EXCUSED) return;
  share.asked += 1;
  if (status !== NOTHING) share.assessed += 1;
  if (status === MASTERED) share.mastered += 1;
}

/** All planned cells of a student. */
export function shareOf({ book }: SectionDay, { row }: StudentDay): Share {
  const share: Share = { asked: 0, assessed: 0, mastered: 0 };
  for (let i = 0; i < book.planned; i += 1) addCell(share, row.status[i]);
  return share;
}

/** Answers the id that stands for a student wherever the student is known by another one too. */
export function studentIdentity(ctx: ReadCtx): (id: string) => string {
  const decisions = allDecisions(ctx).filter(({ kind }) => kind === 'student');
  return partitionOf(decisions, sameByNumber(studentsToMatch(ctx), schoolAnswers(ctx))).of;
}

/** Answers the id that stands for an objective of courses that are one by a person's word. */
export function objectiveIdentity(ctx: ReadCtx): (id: string) => string {
  const decisions = allDecisions(ctx);
  const courses = partitionOf(decisions.filter(({ kind }) => kind === 'course'));
  const first = new Map<string, string>();
  const pairs = objectivesToMatch(ctx).flatMap(({ id, code, statement, course }) => {
    const key = JSON.stringify([courses.of(course), code.trim(), statement.trim()]);
    const known = first.get(key);
    if (known === undefined) first.set(key, id);
    return known === undefined ? [] : [[known, id] as const];
  });
  return partitionOf(
    decisions.filter(({ kind }) => kind === 'objective'),
    pairs,
  ).of;
}
