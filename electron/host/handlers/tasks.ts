import { TroubleError } from '#shared/contract/errors.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import { correctedResult } from '#shared/domain/task.ts';
import type { Row } from '#shared/model/row.ts';
import { classBook } from '../class/class-book.ts';
import type { WriteCtx } from '../context.ts';
import { levelOf, voidEvidence } from '../evidence/record-evidence.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';
import { planOf } from '../store/plan-store.ts';
import { evidenceOfTask, resultsOfTask, taskNamed, taskParts } from '../store/task-store.ts';

/** Named occasions. */
export const tasks: Pick<Handlers, 'task.save' | 'task.correct' | 'task.entered'> = {
  'task.entered': (ctx, { task }) => {
    found(ctx, 'task', task);
    const results = resultsOfTask(ctx, ctx.rows.keyOf('task', task));
    // Later ones stand over earlier ones of the same cell.
    const newest = new Map(results.map((one) => [`${one.student} ${one.objective}`, one]));
    return [...newest.values()];
  },

  'task.save': (ctx, input) => {
    const { class: id, name, kind, on, renamed = [] } = input;
    found(ctx, 'class', id);
    const before = input.task === undefined ? null : found(ctx, 'task', input.task);
    if (before && before.class !== id) {
      throw invalid('class', found(ctx, 'class', id).name, 'why.other-class');
    }
    const highest = input.highest === undefined ? (before?.highest ?? null) : input.highest;
    const rival = taskNamed(ctx, ctx.rows.keyOf('class', id), name);
    if (rival !== undefined && rival !== input.task) {
      throw new TroubleError('NAME_TAKEN', { what: 'task', name });
    }
    if (highest !== null) {
      const { scale } = classBook(ctx, id);
      if (levelIndex(scale, highest) < 0) {
        throw invalid('highest', highest, 'why.no-such-level', { scale: scale.name });
      }
    }
    refuseUnplanned(ctx, id, input.objectives);
    const newName = new Map(renamed.map(({ from, to }) => [from, to]));
    const present = before && input.task ? partsOf(ctx, id, input.task) : null;
    const versions = (input.versions ?? present?.versions)?.map((one) => newName.get(one) ?? one);
    const done = input.task === undefined ? [] : resultsOf(ctx, input.task);
    refuseUsed(ctx, done, input.objectives, versions ?? [], newName);
    const task = input.task ?? ctx.newId();
    ctx.rows.put('task', task, { class: id, name, kind, on, highest });
    saveParts(ctx, task, [...new Set(input.objectives)], versions && [...new Set(versions)]);
    // What was dated by the task moves with it; a make-up has a date of its own.
    const corrected = correct(ctx, done, say('task.why.changed', { name }), (row) => ({
      ...row,
      on: row.on === before?.on ? on : row.on,
      version: row.version === null ? null : (newName.get(row.version) ?? row.version),
    }));
    ctx.about({ class: id, task, count: corrected });
    return { task, corrected };
  },

  'task.correct': (ctx, input) => {
    const { task: id, objective, version, add = null, outOf = null, levels = [] } = input;
    const task = found(ctx, 'task', id);
    const { code } = found(ctx, 'objective', objective);
    const book = classBook(ctx, task.class);
    if (add === null && outOf === null && levels.length === 0) {
      throw invalid('correction', task.name, 'why.nothing-wrong');
    }
    if (!partsOf(ctx, task.class, id).objectives.includes(objective)) {
      throw invalid('objective', code, 'why.not-asked', { task: task.name });
    }
    const key = {
      add,
      outOf,
      levels: new Map(
        levels.map(({ from, to }) => [levelOf(book.scale, from), levelOf(book.scale, to)]),
      ),
    };
    const done = resultsOf(ctx, id).filter(
      ({ row }) =>
        row.objective === objective && (version === undefined || row.version === version),
    );
    const corrected = correct(ctx, done, say('task.why.key'), (row) => {
      const { level, score, outOf: total } = row;
      return { ...row, ...correctedResult({ level, score, outOf: total }, key) };
    });
    ctx.about({ class: task.class, task: id, objective, count: corrected });
    return { corrected };
  },
};

function refuseUnplanned(ctx: WriteCtx, classId: string, objectives: readonly string[]): void {
  const planned = new Set(planOf(ctx, classId).map((row) => row.id));
  for (const id of objectives) {
    const { code } = found(ctx, 'objective', id);
    if (!planned.has(id)) {
      const { name } = found(ctx, 'class', classId);
      throw new TroubleError('NOT_PLANNED', { objective: code, class: name });
    }
  }
}

/** Objectives and versions in their order; versions that were not named stay. */
function saveParts(
  ctx: WriteCtx,
  task: string,
  objectives: readonly string[],
  versions: readonly string[] | undefined,
): void {
  const present = taskParts(ctx, ctx.rows.keyOf('task', task));
  const wanted = new Set<string>();
  objectives.forEach((objective, position) => {
    const id = nameId('taskObjective', task, objective);
    wanted.add(id);
    ctx.rows.put('taskObjective', id, { task, objective, position });
  });
  for (const id of present.objectives) if (!wanted.has(id)) ctx.rows.remove('taskObjective', id);
  if (!versions) return;
  versions.forEach((name, position) => {
    const id = nameId('taskVersion', task, name);
    wanted.add(id);
    ctx.rows.put('taskVersion', id, { task, name, position });
  });
  for (const id of present.versions) if (!wanted.has(id)) ctx.rows.remove('taskVersion', id);
}

const partsOf = (ctx: WriteCtx, classId: string, task: string) => {
  const known = classBook(ctx, classId).tasks.find((one) => one.id === task);
  return { objectives: known?.objectives ?? [], versions: known?.versions ?? [] };
};

interface TaskResult {
  readonly id: string;
  readonly row: Row<'evidence'>;
}

/** Everything that was recorded at a task and still stands, in its order. */
const resultsOf = (ctx: WriteCtx, task: string): TaskResult[] =>
  evidenceOfTask(ctx, ctx.rows.keyOf('task', task)).map((id) => ({
    id,
    row: found(ctx, 'evidence', id),
  }));

/** A task keeps the objectives and versions that something was recorded with. */
function refuseUsed(
  ctx: WriteCtx,
  done: readonly TaskResult[],
  objectives: readonly string[],
  versions: readonly string[],
  newName: ReadonlyMap<string, string>,
): void {
  for (const { row } of done) {
    if (!objectives.includes(row.objective)) {
      const { code } = found(ctx, 'objective', row.objective);
      throw invalid('objective', code, 'why.objective-recorded');
    }
    if (row.version === null) continue;
    const name = newName.get(row.version) ?? row.version;
    if (!versions.includes(name)) {
      throw invalid('version', row.version, 'why.version-recorded');
    }
  }
}

/**
 * Evidence is never changed in place: what differs is voided, and a corrected copy takes its
 * place in the same order. Answers how many were corrected.
 */
function correct(
  ctx: WriteCtx,
  done: readonly TaskResult[],
  why: string,
  change: (row: Row<'evidence'>) => Row<'evidence'>,
): number {
  let count = 0;
  for (const { id, row } of done) {
    const after = change(row);
    const isSame = FIELDS.every((field) => after[field] === row[field]);
    if (isSame) continue;
    voidEvidence(ctx, id, why);
    ctx.rows.insert('evidence', ctx.newId(), { ...after, knownAt: ctx.now });
    count += 1;
  }
  return count;
}

const FIELDS = ['on', 'version', 'level', 'score', 'outOf'] as const;
