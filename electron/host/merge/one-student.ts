import { type IdentityDecision, type Partition, partitionOf } from '#shared/sync/identity.ts';
import type { ReadCtx } from '../context.ts';
import {
  allDecisions,
  type StudentToMatch,
  schoolAnswers,
  studentsToMatch,
} from '../store/identity-store.ts';
import { isOther, sameByNumber } from './school-ids.ts';

/** Which students are one, by people's words and the numbers of their school. */
export function studentPartition(
  students: readonly StudentToMatch[],
  decided: readonly IdentityDecision[],
  answers: ReadonlyMap<string, boolean>,
): Partition {
  return partitionOf(decided, sameByNumber(students, answers), areTwoByNumber(students, answers));
}

/** The same of the whole file as it stands. */
export const studentsAsOne = (ctx: ReadCtx): Partition =>
  studentPartition(
    studentsToMatch(ctx),
    allDecisions(ctx).filter(({ kind }) => kind === 'student'),
    schoolAnswers(ctx),
  );

/** A number as its school gives it. */
interface Numbered {
  readonly school: string;
  readonly number: string;
  /** Of this file's own, of which nobody said whose numbers they are. */
  readonly isOwn: boolean;
}

/** Two numbers of one school are two people, whatever they are called and whoever joins them. */
function areTwoByNumber(
  students: readonly StudentToMatch[],
  answers: ReadonlyMap<string, boolean>,
): (a: string, b: string) => boolean {
  const numbers = new Map<string, Numbered[]>();
  for (const student of students) {
    const { id, schoolId: number } = student;
    if (number === null) continue;
    const known = numbers.get(id) ?? [];
    numbers.set(id, known);
    for (const school of schoolsOf(student, answers)) {
      known.push({ school, number, isOwn: student.source === null });
    }
  }
  return (a, b) => {
    const others = numbers.get(b);
    return (
      others !== undefined &&
      (numbers.get(a) ?? []).some((one) =>
        others.some(
          (other) =>
            one.school === other.school &&
            one.number !== other.number &&
            !(one.school === OURS && one.isOwn && other.isOwn),
        ),
      )
    );
  };
}

const OURS = 'ours';

/** Whose numbers a student's are: by their issuer, and by what a person said of the file. */
function schoolsOf(student: StudentToMatch, answers: ReadonlyMap<string, boolean>): string[] {
  const { source, issuer } = student;
  if (isOther(student, answers)) return [`other ${source}`];
  const isOurs = source === null || answers.get(source) === true;
  return [...(issuer === '' ? [] : [`issuer ${issuer}`]), ...(isOurs ? [OURS] : [])];
}
