import { tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadCtx } from '../context.ts';
import { sha256 } from './journal.ts';
import { listed, sqlFor } from './query.ts';

/** A row by its table and id, whether or not this Gradus knows the table. */
export interface ErasedName {
  readonly entity: string;
  readonly row: string;
}

/** What persons erased for good, here or elsewhere: the beginnings, without what hung on them. */
export const erasedRoots = (ctx: ReadCtx): ErasedName[] =>
  ctx.query.all(
    sqlFor.selectFrom('erased').select(['entity', 'row']).where('deleted', '=', 0).orderBy('id'),
  );

/** Those of them that were never carried out in this file: a merge has just brought them. */
export const openRoots = (ctx: ReadCtx): ErasedName[] =>
  erasedRoots(ctx).filter(
    ({ entity, row }) =>
      (tableNames as readonly string[]).includes(entity) &&
      ctx.query.first(
        sqlFor
          .selectFrom(entity as TableName)
          .select('key')
          .where('id', '=', row),
      ) !== undefined,
  );

/** Every row that was erased in this file. */
export const erasedRows = (ctx: ReadCtx): ErasedName[] =>
  ctx.query.all(sqlFor.selectFrom('erasedRow').select(['entity', 'row']));

/** True for an id that was erased here, or that somebody erased elsewhere. */
export const isErased = (ctx: ReadCtx, entity: TableName, row: string): boolean =>
  (['erasedRow', 'erased'] as const).some(
    (table) =>
      ctx.query.first(
        sqlFor
          .selectFrom(table)
          .select('entity')
          .where('entity', '=', entity)
          .where('row', '=', row),
      ) !== undefined,
  );

/** Key of the newest step that erased something here; 0: none did. Undo goes no further back. */
export const erasedUpTo = (ctx: ReadCtx): number =>
  ctx.query.first(sqlFor.selectFrom('erasedRow').select((e) => e.fn.max('op').as('op')))?.op ?? 0;

/** How many persons' words on erasing this file knows; backups that know fewer are to be rewritten. */
export const erasedCount = (ctx: ReadCtx): number =>
  ctx.query.first(sqlFor.selectFrom('erased').select((e) => e.fn.countAll<number>().as('count')))
    ?.count ?? 0;

/** Rows of a table by key and id that point by a field to one of some keys. */
export const pointingTo = (
  ctx: ReadCtx,
  table: TableName,
  field: string,
  keys: Iterable<number>,
): { key: number; id: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom(table as 'evidence')
      .select(['key', 'id'])
      .where(field as 'student', 'in', listed([...keys])),
  );

/** Rows of a table by ids. */
export const rowsOfIds = (
  ctx: ReadCtx,
  table: TableName,
  ids: Iterable<string>,
): { key: number; id: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom(table)
      .select(['key', 'id'])
      .where('id', 'in', listed([...ids])),
  );

/** Pieces of work that a second judge was given, by whose work they are. */
export const piecesOf = (ctx: ReadCtx, attempts: Iterable<number>): { key: number; id: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('secondSource')
      .innerJoin('secondItem', 'secondItem.key', 'secondSource.secondItem')
      .select(['secondItem.key', 'secondItem.id'])
      .where('secondSource.evidence', 'in', listed([...attempts])),
  );

/** Words of persons on whether two are one. */
export const wordsAbout = (ctx: ReadCtx, ids: Iterable<string>): { key: number; id: string }[] => {
  const all = listed([...ids]);
  return ctx.query.all(
    sqlFor
      .selectFrom('identityDecision')
      .select(['key', 'id'])
      .where((e) => e.or([e('a', 'in', all), e('b', 'in', all)])),
  );
};

/** What merges found changed on both sides, and what was chosen, about rows of a table. */
export const quarrelsAbout = (
  ctx: ReadCtx,
  table: 'conflict' | 'settlement',
  entity: TableName,
  ids: Iterable<string>,
): { key: number; id: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom(table)
      .select(['key', 'id'])
      .where('entity', '=', entity)
      .where('row', 'in', listed([...ids])),
  );

/** Lines of the log of what was given away that name students, with their ids. */
export const disclosuresNaming = (ctx: ReadCtx): { key: number; id: string; who: string }[] =>
  ctx.query
    .all(sqlFor.selectFrom('disclosure').select(['key', 'id', 'who']).where('who', 'is not', null))
    .map((row) => ({ ...row, who: row.who ?? '' }));

/** What steps that took a file in were about. */
export const importSubjects = (ctx: ReadCtx): string[] =>
  ctx.query
    .all(sqlFor.selectFrom('op').select('subject').where('subject', 'like', '%"importRun"%'))
    .map(({ subject }) => subject);

/** Help that was given, with everybody it was given to. */
export const helped = (ctx: ReadCtx): { corrective: string; student: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('correctiveStudent')
      .innerJoin('corrective', 'corrective.key', 'correctiveStudent.corrective')
      .innerJoin('student', 'student.key', 'correctiveStudent.student')
      .select(['corrective.id as corrective', 'student.id as student']),
  );

/** Who is or was in which class, also where that was taken back. */
export const everEnrolled = (ctx: ReadCtx): { class: string; student: string; live: number }[] =>
  ctx.query
    .all(
      sqlFor
        .selectFrom('enrolment')
        .innerJoin('class', 'class.key', 'enrolment.class')
        .innerJoin('student', 'student.key', 'enrolment.student')
        .select(['class.id as class', 'student.id as student', 'enrolment.deleted'])
        .where('student.deleted', '=', 0)
        .where('class.deleted', '=', 0),
    )
    .map(({ deleted, ...row }) => ({ ...row, live: 1 - deleted }));

/** Where students have shown something that stands. */
export const shownWhere = (ctx: ReadCtx): { class: string; student: string }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('class', 'class.key', 'evidence.class')
      .innerJoin('student', 'student.key', 'evidence.student')
      .select(['class.id as class', 'student.id as student'])
      .where('evidence.deleted', '=', 0)
      .distinct(),
  );

/** What students have shown in a class, by student and objective. */
export const shownIn = (
  ctx: ReadCtx,
  classId: string,
): { student: string; objective: string; count: number }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('class', 'class.key', 'evidence.class')
      .innerJoin('student', 'student.key', 'evidence.student')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .select((e) => [
        'student.id as student',
        'objective.id as objective',
        e.fn.countAll<number>().as('count'),
      ])
      .where('class.id', '=', classId)
      .where('evidence.deleted', '=', 0)
      .where('evidence.voidedAt', 'is', null)
      .groupBy(['evidence.student', 'evidence.objective']),
  );

/** One text over all that stands in the place of what was erased: altered unseen it would differ. */
export function sealOfErased(ctx: ReadCtx): string {
  const changes = ctx.query.all(
    sqlFor
      .selectFrom('change')
      .select(['seq', 'op', 'hlc', 'device', 'hash'])
      .where('entity', '=', '')
      .orderBy('seq'),
  );
  const rests = ctx.query.all(sqlFor.selectFrom('erasedRest').selectAll().orderBy('op'));
  const rows = ctx.query.all(
    sqlFor.selectFrom('erasedRow').selectAll().orderBy('entity').orderBy('row'),
  );
  return sha256(
    JSON.stringify([
      changes.map(({ seq, op, hlc, device, hash }) => [seq, op, hlc, device, hash]),
      rests.map(({ op, appended, rest }) => [op, appended, rest]),
      rows.map(({ entity, row, op }) => [entity, row, op]),
    ]),
  );
}

/** The seal of the newest step done here that erased something; null: none did. */
export function sealedErasure(ctx: ReadCtx): string | null {
  const newest = ctx.query.first(
    sqlFor
      .selectFrom('op')
      .select('subject')
      .where('via', 'is', null)
      .where('subject', 'like', '%"erasedSeal"%')
      .orderBy('key', 'desc')
      .limit(1),
  );
  if (!newest) return null;
  return (JSON.parse(newest.subject) as { erasedSeal?: string }).erasedSeal ?? null;
}
