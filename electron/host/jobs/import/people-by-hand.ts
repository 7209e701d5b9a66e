import { TroubleError } from '#shared/contract/errors.ts';
import { nameKey, splitName } from '../../interchange/person-name.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Wishes } from './decide.ts';
import type { Writes } from './decision.ts';

/** What a person said of people of a source, now or of an earlier file. */
export interface PeopleByHand {
  /** Null: nobody here; undefined: nothing was said. The key tells the person from all others. */
  find(key: string, words: readonly string[]): string | null | undefined;
  /** Keeps what was said for the next file of this source. */
  remember(writes: Writes): void;
}

const lower = (text: string): string => text.toLocaleLowerCase('en');

/**
 * For a class, or for the whole gradebook where a file is about none.
 * Throws TroubleError NOT_FOUND, AMBIGUOUS for a student whom a person names and nobody is.
 */
export function peopleByHand(
  here: Snapshot,
  classId: string | null,
  source: string,
  wishes: Pick<Wishes, 'map'>,
): PeopleByHand {
  const students = membersOf(here, classId);
  const kept = new Map(
    [...here.rows('studentMatch').values()]
      .filter((row) => row.class === classId && row.source === source)
      .map((row) => [row.person, row.student]),
  );
  const said = new Map(
    (wishes.map?.students ?? []).map(({ person, student }) => [
      lower(person),
      student === null ? null : studentNamed(students, student),
    ]),
  );
  const used = new Map<string, string | null>();
  return {
    find(key, words) {
      for (const word of [key, ...words]) {
        const student = word === '' ? undefined : said.get(lower(word));
        if (student === undefined) continue;
        used.set(key, student);
        return student;
      }
      const remembered = kept.get(key);
      return remembered === undefined || remembered === null || students.has(remembered)
        ? remembered
        : undefined;
    },
    remember(writes) {
      for (const [person, student] of used) {
        if (kept.get(person) === student) continue;
        const id = nameId('studentMatch', classId ?? 'gradebook', source, person);
        writes.put('studentMatch', id, { class: classId, source, person, student });
      }
    },
  };
}

/** Students by id, with what tells one from the others. */
export type Members = ReadonlyMap<
  string,
  {
    readonly givenName: string;
    readonly familyName: string;
    readonly called: string | null;
    readonly schoolId: string | null;
    readonly email: string | null;
  }
>;

/** Students who ever belonged to the class; null: all there are. */
export function membersOf(here: Snapshot, classId: string | null): Members {
  const all = here.rows('student');
  if (classId === null) return new Map(all);
  const members = new Map();
  for (const row of here.rows('enrolment').values()) {
    const student = row.class === classId ? all.get(row.student) : undefined;
    if (student) members.set(row.student, student);
  }
  return members;
}

/** A student as a person names one: by id, school id, e-mail or the one exact name. */
function studentNamed(students: Members, written: string): string {
  if (students.has(written)) return written;
  const { givenName, familyName } = splitName(written);
  const tests: ((row: NonNullable<ReturnType<Members['get']>>) => boolean)[] = [
    (row) => row.schoolId === written,
    (row) => row.email !== null && lower(row.email) === lower(written),
    (row) =>
      [row.givenName, row.called ?? row.givenName].some(
        (given) => nameKey(given, row.familyName) === nameKey(givenName, familyName),
      ),
  ];
  for (const test of tests) {
    const found = [...students].filter(([, row]) => test(row));
    if (found.length > 1) throw new TroubleError('AMBIGUOUS', { what: 'student', name: written });
    if (found[0]) return found[0][0];
  }
  throw new TroubleError('NOT_FOUND', { what: 'student', name: written });
}
