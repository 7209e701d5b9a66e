import type { Row } from '#shared/model/row.ts';
import { nameKey } from '../../interchange/person-name.ts';
import { withoutZeros } from '../../interchange/school-id.ts';
import type { Draft } from './decision.ts';

type StudentRow = Row<'student'>;
type Student = Readonly<StudentRow>;

/** What a class list says of a person. */
export interface Listed {
  readonly schoolId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
}

const keyOfName = (person: { givenName: string; familyName: string }): string =>
  nameKey(person.givenName, person.familyName);

/** One id is the other without its leading zeros. */
const lostZeros = (a: string, b: string): boolean =>
  a !== b && /^\d+$/.test(a) && /^\d+$/.test(b) && withoutZeros(a) === withoutZeros(b);

/** The two cannot be told apart by their ids. */
const mayBeSame = (listed: Listed, student: Student): boolean =>
  listed.schoolId === null ||
  student.schoolId === null ||
  listed.schoolId === student.schoolId ||
  lostZeros(listed.schoolId, student.schoolId);

/** Who of the gradebook each line of a list is. */
export interface Matched<L> {
  readonly of: ReadonlyMap<L, string>;
  /** Lines whose name several students of the class have. */
  readonly ambiguous: ReadonlySet<L>;
}

/**
 * Matches by school id, then by e-mail where only one student has it, then by name among
 * `members`. Ids are looked at first for every line, so that a name never takes a student whom a
 * later line names by id. Lines of one name take the students of that name in turn.
 */
export function matchPeople<L extends Listed>(
  lines: readonly L[],
  students: ReadonlyMap<string, Student>,
  members: ReadonlySet<string>,
  ownId: (line: L) => string | null,
  issuer: string,
): Matched<L> {
  const of = new Map<L, string>();
  const taken = new Set<string>();
  const ambiguous = new Set<L>();
  const take = (line: L, id: string) => {
    of.set(line, id);
    taken.add(id);
  };
  const bySchoolId = grouped(students, (student) => student.schoolId);
  const byEmail = grouped(students, (student) => student.email?.toLowerCase() ?? null);

  for (const line of lines) {
    const own = ownId(line);
    const same = line.schoolId === null ? [] : (bySchoolId.get(line.schoolId) ?? []);
    const id =
      own !== null && students.has(own)
        ? own
        : (same.find((one) => students.get(one)?.issuer === issuer) ??
          same.find((one) => members.has(one)) ??
          same[0]);
    if (id !== undefined && !taken.has(id)) take(line, id);
  }
  for (const line of lines) {
    if (of.has(line) || line.email === null) continue;
    const same = (byEmail.get(line.email.toLowerCase()) ?? []).filter((id) => {
      const student = students.get(id);
      return !taken.has(id) && student !== undefined && mayBeSame(line, student);
    });
    if (same.length === 1 && same[0] !== undefined) take(line, same[0]);
  }
  const open = lines.filter((line) => !of.has(line));
  const left = new Map<string, number>();
  for (const line of open) left.set(keyOfName(line), (left.get(keyOfName(line)) ?? 0) + 1);
  const byName = new Map<string, string[]>();
  for (const [id, student] of students) {
    if (!members.has(id)) continue;
    const key = keyOfName(student);
    byName.set(key, [...(byName.get(key) ?? []), id]);
  }
  for (const line of open) {
    const key = keyOfName(line);
    const same = (byName.get(key) ?? []).filter((id) => {
      const student = students.get(id);
      return !taken.has(id) && student !== undefined && mayBeSame(line, student);
    });
    const lines = left.get(key) ?? 1;
    left.set(key, lines - 1);
    const first = same[0];
    if (first === undefined) continue;
    if (same.length > lines) ambiguous.add(line);
    else take(line, first);
  }
  return { of, ambiguous };
}

function grouped(
  students: ReadonlyMap<string, Student>,
  keyOf: (student: Student) => string | null,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, student] of students) {
    const key = keyOf(student);
    if (key === null || key === '') continue;
    const group = groups.get(key);
    if (group) group.push(id);
    else groups.set(key, [id]);
  }
  return groups;
}

/** What a list may change of a student who is here. */
export function wantedFields(
  present: Student,
  listed: Listed & Partial<StudentRow>,
  issuer: string,
): { wanted: Draft<StudentRow>; lostZeros: boolean } {
  const wanted: Draft<StudentRow> = {};
  // The same name cut differently into first and last is no news.
  if (keyOfName(present) !== keyOfName(listed) || sameCut(present, listed)) {
    wanted.givenName = listed.givenName;
    wanted.familyName = listed.familyName;
  }
  for (const field of ['middleName', 'called', 'grade', 'pronouns'] as const) {
    const value = listed[field];
    if (value !== undefined && value !== null) wanted[field] = value;
  }
  if (listed.email !== null && listed.email.toLowerCase() !== present.email?.toLowerCase()) {
    wanted.email = listed.email;
  }
  const { schoolId } = listed;
  const lost =
    schoolId !== null && present.schoolId !== null && lostZeros(schoolId, present.schoolId);
  const isShorter = lost && schoolId.length < (present.schoolId?.length ?? 0);
  if (schoolId !== null && schoolId !== present.schoolId && !isShorter) {
    wanted.schoolId = schoolId;
    if (issuer !== '') wanted.issuer = issuer;
  }
  return { wanted, lostZeros: isShorter };
}

const sameCut = (a: Listed | Student, b: Listed): boolean =>
  a.givenName.toLowerCase() === b.givenName.toLowerCase() &&
  a.familyName.toLowerCase() === b.familyName.toLowerCase();

/** A student as a list brings it. */
export function newStudent(listed: Listed & Partial<StudentRow>, issuer: string): StudentRow {
  return {
    givenName: listed.givenName,
    middleName: listed.middleName ?? null,
    familyName: listed.familyName,
    called: listed.called ?? null,
    pronouns: listed.pronouns ?? null,
    said: null,
    schoolId: listed.schoolId,
    issuer: listed.schoolId === null ? '' : issuer,
    email: listed.email,
    grade: listed.grade ?? null,
    celebrate: null,
  };
}
