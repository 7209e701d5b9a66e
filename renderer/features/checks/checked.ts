import type { Input, Output } from '#shared/contract/contract.ts';
import { CORRECTIVE_KINDS, ROBUSTNESS, SUPPORTS } from '#shared/contract/types.ts';
import { proposedVersion } from '#shared/domain/cycle/versions.ts';

export type Prepared = Output<'mastery.prepare'>;
export type Checkable = Prepared['students'][number];
type Entry = Input<'mastery.record'>['students'][number];

/** What is set for one student in the dialog; empty texts mean "not said". */
export interface Checked {
  readonly level: string | null;
  /** Null: the one proposed. */
  readonly version: string | null;
  readonly feedback: string;
  readonly support: string;
  readonly robust: string;
  readonly corrective: string;
  /** Day to look again; empty: none. */
  readonly recheck: string;
}

export const NOTHING_SET: Checked = {
  level: null,
  version: null,
  feedback: '',
  support: '',
  robust: '',
  corrective: '',
  recheck: '',
};

/** The version to hand to a student: the first of the task's that this one has not used. */
export function versionFor(
  versions: readonly string[],
  task: string,
  student: Checkable,
): string | null {
  const used = student.used.filter((one) => one.task === task).map((one) => one.version);
  return proposedVersion(versions, [new Set(used)]);
}

/** What is sent for a student; help and the day to look again only while it is not yet shown. */
export function entryOf(
  student: string,
  checked: Checked,
  version: string | null,
  isBelow: boolean,
): Entry | null {
  if (checked.level === null) return null;
  const corrective = CORRECTIVE_KINDS.find((kind) => kind === checked.corrective);
  return {
    student,
    level: checked.level,
    version,
    feedback: checked.feedback.trim() || null,
    support: SUPPORTS.find((one) => one === checked.support) ?? null,
    robust: ROBUSTNESS.find((one) => one === checked.robust) ?? null,
    corrective: isBelow && corrective ? { kind: corrective, note: null } : null,
    recheck: isBelow && checked.recheck !== '' ? checked.recheck : null,
  };
}
