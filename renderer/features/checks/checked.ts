import type { Input, Output } from '#shared/contract/contract.ts';
import { CORRECTIVE_KINDS, ROBUSTNESS, SUPPORTS } from '#shared/contract/types.ts';
import { triedForMore } from '#shared/domain/attempt.ts';
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
  /** Key of the level tried for; null: as recommended, empty: not said. */
  readonly aimed: string | null;
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
  aimed: null,
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
  aimed: string,
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
    aimed: aimed || null,
    corrective: isBelow && corrective ? { kind: corrective, note: null } : null,
    recheck: isBelow && checked.recheck !== '' ? checked.recheck : null,
  };
}

export type Levels = Output<'class.get'>['scale']['levels'];

/** The number of a level; null for none. */
export const numberOf = (levels: Levels, key: string | null): number | null =>
  levels.find((level) => level.key === key)?.value ?? null;

/** The name of a level. */
export const nameOf = (levels: Levels, key: string): string =>
  levels.find((level) => level.key === key)?.name ?? '';

/** What a student tries for: what was chosen, else what is recommended above what is held. */
export function aimedFor(student: Checkable, checked: Checked, levels: Levels): string {
  if (checked.aimed !== null) return checked.aimed;
  const recommended = numberOf(levels, student.recommended);
  const isMore = recommended !== null && recommended > (student.held ?? Number.NEGATIVE_INFINITY);
  return isMore ? (student.recommended ?? '') : '';
}

/** True when what is chosen will be kept without counting: below what is held, tried for more. */
export function staysUncounted(
  student: Checkable,
  checked: Checked,
  aimed: string,
  levels: Levels,
  kind: string,
): boolean {
  const value = numberOf(levels, checked.level);
  if (student.held === null || value === null) return false;
  return triedForMore({ value, aimed: numberOf(levels, aimed), kind }, student.held);
}
