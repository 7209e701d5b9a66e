import { listName } from '#shared/domain/roster.ts';
import { partitionOf } from '#shared/sync/identity.ts';
import type { ReadCtx } from '../context.ts';
import {
  allDecisions,
  type ObjectiveToMatch,
  objectivesToMatch,
  type StudentToMatch,
  schoolAnswers,
  studentsToMatch,
} from '../store/identity-store.ts';
import { isOther, sameByNumber } from './school-ids.ts';
import { whatTellsApart } from './what-tells-apart.ts';

/** Two rows that may be one and the same; only a person can say. */
export interface Proposal {
  readonly kind: 'student' | 'course';
  readonly a: string;
  readonly b: string;
  readonly nameA: string;
  readonly nameB: string;
  /** What tells the two apart where their names are equal. */
  readonly aboutA: string;
  readonly aboutB: string;
  readonly reason: 'school-id' | 'e-mail' | 'name-and-class' | 'objectives';
  /** How many objectives of two courses say the same. */
  readonly count: number;
}

type Asked = Omit<Proposal, 'aboutA' | 'aboutB'>;

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Who and what may be the same and waits for a person's word; nothing is ever joined by name. */
export function openProposals(ctx: ReadCtx): Proposal[] {
  const decided = allDecisions(ctx);
  const said = new Set(decided.map(({ a, b }) => pairOf(a, b)));
  const students = studentsToMatch(ctx);
  const answers = schoolAnswers(ctx);
  const { of } = partitionOf(decided, sameByNumber(students, answers));
  const apart = new Set(
    decided.filter(({ same }) => !same).map(({ a, b }) => pairOf(of(a), of(b))),
  );
  const isApart = (a: string, b: string): boolean => apart.has(pairOf(of(a), of(b)));
  const found = new Map<string, Proposal>();
  const aboutOf = whatTellsApart(ctx, students);
  const propose = (asked: Asked) => {
    const { a, b } = asked;
    const pair = pairOf(a, b);
    if (said.has(pair) || of(a) === of(b) || found.has(pair)) return;
    found.set(pair, { ...asked, aboutA: aboutOf(a), aboutB: aboutOf(b) });
  };
  const KEYS = [
    // Numbers of another school say nothing.
    ['school-id', (s: StudentToMatch) => (isOther(s, answers) ? null : s.schoolId)],
    ['e-mail', (s: StudentToMatch) => s.email?.trim().toLowerCase() || null],
    [
      'name-and-class',
      (s: StudentToMatch) =>
        s.className === null ? null : JSON.stringify([listName(s).toLowerCase(), s.className]),
    ],
  ] as const;
  for (const [reason, keyOf] of KEYS) {
    const areTwo = (x: StudentToMatch, y: StudentToMatch) =>
      isApart(x.id, y.id) || (reason === 'name-and-class' && differByNumber(x, y));
    for (const [a, b] of pairsBy(students, keyOf, areTwo)) {
      // Two of one name in one class are two people.
      if (reason === 'name-and-class' && a.class === b.class) continue;
      const names = { nameA: listName(a), nameB: listName(b) };
      propose({ kind: 'student', a: a.id, b: b.id, ...names, reason, count: 1 });
    }
  }
  for (const proposal of courseProposals(objectivesToMatch(ctx), isApart)) propose(proposal);
  return [...found.values()];
}

/** Two numbers of one school are two people, whatever they are called. */
const differByNumber = (x: StudentToMatch, y: StudentToMatch): boolean =>
  x.issuer !== '' &&
  x.issuer === y.issuer &&
  x.schoolId !== null &&
  y.schoolId !== null &&
  x.schoolId !== y.schoolId;

/**
 * Each row with the first of its key from which nobody has told it apart: enough to join them all,
 * and of three who share an e-mail the second may be the third when neither is the first.
 */
function pairsBy<R extends { readonly id: string }>(
  rows: readonly R[],
  keyOf: (row: R) => string | null,
  isApart: (a: R, b: R) => boolean,
): [R, R][] {
  const firsts = new Map<string, R[]>();
  return rows.flatMap((row): [R, R][] => {
    const key = keyOf(row);
    if (key === null) return [];
    const known = firsts.get(key) ?? [];
    firsts.set(key, known);
    const first = known.find((other) => other.id === row.id || !isApart(other, row));
    if (!first) known.push(row);
    return first && first.id !== row.id ? [[first, row]] : [];
  });
}

function courseProposals(
  objectives: readonly ObjectiveToMatch[],
  isApart: (a: string, b: string) => boolean,
): Asked[] {
  const equal = pairsBy(
    objectives,
    (o) => JSON.stringify([o.code.trim(), o.statement.trim()]),
    (x, y) => isApart(x.course, y.course),
  );
  const courses = new Map<string, Asked>();
  for (const [a, b] of equal) {
    if (a.course === b.course) continue;
    const [x, y] = a.course < b.course ? [a, b] : [b, a];
    const key = pairOf(x.course, y.course);
    courses.set(key, {
      kind: 'course',
      a: x.course,
      b: y.course,
      nameA: x.courseName,
      nameB: y.courseName,
      reason: 'objectives',
      count: (courses.get(key)?.count ?? 0) + 1,
    });
  }
  return [...courses.values()];
}
