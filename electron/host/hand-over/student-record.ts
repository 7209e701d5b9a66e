import type { StudentRecord } from '#shared/contract/features/hand-over.ts';
import { compareText } from '#shared/util/compare.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import { classDay, oneStudentDay, type StudentDay } from '../class/class-day.ts';
import { studentOfClass } from '../class/class-student.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import {
  handedLetters,
  objectivesShown,
  overriddenObjectives,
  takenBack,
} from '../store/hand-over-store.ts';
import { type Snapshot, snapshotOf } from '../store/import-store.ts';
import { classesOf } from '../store/student-store.ts';
import { formerObjective } from './former-objective.ts';

/** Later than any work: what is dated ahead is part of the record too. */
const ALWAYS = '9999-12-31';

/** A class of the student with the student's row in it. */
export interface OwnClass {
  readonly book: ClassBook;
  readonly one: StudentDay;
}

/**
 * One student's record as data: every objective that was planned for the student or that something
 * was shown of, with what mastered meant there. Throws TroubleError NOT_FOUND.
 */
export function studentRecord(ctx: ReadCtx, id: string): StudentRecord {
  const { givenName, middleName, familyName, called, pronouns, said, ...rest } = found(
    ctx,
    'student',
    id,
  );
  const { schoolId, issuer, email, grade } = rest;
  const name = { givenName, middleName, familyName, called, pronouns, said };
  const here = snapshotOf(ctx);
  const own = <T extends { student: string }>(rows: ReadonlyMap<string, T>) =>
    [...rows.values()].filter((row) => row.student === id);
  const objectives = objectivesOf(ctx, here, id);
  const told = new Set(objectives.flatMap(({ attempts }) => attempts.map((one) => one.id)));
  return {
    version: 1,
    student: { id, ...name, schoolId, issuer, email, grade },
    objectives,
    withdrawn: takenBack(ctx, ctx.rows.keyOf('student', id)).filter((one) => !told.has(one.id)),
    letters: handedLetters(ctx, id),
    results: own(here.rows('outsideResult'))
      .map(({ test, on, score, band }) => ({ test, on, score, band }))
      .sort((a, b) => compareText(a.on, b.on) || compareText(a.test, b.test)),
    plans: own(here.rows('individualPlan')).map(({ start, until, accommodations, pullOut }) => ({
      start,
      until,
      accommodations,
      pullOut,
    })),
    goals: own(here.rows('goal')).map(({ text, setOn, by, reachedOn }) => ({
      text,
      setOn,
      by,
      reachedOn,
    })),
  };
}

function objectivesOf(ctx: ReadCtx, here: Snapshot, id: string): StudentRecord['objectives'] {
  const key = ctx.rows.keyOf('student', id);
  const classes = ownClasses(ctx, id, key);
  const plannedIn = new Map<string, OwnClass>();
  // The newest class that plans an objective says how it stands.
  for (const own of classes) {
    for (const objective of own.book.objectives.slice(0, own.book.planned)) {
      plannedIn.set(objective.id, own);
    }
  }
  const shownIn = new Map(
    [...overriddenObjectives(ctx, key), ...objectivesShown(ctx, key)].map(
      ({ objective, class: at }) => [objective, at] as const,
    ),
  );
  const about = aboutObjectives(here);
  return [...new Set([...plannedIn.keys(), ...shownIn.keys()])].flatMap((objective) => {
    const own = plannedIn.get(objective) ?? null;
    const book = own?.book ?? classBook(ctx, shownIn.get(objective) ?? '');
    const known = about(objective);
    if (!known) return [];
    return [{ ...known, ...formerObjective(ctx, { book, one: own?.one ?? null, key, objective }) }];
  });
}

/** The classes of a student, the one joined last at the end. */
function ownClasses(ctx: ReadCtx, id: string, key: number): OwnClass[] {
  const spans = [...classesOf(ctx, key)].sort((a, b) => compareText(a.start ?? '', b.start ?? ''));
  return [...new Set(spans.map((span) => span.id))].flatMap((classId) => {
    const book = classBook(ctx, classId);
    const day = classDay(ctx, book, ALWAYS);
    const student = studentOfClass(day, id);
    return student ? [{ book, one: oneStudentDay(ctx, day, student) }] : [];
  });
}

/** What an objective is, apart from any student: for telling it and for finding it again. */
export function aboutObjectives(here: Snapshot) {
  const units = here.rows('unit');
  const courses = here.rows('course');
  const identifiers = new Map<string, string[]>();
  const standards = new Map<string, string[]>();
  const push = (map: Map<string, string[]>, id: string, text: string) =>
    map.set(id, [...(map.get(id) ?? []), text]);
  for (const { objective, identifier } of here.rows('frameworkItem').values()) {
    if (objective !== null) push(identifiers, objective, identifier);
  }
  for (const { objective, standard } of here.rows('objectiveStandard').values()) {
    const code = here.rows('standard').get(standard)?.code;
    if (code !== undefined) push(standards, objective, code);
  }
  return (id: string) => {
    const row = here.rows('objective').get(id);
    if (!row) return null;
    const unit = units.get(row.unit);
    return {
      id,
      identifiers: (identifiers.get(id) ?? []).sort(compareText),
      course: courses.get(unit?.course ?? '')?.name ?? '',
      unit: unit?.name ?? '',
      code: row.code,
      statement: row.statement,
      standards: (standards.get(id) ?? []).sort(compareText),
      critical: row.critical,
    };
  };
}
