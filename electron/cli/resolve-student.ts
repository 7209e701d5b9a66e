import type { Output } from '#shared/contract/contract.ts';
import { listName } from '#shared/domain/roster.ts';
import { findOne, pickOne } from './pick-one.ts';
import type { Session } from './session.ts';

type Student = Output<'roster.get'>['students'][number]['student'];

const WAYS = [
  (student: Student) => [student.schoolId],
  (student: Student) => [student.id],
  (student: Student) => namesOf(student),
];

/** Every way a person's name is written: `Given Family`, `Family, Given`, with the name as called. */
function namesOf(student: Student): string[] {
  const { givenName, familyName, called } = student;
  return [
    `${givenName} ${familyName}`,
    `${familyName}, ${givenName}`,
    listName(student),
    `${called ?? givenName} ${familyName}`,
  ];
}

const studentsOf = async (session: Session, classId: string): Promise<Student[]> =>
  (await session.ask('roster.get', { class: classId })).students.map((entry) => entry.student);

async function allStudents(session: Session): Promise<Student[]> {
  const classes = await session.ask('class.list', {});
  const byId = new Map<string, Student>();
  for (const { id } of classes) {
    for (const student of await studentsOf(session, id)) byId.set(student.id, student);
  }
  return [...byId.values()];
}

/**
 * A student by school id, id or exact unique name. Those of the class come first; with a class,
 * others are looked at too, so that the host can say that they are not in it.
 */
export async function resolveStudent(
  session: Session,
  word: string,
  classId: string | null,
): Promise<Student> {
  const near = classId === null ? [] : await studentsOf(session, classId);
  return (
    findOne('student', word, near, WAYS) ??
    pickOne('student', word, await allStudents(session), WAYS)
  );
}

/** Ids of the classes that a student is or was in. */
export async function classesOfStudent(session: Session, student: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { id } of await session.ask('class.list', {})) {
    if ((await studentsOf(session, id)).some((other) => other.id === student)) ids.push(id);
  }
  return ids;
}
