import type { ImportProfile } from '#shared/contract/features/import-grades.ts';
import type { ReadingBase } from './reading.ts';

/** A column of results. */
export interface GradeColumn {
  /** What stays the same from one export to the next: the platform's id of it, else its title. */
  readonly key: string;
  /** As the file writes it, for problems. */
  readonly heading: string;
  /** What a person calls it. */
  readonly title: string;
  /** Points; null: the file does not say, or each cell says so itself. */
  readonly outOf: number | null;
}

/** How a row names its person; '' where it does not. */
export interface GradePerson {
  readonly schoolId: string;
  readonly login: string;
  readonly email: string;
  /** The platform's own number. */
  readonly ownId: string;
  readonly name: string;
}

/** One row: a person's results, in a quiz one attempt of a person. */
export interface GradeRow {
  readonly row: number;
  readonly person: GradePerson;
  /** Null: the file does not say; '': it does, but nobody knows yet how. */
  readonly on: string | null;
  /** Tells several attempts of one person apart. */
  readonly attempt: string;
  /** The moment of the attempt as written, which no other of the person has; '' where unknown. */
  readonly when: string;
  /** As written, one for each column. */
  readonly cells: readonly string[];
}

/** A table of people down and results across. */
export interface GradesReading extends ReadingBase {
  readonly kind: 'grades';
  readonly profile: Exclude<ImportProfile, 'auto'>;
  /** All columns belong to one quiz. */
  readonly isQuiz: boolean;
  readonly columns: readonly GradeColumn[];
  readonly rows: readonly GradeRow[];
  /** Headings of the file, for saying which of them names the student. */
  readonly headings: readonly string[];
  /** False: no heading is known to name a student. */
  readonly namesStudents: boolean;
}

/** What a reader of one program's export answers. */
export type GradesPart = Pick<
  GradesReading,
  'profile' | 'isQuiz' | 'columns' | 'rows' | 'headings' | 'namesStudents'
> & { readonly refused: number; readonly asksDayFirst: boolean };
