import { HANDED_OVER } from '#shared/domain/attempt.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';
import { OWN_VOID } from './sealed-row.ts';

/** With which tasks, and of which courses, a student has ever shown something. */
export const shownWith = (
  ctx: ReadCtx,
  student: number,
): { course: string; task: string | null }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .innerJoin('unit', 'unit.key', 'objective.unit')
      .innerJoin('course', 'course.key', 'unit.course')
      .leftJoin('task', 'task.key', 'evidence.task')
      .select(['course.id as course', 'task.id as task'])
      .where('evidence.student', '=', student)
      .distinct(),
  );

/** The objectives that a student has live evidence of, with the class of the newest. */
export const objectivesShown = (
  ctx: ReadCtx,
  student: number,
): { objective: string; class: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .innerJoin('class', 'class.key', 'evidence.class')
      .select(['objective.id as objective', 'class.id as class'])
      .where('evidence.student', '=', student)
      .where('evidence.deleted', '=', 0)
      .where('evidence.voidedAt', 'is', null)
      .orderBy('evidence.on')
      .orderBy('evidence.recordedAt')
      .orderBy('evidence.id'),
  );

/** The objectives that a student's level was set by hand for, with the class. */
export const overriddenObjectives = (
  ctx: ReadCtx,
  student: number,
): { objective: string; class: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('cellOverride')
      .innerJoin('objective', 'objective.key', 'cellOverride.objective')
      .innerJoin('class', 'class.key', 'cellOverride.class')
      .select(['objective.id as objective', 'class.id as class'])
      .where('cellOverride.student', '=', student)
      .where('cellOverride.deleted', '=', 0)
      .orderBy('cellOverride.key'),
  );

/** Source ids of some evidence by its key. */
export function sourceIds(ctx: ReadCtx, keys: readonly number[]): ReadonlyMap<number, string> {
  if (keys.length === 0) return new Map();
  const rows = ctx.query.all(
    sqlFor.selectFrom('evidence').select(['key', 'sourceId']).where('key', 'in', keys),
  );
  return new Map(rows.flatMap(({ key, sourceId }) => (sourceId ? [[key, sourceId]] : [])));
}

/** The letters that were handed in for a student, the newest of each term, as they stand. */
export function handedLetters(
  ctx: ReadCtx,
  student: string,
): { class: string; term: string; letter: string; asOf: string }[] {
  const key = ctx.rows.keyOf('student', student);
  const lines = ctx.query.all(
    sqlFor
      .selectFrom('snapshotLine')
      .innerJoin('snapshot', 'snapshot.key', 'snapshotLine.snapshot')
      .innerJoin('class', 'class.key', 'snapshot.class')
      .select([
        'snapshot.class as classKey',
        'snapshot.term as termKey',
        'snapshot.at',
        'snapshot.asOf',
        'snapshot.termName as term',
        'class.name as class',
        'snapshotLine.letter',
      ])
      .where('snapshotLine.student', '=', key)
      .where('snapshotLine.deleted', '=', 0)
      .where('snapshot.deleted', '=', 0)
      .orderBy('snapshot.at')
      .orderBy('snapshot.key'),
  );
  const changes = ctx.query.all(
    sqlFor
      .selectFrom('gradeChange')
      .select(['class', 'term', 'at', 'to'])
      .where('student', '=', key)
      .where('deleted', '=', 0)
      .orderBy('at')
      .orderBy('key'),
  );
  const newest = new Map(lines.map((line) => [`${line.classKey} ${line.termKey}`, line]));
  return [...newest.values()].map(({ classKey, termKey, at, asOf, term, class: name, letter }) => {
    const changed = changes.findLast(
      (change) => change.class === classKey && change.term === termKey && change.at > at,
    );
    return { class: name, term, letter: changed?.to ?? letter, asOf };
  });
}

/**
 * What of a student was taken back here: attempts voided or undone, and levels by hand, those that
 * still hold too. What a record took back is that gradebook's to say, not this one's.
 */
export function takenBack(
  ctx: ReadCtx,
  student: number,
): { id: string; why: string | null; by: string | null }[] {
  const attempts = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .select(['id', 'source', 'sourceId', 'deleted', 'voidedWhy'])
      .where('student', '=', student)
      .where((row) => row.or([row('voidedBy', 'is', null), row('voidedBy', '=', OWN_VOID)]))
      .where((row) => row.or([row('deleted', '=', row.lit(1)), row('voidedAt', 'is not', null)]))
      .orderBy('id'),
  );
  const levels = ctx.query.all(
    sqlFor.selectFrom('cellOverride').select('id').where('student', '=', student).orderBy('id'),
  );
  return [
    ...attempts.flatMap(({ id, source, sourceId, deleted, voidedWhy }) => {
      if (source !== HANDED_OVER) return [{ id, why: voidedWhy, by: null }];
      // Undoing the taking of a record takes nothing back that its writer said.
      return deleted === 1 || sourceId === null ? [] : [{ id: sourceId, why: voidedWhy, by: null }];
    }),
    ...levels.map(({ id }) => ({ id, why: null, by: null })),
  ];
}

/** Evidence that came with a record of a student. */
export interface Brought {
  readonly id: string;
  readonly objective: string;
  /** The attempt as first recorded. */
  readonly sourceId: string;
  /** Its taking was undone. */
  readonly removed: boolean;
  readonly voided: boolean;
  /** Who voided it elsewhere; null for a void of this gradebook's own. */
  readonly voidedBy: string | null;
}

/** What came with records of a student before, by objective and the attempt as first recorded. */
export function broughtBefore(ctx: ReadCtx, student: number): Brought[] {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .select(['evidence.id', 'objective.id as objective', 'evidence.sourceId', 'evidence.deleted'])
      .select(['evidence.voidedAt', 'evidence.voidedBy'])
      .where('evidence.student', '=', student)
      .where('evidence.source', '=', HANDED_OVER),
  );
  return rows.flatMap(({ id, objective, sourceId, deleted, voidedAt, voidedBy }) =>
    sourceId === null
      ? []
      : [
          {
            ...{ id, objective, sourceId, removed: deleted === 1 },
            ...{ voided: voidedAt !== null, voidedBy: voidedBy || null },
          },
        ],
  );
}

/** How much of what a hand-over leaves here there is about a student. */
export function whatStays(ctx: ReadCtx, student: number) {
  const count = (table: 'contact' | 'familyContact' | 'privateNote' | 'conferenceNote') =>
    ctx.query.first(
      sqlFor
        .selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('student', '=', student)
        .where('deleted', '=', 0),
    )?.n ?? 0;
  const marks = ctx.query.first(
    sqlFor
      .selectFrom('mark')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('student', '=', student)
      .where('kind', 'in', ['asked', 'check-ready', 'promised'])
      .where('deleted', '=', 0),
  );
  const help = ctx.query.first(
    sqlFor
      .selectFrom('correctiveStudent')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('student', '=', student)
      .where('deleted', '=', 0),
  );
  return {
    contacts: count('contact') + count('familyContact'),
    notes: count('privateNote') + count('conferenceNote'),
    requests: marks?.n ?? 0,
    help: help?.n ?? 0,
  };
}

/** The records that came with a student, newest first; their content as JSON text. */
export const formerRecordsOf = (ctx: ReadCtx, student: number) =>
  ctx.query.all(
    sqlFor
      .selectFrom('formerRecord')
      .select(['id', 'teacher', 'school', 'writtenAt', 'content'])
      .where('student', '=', student)
      .where('deleted', '=', 0)
      .orderBy('writtenAt', 'desc')
      .orderBy('key'),
  );

/** The newest record that came with each student, by the student's key. */
export function newestRecords(
  ctx: ReadCtx,
): ReadonlyMap<
  number,
  { readonly teacher: string | null; readonly school: string | null; readonly writtenAt: number }
> {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('formerRecord')
      .select(['student', 'teacher', 'school', 'writtenAt'])
      .where('deleted', '=', 0)
      .orderBy('writtenAt'),
  );
  return new Map(rows.map(({ student, ...record }) => [student, record]));
}
