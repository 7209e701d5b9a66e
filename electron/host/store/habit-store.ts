import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Domains or levels of habits in their order. */
export function habitList(ctx: ReadCtx, table: 'habitDomain' | 'habitLevel') {
  return ctx.query.all(
    sqlFor
      .selectFrom(table)
      .select(['key', 'id', 'name', 'position'])
      .where('deleted', '=', 0)
      .orderBy('position')
      .orderBy('key'),
  );
}

/** Scores of a class for a term (null: the year). */
export function habitScores(ctx: ReadCtx, classKey: number, term: number | null) {
  return ctx.query.all(
    sqlFor
      .selectFrom('habitScore')
      .select(['student', 'domain', 'level', 'on'])
      .where('class', '=', classKey)
      .where('term', term === null ? 'is' : '=', term)
      .where('deleted', '=', 0),
  );
}

/** True when anybody was ever scored on a domain or level. */
export function isScored(ctx: ReadCtx, field: 'domain' | 'level', key: number): boolean {
  const row = ctx.query.first(
    sqlFor.selectFrom('habitScore').select('key').where(field, '=', key).limit(1),
  );
  return row !== undefined;
}

/** A student's habit scores, newest first. */
export function habitsOfStudent(ctx: ReadCtx, student: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('habitScore')
      .innerJoin('class', 'class.key', 'habitScore.class')
      .innerJoin('habitDomain', 'habitDomain.key', 'habitScore.domain')
      .innerJoin('habitLevel', 'habitLevel.key', 'habitScore.level')
      .leftJoin('term', 'term.key', 'habitScore.term')
      .select([
        'class.name as class',
        'term.name as term',
        'habitDomain.name as domain',
        'habitLevel.name as level',
        'habitScore.on',
      ])
      .where('habitScore.student', '=', student)
      .where('habitScore.deleted', '=', 0)
      .orderBy('habitScore.on', 'desc')
      .orderBy('habitDomain.position'),
  );
}

/** A student's results from outside, newest first. */
export function resultsOfStudent(ctx: ReadCtx, student: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('outsideResult')
      .select(['id', 'test', 'on', 'score', 'band'])
      .where('student', '=', student)
      .where('deleted', '=', 0)
      .orderBy('on', 'desc')
      .orderBy('test'),
  );
}
