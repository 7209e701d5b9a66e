import { listName } from '#shared/domain/roster.ts';
import { type Partition, partitionOf } from '#shared/sync/identity.ts';
import type { ReadCtx } from '../context.ts';
import {
  allDecisions,
  type ObjectiveToMatch,
  objectivesToMatch,
  type StudentToMatch,
  schoolAnswers,
  studentsToMatch,
} from '../store/identity-store.ts';
import { studentPartition } from './one-student.ts';
import { isOther } from './school-ids.ts';
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
  /** One of the two may as well be somebody else: nobody may be joined so among many at once. */
  readonly oneByOne: boolean;
}

type Asked = Omit<Proposal, 'aboutA' | 'aboutB'>;

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Who and what may be the same and waits for a person's word; nothing is ever joined by name. */
export function openProposals(ctx: ReadCtx): Proposal[] {
  const decided = allDecisions(ctx);
  const said = new Set(decided.map(({ a, b }) => pairOf(a, b)));
  const students = studentsToMatch(ctx);
  const answers = schoolAnswers(ctx);
  const found = new Map<string, Asked>();
  const propose = (asked: Asked, { of, areApart }: Partition) => {
    const { a, b } = asked;
    const pair = pairOf(a, b);
    if (said.has(pair) || of(a) === of(b) || found.has(pair) || areApart(a, b)) return;
    found.set(pair, asked);
  };
  const ofKind = (wanted: Proposal['kind']) => decided.filter(({ kind }) => kind === wanted);
  const people = studentPartition(students, ofKind('student'), answers);
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
  const areClassmates = classmatesAmong(students);
  for (const [reason, keyOf] of KEYS) {
    // Two of one name in one class are two people.
    const areTwo = (x: StudentToMatch, y: StudentToMatch) =>
      people.areApart(x.id, y.id) || (reason === 'name-and-class' && areClassmates(x.id, y.id));
    for (const [a, b, oneByOne] of pairsBy(students, keyOf, areTwo)) {
      const names = { nameA: listName(a), nameB: listName(b) };
      propose({ kind: 'student', a: a.id, b: b.id, ...names, reason, count: 1, oneByOne }, people);
    }
  }
  const courses = partitionOf(ofKind('course'));
  const different = new Set(ofKind('course').flatMap(({ a, b, same }) => (same ? [] : [a, b])));
  const spokenOf = new Set([...different].map(courses.of));
  for (const asked of courseProposals(objectivesToMatch(ctx), courses, spokenOf)) {
    propose(asked, courses);
  }
  const aboutOf = whatTellsApart(ctx, students);
  const all = [...found.values()];
  const joinsTwo = {
    student: whereAllWouldJoinTwo(
      all.filter(({ kind }) => kind === 'student'),
      people,
    ),
    course: whereAllWouldJoinTwo(
      all.filter(({ kind }) => kind === 'course'),
      courses,
    ),
  };
  return all.map((asked) => ({
    ...asked,
    oneByOne: asked.oneByOne || joinsTwo[asked.kind](asked),
    aboutA: aboutOf(asked.a),
    aboutB: aboutOf(asked.b),
  }));
}

/** Asks whether two students are in one class together. */
function classmatesAmong(students: readonly StudentToMatch[]): (a: string, b: string) => boolean {
  const classes = new Map<string, Set<string>>();
  for (const { id, class: of } of students) {
    if (of !== null) classes.set(id, (classes.get(id) ?? new Set()).add(of));
  }
  return (a, b) => a !== b && [...(classes.get(a) ?? [])].some((of) => classes.get(b)?.has(of));
}

/** Says of a pair whether joining all pairs asked about would make one of two who are two. */
function whereAllWouldJoinTwo(
  pairs: readonly Asked[],
  { of, areApart }: Partition,
): (asked: Asked) => boolean {
  const all = partitionOf(pairs.map(({ a, b }) => ({ a: of(a), b: of(b), same: true })));
  const tooMuch = all.groups.filter((rows) =>
    rows.some((x, i) => rows.some((y, k) => k > i && areApart(x, y))),
  );
  const found = new Set(tooMuch.flat());
  return ({ a }) => found.has(of(a));
}

/** Two rows of one key, and whether the second may be somebody else as well. */
type Paired<R> = readonly [a: R, b: R, isOneOfSeveral: boolean];

/**
 * Each row with everybody of its key whom it may be: those whom something tells apart from each other
 * come first, so that whoever nothing tells apart is asked about with each of them.
 */
function pairsBy<R extends { readonly id: string }>(
  rows: readonly R[],
  keyOf: (row: R) => string | null,
  isApart: (a: R, b: R) => boolean,
  mayBeApart: (row: R) => boolean = () => true,
): Paired<R>[] {
  const alike = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const known = alike.get(key);
    if (!known) alike.set(key, [row]);
    else if (known.every(({ id }) => id !== row.id)) known.push(row);
  }
  return [...alike.values()].flatMap((list) => pairsAmong(list, isApart, mayBeApart));
}

function pairsAmong<R>(
  list: readonly R[],
  isApart: (a: R, b: R) => boolean,
  mayBeApart: (row: R) => boolean,
): Paired<R>[] {
  if (list.length < 2) return [];
  const spokenOf = list.filter(mayBeApart);
  const toldApart = new Set(spokenOf.filter((row) => spokenOf.some((one) => isApart(row, one))));
  const others = list.filter((row) => !toldApart.has(row));
  const firsts: R[] = [];
  return [...toldApart, ...others].flatMap((row): Paired<R>[] => {
    const mayBe = firsts.filter((one) => !isApart(one, row));
    if (mayBe.length === 0) firsts.push(row);
    return mayBe.map((one): Paired<R> => [one, row, mayBe.length > 1]);
  });
}

function courseProposals(
  objectives: readonly ObjectiveToMatch[],
  { of, areApart }: Partition,
  spokenOf: ReadonlySet<string>,
): Asked[] {
  const equal = pairsBy(
    objectives,
    (o) => JSON.stringify([o.code.trim(), o.statement.trim()]),
    (x, y) => areApart(x.course, y.course),
    ({ course }) => spokenOf.has(of(course)),
  );
  const courses = new Map<string, Asked>();
  for (const [a, b, oneByOne] of equal) {
    if (a.course === b.course) continue;
    const [x, y] = a.course < b.course ? [a, b] : [b, a];
    const key = pairOf(x.course, y.course);
    const known = courses.get(key);
    courses.set(key, {
      kind: 'course',
      a: x.course,
      b: y.course,
      nameA: x.courseName,
      nameB: y.courseName,
      reason: 'objectives',
      count: (known?.count ?? 0) + 1,
      oneByOne: oneByOne || known?.oneByOne === true,
    });
  }
  return [...courses.values()];
}
