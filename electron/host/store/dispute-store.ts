import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { keptJson } from './kept-json.ts';
import { sqlFor } from './query.ts';
import { levelNames } from './scale-store.ts';

/** A change of the journal with when and by whom; values are parsed. */
export interface JournalEntry {
  readonly at: number;
  readonly by: string | null;
  readonly entity: string;
  readonly row: string;
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** What can move a letter, besides new attempts. */
const ENTITIES = [
  'evidence',
  'mark',
  'absence',
  'cellOverride',
  'letterOverride',
  'classObjective',
  'studentObjective',
  'studentCourse',
  'class',
  'objective',
  'term',
  'enrolment',
  'ruleVersion',
  'classRule',
  'snapshot',
  'gradeChange',
] as const;

/** Changes that arrived after an instant, oldest first, of everything that can move a letter. */
export function changesSince(ctx: ReadCtx, at: number): JournalEntry[] {
  return ctx.query
    .all(
      sqlFor
        .selectFrom('change')
        .innerJoin('op', 'op.key', 'change.op')
        .select([
          'op.knownAt as at',
          'op.by',
          'change.entity',
          'change.row',
          'change.field',
          'change.before',
          'change.after',
        ])
        .where('op.knownAt', '>', at)
        .where('change.entity', 'in', ENTITIES)
        .orderBy('change.seq'),
    )
    .map((row) => ({ ...row, before: keptJson(row.before), after: keptJson(row.after) }));
}

/** Every attempt of a student, undone and voided ones too. */
export function attemptsOfStudent(ctx: ReadCtx, student: string) {
  const called = levelNames(ctx);
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('op', 'op.key', 'evidence.op')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .leftJoin('level', 'level.key', 'evidence.level')
      .select([
        'evidence.id',
        'objective.code',
        'evidence.on',
        'evidence.kind',
        'level.id as levelId',
        'level.name as level',
        'evidence.score',
        'evidence.outOf',
        'op.knownAt',
        'op.by',
      ])
      .where('evidence.student', '=', ctx.rows.keyOf('student', student))
      .orderBy('evidence.key'),
  );
  return rows.map((row) => ({ ...row, level: called(row.levelId, row.level) }));
}

/** Marks and overrides of a student, removed ones too, each with the code of its objective. */
export function entriesOfStudent(ctx: ReadCtx, student: string) {
  const key = ctx.rows.keyOf('student', student);
  const called = levelNames(ctx);
  const marks = ctx.query.all(
    sqlFor
      .selectFrom('mark')
      .leftJoin('objective', 'objective.key', 'mark.objective')
      .select(['mark.id', 'objective.code', 'mark.kind', 'mark.on'])
      .where('mark.student', '=', key),
  );
  const overrides = ctx.query.all(
    sqlFor
      .selectFrom('cellOverride')
      .innerJoin('objective', 'objective.key', 'cellOverride.objective')
      .innerJoin('level', 'level.key', 'cellOverride.level')
      .select([
        'cellOverride.id',
        'objective.code',
        'level.id as level',
        'level.name as value',
        'cellOverride.reason',
      ])
      .where('cellOverride.student', '=', key),
  );
  return {
    marks: new Map(marks.map((row) => [row.id, row])),
    overrides: new Map(
      overrides.map((row) => [
        row.id,
        { ...row, value: called(row.level, row.value) ?? row.value },
      ]),
    ),
  };
}

/** The own dates and plans of students, removed ones too: which student and objective a row is of. */
export function ownPlansOf(ctx: ReadCtx, student: string): ReadonlyMap<string, string> {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('studentObjective')
      .innerJoin('objective', 'objective.key', 'studentObjective.objective')
      .select(['studentObjective.id', 'objective.code'])
      .where('studentObjective.student', '=', ctx.rows.keyOf('student', student)),
  );
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** The plan's rows of a class, removed ones too, by id with the code. */
export function classPlanRows(ctx: ReadCtx, classId: string): ReadonlyMap<string, string> {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('classObjective')
      .innerJoin('objective', 'objective.key', 'classObjective.objective')
      .select(['classObjective.id', 'objective.code'])
      .where('classObjective.class', '=', ctx.rows.keyOf('class', classId)),
  );
  return new Map(rows.map((row) => [row.id, row.code]));
}
