import type { ImportProfile } from '#shared/contract/features/import-grades.ts';
import type { ImportKind } from '#shared/contract/features/interchange.ts';
import type { Encoding } from './decode.ts';
import type { Problem } from './problem.ts';
import type { SaidFields } from './said-before.ts';
import type { Separator } from './separator.ts';

/** What every reader answers besides its rows. Plain data: it crosses a thread. */
export interface ReadingBase {
  /** Name of the file, for the eye. */
  readonly file: string;
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** Rows that cannot be taken whatever the gradebook holds. */
  readonly refused: number;
  /** Nobody can tell day and month apart until a person says so. */
  readonly asksDayFirst: boolean;
}

/** One row of a class list. */
export interface RosterEntry {
  readonly row: number;
  readonly schoolId: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly middleName: string | null;
  readonly called: string | null;
  readonly email: string | null;
  readonly grade: string | null;
  readonly pronouns: string | null;
}
export interface RosterReading extends ReadingBase {
  readonly kind: 'roster';
  readonly entries: readonly RosterEntry[];
}

/** One row of an objectives file; lists are as written, codes not yet looked up. */
export interface ObjectiveEntry {
  readonly row: number;
  /** Null: no unit is written in this row or above. */
  readonly unit: string | null;
  /** Null: the file leaves it to us. */
  readonly code: string | null;
  readonly statement: string;
  readonly learningTarget: string | null;
  /** Null: the cell says nothing. */
  readonly critical: boolean | null;
  readonly prerequisites: string | null;
  readonly targetDate: string | null;
  readonly threshold: string | null;
  readonly method: string | null;
  readonly parameter: number | null;
  readonly question: string | null;
  readonly waysToShow: readonly string[];
  readonly examples: readonly string[];
  readonly resources: readonly { readonly title: string; readonly link: string | null }[];
  readonly standards: readonly string[];
}
export interface ObjectivesReading extends ReadingBase {
  readonly kind: 'objectives';
  readonly entries: readonly ObjectiveEntry[];
  /** Headings as the file writes them, for problems found later. */
  readonly headings: { readonly prerequisites: string; readonly threshold: string };
}

/** What a row of evidence brings: an attempt, a status, or nothing. */
export type Result =
  /** Text that may be a level; whether it is one only the class's scale knows. */
  | { readonly kind: 'level'; readonly written: string }
  | { readonly kind: 'score'; readonly score: number; readonly outOf: number }
  | { readonly kind: 'status'; readonly status: 'excused' | 'missing' | 'nothing' };

/** One row of an evidence file. */
export interface EvidenceEntry {
  readonly row: number;
  /** Id of the attempt in the gradebook that exported it. */
  readonly id: string | null;
  readonly schoolId: string | null;
  readonly student: string | null;
  /** Address or name for signing in. */
  readonly login: string | null;
  readonly objective: string;
  readonly on: string;
  readonly result: Result;
  /** As written; null: from the task, or a check. */
  readonly kind: string | null;
  readonly task: string | null;
  readonly version: string | null;
  readonly assessor: string | null;
  readonly shown: string | null;
  readonly feedback: string | null;
  readonly support: string | null;
  readonly robust: string | null;
  readonly aimed: string | null;
  readonly late: boolean;
  readonly recordedAt: number | null;
}
export interface EvidenceReading extends ReadingBase {
  readonly kind: 'evidence';
  readonly entries: readonly EvidenceEntry[];
  readonly headings: {
    readonly student: string;
    readonly objective: string;
    readonly level: string;
    readonly aimed: string;
  };
}

/** What a reader is asked to look at. */
export interface ReadRequest {
  readonly file: string;
  readonly content:
    | { readonly from: 'bytes'; readonly bytes: Uint8Array }
    | { readonly from: 'folder'; readonly files: readonly NamedBytes[] }
    | { readonly from: 'text'; readonly text: string };
  readonly kind: ImportKind;
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly dayFirst: boolean | null;
  /** Evidence: the program that wrote it. */
  readonly profile: ImportProfile;
  /** Evidence: headings that a person named for what a reader looks for. */
  readonly fields: Partial<Record<string, string>>;
  /** Evidence: a person said what columns are about, so results stand across. */
  readonly hasColumns: boolean;
  /** Evidence: what was said of the headings of earlier files, the newest first. */
  readonly saidBefore?: readonly SaidFields[];
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One result of a test from outside. */
export interface ResultEntry {
  readonly row: number;
  readonly schoolId: string | null;
  readonly student: string | null;
  readonly login: string | null;
  readonly test: string;
  /** Empty while nobody can tell day and month apart. */
  readonly on: string;
  readonly score: string | null;
  readonly band: string | null;
}
export interface ResultsReading extends ReadingBase {
  readonly kind: 'results';
  readonly entries: readonly ResultEntry[];
  readonly headings: { readonly student: string; readonly test: string };
}
