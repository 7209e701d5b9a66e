import { format } from '../say.ts';

/** What a student's place in a list depends on. */
export interface Listed {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly schoolId: string | null;
}

/** Roster order: family name, given name, then what tells equal names apart. */
export function compareStudents(a: Listed, b: Listed): number {
  return (
    format.compare(a.familyName, b.familyName) ||
    format.compare(a.givenName, b.givenName) ||
    format.compare(a.schoolId ?? '', b.schoolId ?? '') ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Order of names that are not people's: classes, courses, terms. */
export const compareNames = (a: string, b: string): number => format.compare(a, b);
