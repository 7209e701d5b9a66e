import type { GradePerson, GradesReading } from '../../interchange/grades-reading.ts';
import { nameKey, splitName } from '../../interchange/person-name.ts';
import { withoutZeros } from '../../interchange/school-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Wishes } from './decide.ts';
import type { Writes } from './decision.ts';
import { type Members, membersOf, peopleByHand } from './people-by-hand.ts';

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
  const byHand = peopleByHand(here, classId, reading.profile, wishes);
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
      const { schoolId, login, email, name } = person;
      const student = byHand.find(personKey(person), [schoolId, login, email, name]);
      return student === undefined ? byFile(person) : { student, by: 'hand', isAmbiguous: false };
    },
    remember: byHand.remember,
  };
}

/** The platform's ids are of another make (letters, other length), so they prove nothing. */
const looksForeign = (theirs: string, ours: string): boolean =>
  /^\d+$/.test(theirs) !== /^\d+$/.test(ours);

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
