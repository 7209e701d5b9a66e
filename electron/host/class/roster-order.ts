/** What a student's place in a list depends on. */
export interface Listed {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly schoolId: string | null;
}

// One collator for the whole host: lists of the window and of the command line must agree.
const collator = new Intl.Collator('en', { sensitivity: 'variant', numeric: true });

/** Roster order: family name, given name, then what tells equal names apart. */
export function compareStudents(a: Listed, b: Listed): number {
  return (
    collator.compare(a.familyName, b.familyName) ||
    collator.compare(a.givenName, b.givenName) ||
    collator.compare(a.schoolId ?? '', b.schoolId ?? '') ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Order of names that are not people's: classes, courses, terms. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);
