import type { Output } from '#shared/contract/contract.ts';
import { countingAttempts } from '#shared/domain/attempt.ts';
import { hasFlag } from '#shared/domain/cell.ts';
import { calculatedValue } from '#shared/domain/mastery.ts';
import { type CellOverride, overrideState } from '#shared/domain/override.ts';
import { levelIndexFor } from '#shared/domain/scale.ts';
import { type ClassBook, ownPlanOn } from '../class/class-book.ts';
import { attemptsOn } from '../class/kept-attempts.ts';
import type { ReadCtx } from '../context.ts';
import {
  type CellOverrideRow,
  cellOverridesOf,
  letterOverridesOf,
} from '../store/override-store.ts';

const NONE: ReadonlyMap<number, CellOverride> = new Map();

const overrideOf = (book: ClassBook, row: CellOverrideRow): CellOverride => ({
  value: book.numberOfLevel.get(row.level) ?? 0,
  locked: row.locked === 1,
  recordedAt: row.recordedAt,
});

/** A student's overridden cells by position of the objective, ended ones among them. */
export function overridesAt(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
): ReadonlyMap<number, CellOverride> {
  const rows = cellOverridesOf(ctx, student);
  if (rows.length === 0) return NONE;
  const byPosition = new Map<number, CellOverride>();
  for (const row of rows) {
    const position = book.positions.get(row.objective);
    if (position !== undefined) byPosition.set(position, overrideOf(book, row));
  }
  return byPosition;
}

/** What has become of an override by today, with the value that the evidence alone gives. */
export function judgedOverride(ctx: ReadCtx, book: ClassBook, row: CellOverrideRow) {
  const position = book.positions.get(row.objective);
  const objective = position === undefined ? undefined : book.objectives[position];
  if (position === undefined || !objective) return { state: 'holds', calculated: null } as const;
  const rules = ownPlanOn(book, row.student, ctx.today).rules.get(position) ?? objective.rules;
  const attempts = attemptsOn(ctx, book, [row.student], ctx.today)(row.student)[position] ?? [];
  const scores = countingAttempts(attempts, rules).map((attempt) => attempt.value);
  const calculated = calculatedValue(scores, rules);
  return { state: overrideState(overrideOf(book, row), attempts, rules, calculated), calculated };
}

/** What the panel says of a cell's override, when the row's flags say that there is one. */
export function overrideInForce(
  ctx: ReadCtx,
  book: ClassBook,
  cell: { readonly student: number; readonly objective: number },
  flags: number,
): Output<'cell.get'>['override'] {
  if (!hasFlag(flags, 'overridden')) return null;
  const row = cellOverridesOf(ctx, cell.student).find((one) => one.objective === cell.objective);
  if (!row) return null;
  const { value } = overrideOf(book, row);
  const { calculated } = judgedOverride(ctx, book, row);
  const keyFor = (number: number) =>
    book.scale.levels[levelIndexFor(book.scale, number)]?.key ?? '';
  return {
    id: row.id,
    level: keyFor(value),
    calculated: calculated === null ? null : keyFor(calculated),
    reason: row.reason,
    by: row.by,
    on: ctx.dayOf(row.recordedAt),
    locked: row.locked === 1,
    disagrees: hasFlag(flags, 'disagrees'),
  };
}

/** Unlocked overrides in force on some cells; asked again after an entry, those it ended are gone. */
export function heldOverrides(
  ctx: ReadCtx,
  book: ClassBook,
  cells: readonly { readonly student: string; readonly objective: string }[],
): CellOverrideRow[] {
  const held = new Map<string, CellOverrideRow>();
  for (const cell of cells) {
    const rows = cellOverridesOf(ctx, ctx.rows.keyOf('student', cell.student));
    if (rows.length === 0) continue;
    const objective = ctx.rows.keyOf('objective', cell.objective);
    const row = rows.find((one) => one.objective === objective && one.locked === 0);
    if (row && judgedOverride(ctx, book, row).state !== 'ended') held.set(row.id, row);
  }
  return [...held.values()];
}

/** Overridden letters of a class for one term (null: the whole year), by the student's key. */
export function overriddenLetters(
  ctx: ReadCtx,
  book: ClassBook,
  term: string | null,
): ReadonlyMap<number, { readonly letter: string; readonly reason: string }> {
  const key = term === null ? null : ctx.rows.keyOf('term', term);
  const rows = letterOverridesOf(ctx, book.key).filter((row) => row.term === key);
  return new Map(rows.map(({ student, letter, reason }) => [student, { letter, reason }]));
}
