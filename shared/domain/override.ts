import { type Attempt, countingAttempts } from './attempt.ts';
import type { ObjectiveRules, Standing } from './mastery.ts';
import type { Millis } from './time.ts';

/** A person's value for one cell, as a number of the class's scale. */
export interface CellOverride {
  readonly value: number;
  readonly locked: boolean;
  readonly recordedAt: Millis;
}

/**
 * - `holds`: it is the cell's value.
 * - `disagrees`: locked, so it still is, but newer counting evidence gives another level.
 * - `ended`: counting evidence was recorded after it.
 */
export type OverrideState = 'holds' | 'disagrees' | 'ended';

/**
 * What has become of an override. It knew everything recorded before it, so only what was recorded
 * later can end it, whatever day that shows. Nothing is stored: voiding or undoing the entry that
 * ended it brings it back, and files that are merged agree.
 */
export function overrideState(
  override: CellOverride,
  attempts: readonly Attempt[],
  rules: ObjectiveRules,
  calculated: number | null,
): OverrideState {
  const isNewer = countingAttempts(attempts, rules).some(
    (attempt) => attempt.recordedAt > override.recordedAt,
  );
  if (!isNewer) return 'holds';
  if (!override.locked) return 'ended';
  const level = (value: number) => rules.levels.findLastIndex((number) => number <= value);
  return calculated !== null && level(calculated) !== level(override.value) ? 'disagrees' : 'holds';
}

/** Where a student stands by a person's word instead of the calculation. */
export function overriddenStanding(
  standing: Standing,
  { value }: CellOverride,
  rules: ObjectiveRules,
): Standing {
  const mastered = value >= rules.threshold;
  const before = standing.everMastered;
  return {
    status: mastered ? 'mastered' : 'not-yet',
    value,
    everMastered: before || mastered,
    stuck: standing.stuck && !mastered,
    slipped: before && !mastered,
    onlyMultipleChoice: false,
  };
}

/** The overrides that count: of several for one cell the newest, of one instant the larger id. */
export function newestOfEach<T extends { readonly recordedAt: Millis; readonly id: string }>(
  overrides: readonly T[],
  cellOf: (override: T) => string,
): T[] {
  const newest = new Map<string, T>();
  for (const one of overrides) {
    const cell = cellOf(one);
    const other = newest.get(cell);
    const isNewer =
      other === undefined ||
      one.recordedAt > other.recordedAt ||
      (one.recordedAt === other.recordedAt && one.id > other.id);
    if (isNewer) newest.set(cell, one);
  }
  return [...newest.values()];
}
