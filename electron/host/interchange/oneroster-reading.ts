import type { ReadingBase } from './reading.ts';

/** A session: a term, semester, grading period or school year; `end` is the first day after it. */
export interface OneRosterSession {
  readonly row: number;
  readonly sourcedId: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly parent: string | null;
  readonly schoolYear: string | null;
}

export interface OneRosterCourse {
  readonly row: number;
  readonly sourcedId: string;
  readonly title: string;
  readonly code: string | null;
  /** Session of the school year in which it is taught. */
  readonly schoolYear: string | null;
}

export interface OneRosterClass {
  readonly row: number;
  readonly sourcedId: string;
  readonly title: string;
  readonly code: string | null;
  readonly periods: string | null;
  /** Null when the package has no such course. */
  readonly course: string | null;
  readonly school: string | null;
  /** Only sessions that the package has. */
  readonly sessions: readonly string[];
}

/** A person whom at least one class names; nobody else is kept. */
export interface OneRosterUser {
  readonly row: number;
  readonly sourcedId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName: string | null;
  readonly called: string | null;
  readonly pronouns: string | null;
  readonly username: string | null;
  readonly identifier: string | null;
  readonly email: string | null;
  readonly grade: string | null;
  readonly enabled: boolean;
  readonly org: string | null;
}

/** One span of one person in one class; null: the row gives no date. */
export interface OneRosterEnrolment {
  readonly row: number;
  readonly class: string;
  readonly user: string;
  readonly role: 'student' | 'teacher';
  readonly begin: string | null;
  readonly end: string | null;
}

/** What ended since an earlier package; it names things that need not stand in this one. */
export interface OneRosterDelta {
  readonly enrolments: readonly {
    readonly row: number;
    readonly class: string;
    readonly user: string;
    /** First day no longer in the class; null: the file does not say. */
    readonly on: string | null;
  }[];
  readonly users: readonly { readonly sourcedId: string; readonly on: string | null }[];
  readonly classes: readonly string[];
}

/** A package with every reference looked up. */
export interface OneRosterReading extends ReadingBase {
  readonly kind: 'oneroster';
  readonly version: string;
  readonly onlyManifest: boolean;
  /** How the package names its lists, for problems found later. */
  readonly files: {
    readonly academicSessions: string;
    readonly users: string;
    readonly enrollments?: string;
  };
  readonly sessions: readonly OneRosterSession[];
  readonly courses: readonly OneRosterCourse[];
  readonly classes: readonly OneRosterClass[];
  readonly users: readonly OneRosterUser[];
  readonly enrolments: readonly OneRosterEnrolment[];
  /** What a package of changes says besides; null: the package holds everything. */
  readonly delta: OneRosterDelta | null;
  /** Each org with the one above it. */
  readonly orgs: readonly { readonly sourcedId: string; readonly parent: string | null }[];
}
