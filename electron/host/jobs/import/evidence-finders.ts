import { nameKey, splitName } from '../../interchange/person-name.ts';
import { withoutZeros } from '../../interchange/school-id.ts';
import type { Snapshot } from '../../store/import-store.ts';

/** Nobody, or more than one. */
export interface Unmatched {
  readonly kind: 'unknown' | 'ambiguous';
}

/** Finds the id of what a row names. */
export interface Finder<Query> {
  find(query: Query): string | Unmatched;
}

const UNKNOWN: Unmatched = { kind: 'unknown' };

const only = (ids: readonly string[] | undefined): string | Unmatched => {
  if (ids === undefined || ids[0] === undefined) return UNKNOWN;
  return ids.length === 1 ? ids[0] : { kind: 'ambiguous' };
};

const push = (map: Map<string, string[]>, key: string | null, id: string): void => {
  if (key === null || key === '') return;
  const list = map.get(key);
  if (list) list.push(id);
  else map.set(key, [id]);
};

/**
 * Students who ever belonged to a class (null: all there are), by school id, then by login or e-mail,
 * then by their one exact name.
 */
export function studentFinder(
  here: Snapshot,
  classId: string | null,
): Finder<{ schoolId: string | null; login: string | null; student: string | null }> {
  const members = new Set(
    classId === null
      ? here.rows('student').keys()
      : [...here.rows('enrolment').values()]
          .filter((row) => row.class === classId)
          .map((row) => row.student),
  );
  const byId = new Map<string, string[]>();
  const byEmail = new Map<string, string[]>();
  const byMailbox = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  for (const id of members) {
    const row = here.rows('student').get(id);
    if (!row) continue;
    push(byId, row.schoolId, id);
    const email = row.email?.toLocaleLowerCase('en') ?? null;
    push(byEmail, email, id);
    push(byMailbox, email?.split('@')[0] ?? null, id);
    const keys = [row.givenName, row.called ?? row.givenName].map((given) =>
      nameKey(given, row.familyName),
    );
    for (const key of new Set(keys)) push(byName, key, id);
  }
  const named = (written: string): string | Unmatched => {
    const { givenName, familyName } = splitName(written);
    const found = only(byName.get(nameKey(givenName, familyName)));
    // A column "Student" may hold ids as well.
    return typeof found === 'string' ? found : byId.has(written) ? only(byId.get(written)) : found;
  };
  const signedIn = (login: string): string | Unmatched => {
    const lower = login.toLocaleLowerCase('en');
    const ids = byEmail.get(lower) ?? byId.get(login) ?? byMailbox.get(lower);
    return only(ids);
  };
  return {
    find({ schoolId, login, student }) {
      const found = schoolId === null ? UNKNOWN : only(byId.get(schoolId));
      if (typeof found === 'string' || found.kind === 'ambiguous') return found;
      const byLogin = login === null ? UNKNOWN : signedIn(login);
      if (typeof byLogin === 'string' || student === null) return byLogin;
      const byTheirName = named(student);
      if (schoolId === null || typeof byTheirName !== 'string') return byTheirName;
      // A name may stand in for an id that is not known here, but never overrule another id.
      const own = here.rows('student').get(byTheirName)?.schoolId ?? null;
      return own === null || withoutZeros(own) === withoutZeros(schoolId) ? byTheirName : found;
    },
  };
}

/** Objectives planned in a class (or given to the student) by code; exact before any case. */
export function objectiveFinder(
  here: Snapshot,
  classId: string,
): Finder<{ code: string; student: string }> {
  const planned = new Set(
    [...here.rows('classCourse').values()]
      .filter((row) => row.class === classId)
      .map((row) => row.course),
  );
  const given = new Map<string, string[]>();
  for (const row of here.rows('studentCourse').values()) push(given, row.course, row.student);
  const courseOf = (unit: string): string => here.rows('unit').get(unit)?.course ?? '';
  const codes = new Map<string, string[]>();
  const givenCodes = new Map<string, string[]>();
  for (const [id, row] of here.rows('objective')) {
    const course = courseOf(row.unit);
    if (planned.has(course)) {
      push(codes, row.code, id);
      push(codes, `~${row.code.toLowerCase()}`, id);
    }
    for (const student of given.get(course) ?? []) push(givenCodes, `${student} ${row.code}`, id);
  }
  return {
    find({ code, student }) {
      const exact = codes.get(code) ?? codes.get(`~${code.toLowerCase()}`);
      return only(exact ?? givenCodes.get(`${student} ${code}`));
    },
  };
}
