import { statusCode } from '#shared/domain/cell.ts';
import { assessedShares, countObjectives } from '#shared/domain/letter/counted.ts';
import { type LetterOutcome, letterOutcome, readyRule } from '#shared/domain/letter/outcome.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import type { Scale } from '#shared/domain/scale.ts';
import type { StudentRow } from '#shared/domain/student-row.ts';
import { countedOf, FOUR } from './counted.ts';

const STATUS = {
  M: 'mastered',
  n: 'not-yet',
  '?': 'insufficient',
  '.': 'not-assessed',
  x: 'excused',
} as const;

interface ShownOn {
  readonly scale: Scale;
  /** The value of a cell that is not yet mastered. */
  readonly failed: number;
}

function rowOf(signs: readonly string[], { scale, failed }: ShownOn): StudentRow {
  const threshold = scale.levels.find((level) => level.key === scale.threshold)?.value ?? 0;
  const status = signs.map((sign) => statusCode(STATUS[sign as keyof typeof STATUS]));
  return {
    status,
    level: status.map(() => 0),
    value: signs.map((sign) => (sign === 'M' ? threshold : sign === 'n' ? failed : null)),
    attempts: status.map(() => 0),
    flags: status.map(() => 0),
    due: status.map(() => '2026-10-01'),
    behind: 0,
    ahead: 0,
    mastered: 0,
    dueCount: 0,
  };
}

/** The first student's outcome in a class where everything is open and due. */
export function outcomeOfRows(
  rule: LetterRule,
  signs: readonly (readonly string[])[],
  critical: readonly boolean[],
  on: ShownOn = { scale: FOUR, failed: 0 },
): LetterOutcome {
  const rows = signs.map((row) => rowOf(row, on));
  const width = signs[0]?.length ?? 0;
  const objectives = countedOf(
    Array.from({ length: width }, () => 3),
    on.scale,
  ).map((one, i) => ({
    ...one,
    critical: critical[i] ?? false,
  }));
  const context = {
    asOf: '2026-11-10',
    span: null,
    objectives,
    opened: objectives.map(() => '2026-09-01'),
    assessedShare: assessedShares(rows, width),
  };
  const { counted } = countObjectives(rule, rows[0] as StudentRow, context, {
    ownRules: new Map(),
    excusedBefore: null,
  });
  return letterOutcome(readyRule(rule, on.scale), counted);
}
