import { TroubleError } from '#shared/contract/errors.ts';
import type { OneRosterReading, OneRosterUser } from '../../interchange/oneroster-reading.ts';
import { nameKey, splitName } from '../../interchange/person-name.ts';

/** Which classes of a package are wanted; null: no restriction. */
export interface Choice {
  readonly teacher: string | null;
  readonly only: readonly string[] | null;
}

/**
 * The chosen classes by sourcedId. Throws TroubleError NOT_FOUND, AMBIGUOUS for a teacher or class
 * that the package does not have, or not once.
 */
export function chosenClasses(reading: OneRosterReading, choice: Choice): Set<string> {
  let chosen = reading.classes.map((one) => one.sourcedId);
  if (choice.only !== null) {
    const wanted = new Set(choice.only);
    const unknown = choice.only.find((id) => !chosen.includes(id));
    if (unknown !== undefined)
      throw new TroubleError('NOT_FOUND', { what: 'class', name: unknown });
    chosen = chosen.filter((id) => wanted.has(id));
  }
  if (choice.teacher !== null && choice.teacher.trim() !== '') {
    const teacher = teacherNamed(reading, choice.teacher.trim());
    const taught = new Set(
      reading.enrolments
        .filter((one) => one.role === 'teacher' && one.user === teacher)
        .map((one) => one.class),
    );
    chosen = chosen.filter((id) => taught.has(id));
  }
  return new Set(chosen);
}

/** By sourcedId, identifier, user name, e-mail, or exact name; the first of these that fits. */
function teacherNamed(reading: OneRosterReading, written: string): string {
  const teaching = new Set(
    reading.enrolments.filter((one) => one.role === 'teacher').map((one) => one.user),
  );
  const teachers = reading.users.filter((user) => teaching.has(user.sourcedId));
  const lower = written.toLowerCase();
  const { givenName, familyName } = splitName(written);
  const spoken = nameKey(givenName, familyName);
  const tests: ((user: OneRosterUser) => boolean)[] = [
    (user) => user.sourcedId === written,
    (user) => user.identifier === written,
    (user) => user.username?.toLowerCase() === lower,
    (user) => user.email?.toLowerCase() === lower,
    (user) =>
      [user.givenName, user.called ?? user.givenName].some(
        (given) => nameKey(given, user.familyName) === spoken,
      ),
  ];
  for (const test of tests) {
    const found = teachers.filter(test);
    if (found.length > 1) throw new TroubleError('AMBIGUOUS', { what: 'teacher', name: written });
    if (found[0]) return found[0].sourcedId;
  }
  throw new TroubleError('NOT_FOUND', { what: 'teacher', name: written });
}
