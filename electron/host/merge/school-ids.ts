import type { WriteCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import type { StudentToMatch } from '../store/identity-store.ts';

type Answers = ReadonlyMap<string, boolean>;

/** True for a student of a file whose numbers are another school's, by a person's word. */
export const isOther = ({ source }: StudentToMatch, answers: Answers): boolean =>
  source !== null && answers.get(source) === false;

/**
 * Students that are the same by their school's own numbers: under one issuer, or where a person
 * said that a file's numbers are this school's. Two of this file's own are never made one so.
 */
export function sameByNumber(
  students: readonly StudentToMatch[],
  answers: Answers,
): [string, string][] {
  const first = new Map<string, string>();
  const ours = new Map<string, StudentToMatch>();
  const pairs: [string, string][] = [];
  const meant = students.filter((student) => student.schoolId && !isOther(student, answers));
  for (const { id, schoolId, issuer } of meant) {
    if (issuer === '') continue;
    const key = JSON.stringify([issuer, schoolId]);
    const known = first.get(key);
    if (known === undefined) first.set(key, id);
    else pairs.push([known, id]);
  }
  // This file's own come first, so that each of a file that is ours meets them.
  const own = meant.filter(({ source }) => source === null);
  const told = meant.filter(({ source }) => source !== null && answers.get(source) === true);
  for (const student of [...own, ...told]) {
    const known = ours.get(student.schoolId ?? '');
    if (!known) ours.set(student.schoolId ?? '', student);
    else if (known.source !== student.source) pairs.push([known.id, student.id]);
  }
  return pairs;
}

/** How many students of a file bear a number that somebody else here bears too. */
export function sharedNumbers(students: readonly StudentToMatch[], source: string): number {
  const others = new Map<string, Set<string>>();
  for (const student of students) {
    if (!student.schoolId || student.source === source) continue;
    const ids = others.get(student.schoolId) ?? new Set();
    others.set(student.schoolId, ids.add(student.id));
  }
  const found = students.filter(({ id, schoolId, source: from }) => {
    const ids = from === source && schoolId ? others.get(schoolId) : undefined;
    // One and the same row needs no question.
    return ids !== undefined && !ids.has(id);
  });
  return new Set(found.map(({ id }) => id)).size;
}

/** Keeps a person's word on the numbers of a file; null: nobody knows. */
export function answerSchoolIds(ctx: WriteCtx, source: string, same: boolean | null): void {
  const id = nameId('schoolAnswer', source);
  if (same !== null) ctx.rows.put('schoolAnswer', id, { source, same });
  else if (ctx.rows.get('schoolAnswer', id)) ctx.rows.remove('schoolAnswer', id);
}
