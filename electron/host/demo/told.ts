import type { CORRECTIVE_KINDS, EvidenceKind, MarkKind } from '#shared/contract/types.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { DemoStudent } from './students.ts';

/** What happened in a class, before it is written down: students and objectives by position. */

/** One attempt; `level` from 0, the lowest. */
export interface ToldAttempt {
  readonly student: number;
  readonly objective: number;
  readonly on: IsoDate;
  readonly level: number;
  readonly aimed: number | null;
  readonly kind: EvidenceKind;
  /** Position of the unit whose test it was. */
  readonly test: number | null;
  readonly version: string;
  readonly feedback: string | null;
  readonly support: 'prompted' | 'accommodated' | null;
  readonly robust: 'explained' | 'performed' | 'written' | null;
}

export interface ToldCorrective {
  readonly students: readonly number[];
  readonly objective: number;
  readonly on: IsoDate;
  readonly kind: (typeof CORRECTIVE_KINDS)[number];
  readonly note: string | null;
}

export interface ToldMark {
  readonly student: number;
  readonly objective: number | null;
  readonly kind: MarkKind;
  readonly on: IsoDate;
  readonly until: IsoDate | null;
}

/** A student's time in the class, as positions among its days. */
export interface Stay {
  readonly student: DemoStudent;
  readonly from: number;
  /** First day no longer in the class; null: still there. */
  readonly until: number | null;
}

/** Everything of one class's year so far. */
export interface ToldClass {
  readonly name: string;
  readonly stays: readonly Stay[];
  /** Target date of each objective. */
  readonly due: readonly IsoDate[];
  /** Day of each unit's test that is over or planned next. */
  readonly tests: readonly IsoDate[];
  readonly attempts: readonly ToldAttempt[];
  readonly correctives: readonly ToldCorrective[];
  readonly contacts: readonly { readonly student: number; readonly on: IsoDate }[];
  readonly absences: readonly { readonly student: number; readonly on: IsoDate }[];
  readonly marks: readonly ToldMark[];
  readonly notes: readonly {
    readonly student: number;
    readonly on: IsoDate;
    readonly text: string;
  }[];
}
