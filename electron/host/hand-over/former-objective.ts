import type { FormerAttempt, FormerObjective } from '#shared/contract/features/hand-over.ts';
import { countingAttempts, HANDED_OVER } from '#shared/domain/attempt.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { type ObjectiveRules, rulesFor, standingOf } from '#shared/domain/mastery.ts';
import { type CellOverride, overrideState } from '#shared/domain/override.ts';
import { levelIndexFor } from '#shared/domain/scale.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { StudentDay } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { attemptOf } from '../evidence/attempt-views.ts';
import { found } from '../found.ts';
import { type AttemptRow, attemptRows } from '../store/attempt-store.ts';
import { sourceIds } from '../store/hand-over-store.ts';
import { cellOverridesOf } from '../store/override-store.ts';

interface Asked {
  readonly book: ClassBook;
  /** The student in that class; null where it does not plan the objective. */
  readonly one: StudentDay | null;
  readonly key: number;
  readonly objective: string;
}

type Standing = Pick<FormerObjective, 'status' | 'level' | 'value' | 'scale' | 'attempts'>;

/** Where the student stands on one objective by the rules of one class, with every attempt. */
export function formerObjective(ctx: ReadCtx, asked: Asked): Standing {
  const { book, one, key, objective } = asked;
  const objectiveKey = ctx.rows.keyOf('objective', objective);
  const position = one ? book.positions.get(objectiveKey) : undefined;
  const rules =
    (position === undefined ? undefined : one?.facts.ownRules.get(position)) ??
    (position === undefined ? undefined : book.objectives[position]?.rules) ??
    rulesFor(book.scale, found(ctx, 'objective', objective), book.row);
  const rows = attemptRows(ctx, key, objectiveKey).filter(
    (row) => row.deleted === 0 && row.voidedAt === null,
  );
  const attempts = attemptsTold(ctx, book, rules, rows);
  const seen = rows.map((row) => attemptOf(book, row));
  const standing = standingOf(seen, rules, null);
  const hasEnded = (override: CellOverride) =>
    overrideState(override, seen, rules, standing.value) === 'ended';
  const told = one && position !== undefined ? one.row : null;
  const value = told && position !== undefined ? (told.value[position] ?? null) : standing.value;
  const status =
    told && position !== undefined
      ? (CELL_STATUSES[told.status[position] ?? 0] ?? 'not-assessed')
      : standing.status;
  return {
    status,
    level: levelName(book, value),
    value,
    scale: {
      name: book.scale.name,
      lowest: book.scale.levels[0]?.value ?? 0,
      threshold: rules.threshold,
      top: book.scale.levels.at(-1)?.value ?? 0,
    },
    attempts: [...attempts, ...overrideTold(ctx, book, key, objectiveKey, hasEnded)],
  };
}

const levelName = (book: ClassBook, value: number | null): string | null =>
  value === null ? null : (book.scale.levels[levelIndexFor(book.scale, value)]?.name ?? null);

function attemptsTold(
  ctx: ReadCtx,
  book: ClassBook,
  rules: ObjectiveRules,
  rows: readonly AttemptRow[],
): FormerAttempt[] {
  const attempts = rows.map((row) => attemptOf(book, row));
  const counting = new Set(countingAttempts(attempts, rules).map(({ id }) => id));
  const first = sourceIds(
    ctx,
    rows.filter((row) => row.source === HANDED_OVER).map((row) => row.key),
  );
  return rows.map((row, i) => {
    const value = attempts[i]?.value ?? 0;
    return {
      id: first.get(row.key) ?? row.id,
      on: row.on,
      recordedAt: row.recordedAt,
      kind: row.kind,
      level: levelName(book, value),
      levelId: row.level === null ? null : ctx.rows.idOf('level', row.level),
      aimed: row.aimed === null ? null : ctx.rows.idOf('level', row.aimed),
      score: row.score,
      outOf: row.outOf,
      value,
      counts: counting.has(row.id),
      countsFully: row.countsFully === 1,
      task: row.taskName,
      version: row.version,
      assessor: row.assessor,
      shown: row.shown,
      feedback: row.feedback,
      support: row.support,
      robust: row.robust,
    };
  });
}

/** A level set by hand says more than the attempts; it travels as one more of them, without why. */
function overrideTold(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
  objective: number,
  hasEnded: (override: CellOverride) => boolean,
): FormerAttempt[] {
  const row = cellOverridesOf(ctx, student).find((one) => one.objective === objective);
  if (!row) return [];
  const value = book.numberOfLevel.get(row.level) ?? 0;
  // One that newer work ended says nothing any more, there or here.
  if (hasEnded({ value, locked: row.locked === 1, recordedAt: row.recordedAt })) return [];
  return [
    {
      id: row.id,
      on: ctx.dayOf(row.recordedAt),
      recordedAt: row.recordedAt,
      kind: 'override',
      level: levelName(book, value),
      levelId: ctx.rows.idOf('level', row.level),
      aimed: null,
      score: null,
      outOf: null,
      value,
      counts: true,
      countsFully: false,
      task: null,
      version: null,
      assessor: row.by,
      shown: null,
      feedback: null,
      support: null,
      robust: null,
    },
  ];
}
