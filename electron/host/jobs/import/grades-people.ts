import { TroubleError } from '#shared/contract/errors.ts';
import type { GradePerson, GradesReading } from '../../interchange/grades-reading.ts';
import { nameKey, splitName } from '../../interchange/person-name.ts';
import { withoutZeros } from '../../interchange/school-id.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Wishes } from './decide.ts';
import type { Writes } from './decision.ts';

/** Who a person of a file is, and who said so. */
export interface Match {
  /** Null: nobody of the class, or not known yet. */
  readonly student: string | null;
  readonly by: 'hand' | 'file' | 'none';
  readonly isAmbiguous: boolean;
}

/** Finds the students of a class whom the rows of a file are about. */
export interface PersonFinder {
  find(person: GradePerson): Match;
  /** Keeps what was said of people for the next file of this source. */
  remember(writes: Writes): void;
}

/** What tells a person of a source from all others, the surest first. */
export const personKey = (person: GradePerson): string =>
  person.schoolId || person.login || person.email || person.ownId || person.name;

const NOT_FOUND: Match = { student: null, by: 'none', isAmbiguous: false };
const lower = (text: string): string => text.toLocaleLowerCase('en');

/**
 * By what was said of the person, then by school id, by login or e-mail, by the one exact name.
 * Throws TroubleError NOT_FOUND, AMBIGUOUS for a student whom a person names and nobody is.
 */
export function personFinder(
  here: Snapshot,
  classId: string,
  reading: GradesReading,
  wishes: Wishes,
): PersonFinder {
  const students = membersOf(here, classId);
  const source = reading.profile;
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
  const byId = index(students, ({ schoolId }) => schoolId);
  const byShortId = index(students, ({ schoolId }) => schoolId && withoutZeros(schoolId));
  const byEmail = index(students, ({ email }) => email && lower(email));
  const byMailbox = index(students, ({ email }) => email && lower(email.split('@')[0] ?? ''));
  const byName = new Map<string, Set<string>>();
  for (const [id, row] of students) {
    for (const given of [row.givenName, row.called ?? row.givenName]) {
      const key = nameKey(given, row.familyName);
      byName.set(key, (byName.get(key) ?? new Set()).add(id));
    }
  }

  const byFile = (person: GradePerson): Match => {
    const { schoolId, login, email, name } = person;
    const tests: ReadonlySet<string>[] = [
      byId.get(schoolId),
      byEmail.get(lower(email)),
      byEmail.get(lower(login)),
      byId.get(login),
      /^\d+$/.test(schoolId) ? byShortId.get(withoutZeros(schoolId)) : undefined,
      login === '' ? undefined : byMailbox.get(lower(login)),
    ].filter((set) => set !== undefined);
    for (const found of tests) {
      const [only] = found;
      if (found.size === 1 && only !== undefined) {
        return { student: only, by: 'file', isAmbiguous: false };
      }
    }
    if (name === '') return NOT_FOUND;
    const { givenName, familyName } = splitName(name);
    const named = [...(byName.get(nameKey(givenName, familyName)) ?? [])];
    if (named.length > 1) return { ...NOT_FOUND, isAmbiguous: true };
    const [only] = named;
    if (only === undefined) {
      // A column of names may hold ids as well.
      const [own] = byId.get(name) ?? [];
      return own === undefined ? NOT_FOUND : { student: own, by: 'file', isAmbiguous: false };
    }
    // A name may stand in for an id that is not known here, but never overrule another id.
    const own = students.get(only);
    const isOther =
      (schoolId !== '' && Boolean(own?.schoolId) && !looksForeign(schoolId, own?.schoolId ?? '')) ||
      (email !== '' && own?.email != null && lower(own.email) !== lower(email));
    return isOther ? NOT_FOUND : { student: only, by: 'file', isAmbiguous: false };
  };

  return {
    find(person) {
      const key = personKey(person);
      for (const word of [key, person.schoolId, person.login, person.email, person.name]) {
        const student = word === '' ? undefined : said.get(lower(word));
        if (student === undefined) continue;
        used.set(key, student);
        return { student, by: 'hand', isAmbiguous: false };
      }
      const remembered = kept.get(key);
      if (remembered !== undefined && (remembered === null || students.has(remembered))) {
        return { student: remembered, by: 'hand', isAmbiguous: false };
      }
      return byFile(person);
    },
    remember(writes) {
      for (const [person, student] of used) {
        if (kept.get(person) === student) continue;
        const id = nameId('studentMatch', classId, source, person);
        writes.put('studentMatch', id, { class: classId, source, person, student });
      }
    },
  };
}

/** The platform's ids are of another make (letters, other length), so they prove nothing. */
const looksForeign = (theirs: string, ours: string): boolean =>
  /^\d+$/.test(theirs) !== /^\d+$/.test(ours);

type Members = ReadonlyMap<
  string,
  {
    readonly givenName: string;
    readonly familyName: string;
    readonly called: string | null;
    readonly schoolId: string | null;
    readonly email: string | null;
  }
>;

/** Students who ever belonged to the class. */
function membersOf(here: Snapshot, classId: string): Members {
  const all = here.rows('student');
  const members = new Map();
  for (const row of here.rows('enrolment').values()) {
    const student = row.class === classId ? all.get(row.student) : undefined;
    if (student) members.set(row.student, student);
  }
  return members;
}

function index(
  students: Members,
  keyOf: (row: { schoolId: string | null; email: string | null }) => string | null,
): Map<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>();
  for (const [id, row] of students) {
    const key = keyOf(row);
    if (key) map.set(key, (map.get(key) ?? new Set()).add(id));
  }
  return map;
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
