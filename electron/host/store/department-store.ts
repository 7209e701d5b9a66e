import { sql } from 'kysely';
import type { ReadCtx } from '../context.ts';
import { sayBuiltIn } from '../say.ts';
import { listed, sqlFor } from './query.ts';

/** The teachers whose bundles were merged here, by name. */
export const sourceRows = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('source')
      .leftJoin('sourceClass', (join) =>
        join.onRef('sourceClass.source', '=', 'source.key').on('sourceClass.deleted', '=', 0),
      )
      .select((e) => [
        'source.id',
        'source.teacher',
        'source.school',
        'source.exportedAt',
        e.fn.count<number>('sourceClass.key').as('classes'),
      ])
      .where('source.deleted', '=', 0)
      .groupBy('source.key')
      .orderBy('source.teacher')
      .orderBy('source.id'),
  );

/** Every class with the teacher whose bundle brought it; null: a class of this file's own. */
export const sectionRows = (ctx: ReadCtx) =>
  ctx.query
    .all(
      sqlFor
        .selectFrom('class')
        .innerJoin('scale', 'scale.key', 'class.scale')
        .leftJoin('sourceClass', (join) =>
          join.onRef('sourceClass.class', '=', 'class.key').on('sourceClass.deleted', '=', 0),
        )
        .leftJoin('source', 'source.key', 'sourceClass.source')
        .select((e) => [
          'class.id',
          'class.name',
          'scale.name as scale',
          'scale.builtIn',
          // A class that two teachers share is one section, under the first of their names.
          e.fn.min('source.teacher').as('teacher'),
          e.fn.min('source.id').as('source'),
        ])
        .where('class.deleted', '=', 0)
        .groupBy('class.key')
        .orderBy('class.id'),
    )
    .map(({ builtIn, ...row }) => ({
      ...row,
      scale: builtIn === 1 ? sayBuiltIn(row.scale) : row.scale,
    }));

/** The day of the newest evidence. */
export const newestEvidence = (ctx: ReadCtx): string | null =>
  ctx.query.first(
    sqlFor
      .selectFrom('evidence')
      .select((e) => e.fn.max('on').as('on'))
      .where((e) => e('deleted', '=', e.lit(0)))
      .where('voidedAt', 'is', null),
  )?.on ?? null;

/** The classes that came with other teachers' files, each with every teacher whose file brought it. */
export const mergedClasses = (ctx: ReadCtx): { id: string; teacher: string | null }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('sourceClass')
      .innerJoin('class', 'class.key', 'sourceClass.class')
      .innerJoin('source', 'source.key', 'sourceClass.source')
      .select(['class.id', 'source.teacher'])
      .where('sourceClass.deleted', '=', 0)
      .where('source.deleted', '=', 0)
      .where('class.deleted', '=', 0)
      .orderBy('class.id')
      .orderBy('source.teacher'),
  );

/** Names of the teachers whose files are waited for. */
export const expectedTeachers = (
  ctx: ReadCtx,
): { id: string; name: string; since: string; source: string | null }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('expectedTeacher')
      .select(['id', 'name', 'since', 'source'])
      .where('deleted', '=', 0)
      .orderBy('name'),
  );

const judged = () =>
  sqlFor
    .selectFrom('evidence')
    .where((e) => e('evidence.deleted', '=', e.lit(0)))
    .where('evidence.voidedAt', 'is', null)
    .where('evidence.level', 'is not', null)
    // What a student thinks, what was known before, and a copy of a judgement are none.
    .where('evidence.kind', 'not in', ['self', 'pre-assessment', 'carried-in']);

/** The largest key of a student. */
export const lastStudent = (ctx: ReadCtx): number =>
  ctx.query.first(sqlFor.selectFrom('student').select((e) => e.fn.max('key').as('key')))?.key ?? 0;

/** Who has judged some students, by keys: one row a student, class and assessor. */
export const judgesOfStudents = (ctx: ReadCtx, from: number, to: number) =>
  ctx.query.all(
    judged()
      .select(['student', 'class', 'assessor'])
      .where('student', '>=', from)
      .where('student', '<=', to)
      .distinct(),
  );

/** Judgements of some students, by keys, in an order that no file decides. */
export const judgementRows = (ctx: ReadCtx, students: readonly number[]) =>
  ctx.query.all(
    judged()
      .select(['student', 'objective', 'class', 'level', 'on', 'assessor'])
      .where('student', 'in', listed(students))
      .orderBy('id'),
  );

/** Ids by key of the students, objectives or classes of the file. */
export const idsByKey = (
  ctx: ReadCtx,
  table: 'student' | 'objective' | 'class',
): ReadonlyMap<number, string> =>
  new Map(
    ctx.query.all(sqlFor.selectFrom(table).select(['key', 'id'])).map(({ key, id }) => [key, id]),
  );

/** How many levels each scale has, and which place each level has on it. */
export const levelPlaces = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('level')
      .innerJoin('scale', 'scale.key', 'level.scale')
      .select([
        'level.key',
        'scale.id as scale',
        sql<number>`row_number() OVER (PARTITION BY level.scale ORDER BY level.value, level.id) - 1`.as(
          'place',
        ),
      ])
      .where('level.deleted', '=', 0),
  );
