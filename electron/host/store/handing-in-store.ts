import type { Row } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';
import { levelNames } from './scale-store.ts';

/** A term as handed in; the whole row but its machinery. */
export type SnapshotRow = Omit<Row<'snapshot'>, 'class' | 'term' | 'rule'> & {
  readonly key: number;
  readonly id: string;
  /** JSON. */
  readonly rule: string;
};

/** Snapshots of a class's term, newest first. */
export function snapshotsOf(ctx: ReadCtx, classId: string, term: string): SnapshotRow[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('snapshot')
      .select([
        'key',
        'id',
        'at',
        'asOf',
        'termName',
        'start',
        'end',
        'ruleName',
        'rule',
        'teacher',
      ])
      .where('class', '=', ctx.rows.keyOf('class', classId))
      .where('term', '=', ctx.rows.keyOf('term', term))
      .where('deleted', '=', 0)
      .orderBy('at', 'desc')
      .orderBy('key', 'desc'),
  );
}

/** How many letters each snapshot of a class's term holds, by the snapshot's key. */
export function lineCounts(
  ctx: ReadCtx,
  snapshots: readonly number[],
): ReadonlyMap<number, number> {
  if (snapshots.length === 0) return new Map();
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('snapshotLine')
      .select((eb) => ['snapshot', eb.fn.countAll<number>().as('n')])
      .where('snapshot', 'in', snapshots)
      .where('deleted', '=', 0)
      .groupBy('snapshot'),
  );
  return new Map(rows.map((row) => [row.snapshot, row.n]));
}

/** The letters of one snapshot in roster order, with who the students are today. */
export function linesOf(ctx: ReadCtx, snapshot: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('snapshotLine')
      .innerJoin('student', 'student.key', 'snapshotLine.student')
      .select([
        'student.id as student',
        'student.key as studentKey',
        'student.schoolId',
        'student.givenName',
        'student.familyName',
        'student.called',
        'snapshotLine.letter',
        'snapshotLine.code',
        'snapshotLine.number',
        'snapshotLine.value',
        'snapshotLine.counted',
        'snapshotLine.mastered',
        'snapshotLine.overridden',
        'snapshotLine.why',
      ])
      .where('snapshotLine.snapshot', '=', snapshot)
      .where('snapshotLine.deleted', '=', 0)
      .orderBy('snapshotLine.position'),
  );
}

export type SnapshotLineRow = ReturnType<typeof linesOf>[number];

/** Corrections of a class's term, oldest first. */
export function gradeChangesOf(ctx: ReadCtx, classId: string, term: string) {
  return ctx.query.all(
    sqlFor
      .selectFrom('gradeChange')
      .innerJoin('student', 'student.key', 'gradeChange.student')
      .select([
        'gradeChange.id',
        'student.id as student',
        'student.schoolId',
        'student.givenName',
        'student.familyName',
        'student.called',
        'gradeChange.from',
        'gradeChange.to',
        'gradeChange.code',
        'gradeChange.number',
        'gradeChange.reason',
        'gradeChange.evidence',
        'gradeChange.approver',
        'gradeChange.on',
        'gradeChange.at',
        'gradeChange.by',
      ])
      .where('gradeChange.class', '=', ctx.rows.keyOf('class', classId))
      .where('gradeChange.term', '=', ctx.rows.keyOf('term', term))
      .where('gradeChange.deleted', '=', 0)
      .orderBy('gradeChange.at')
      .orderBy('gradeChange.key'),
  );
}

export type GradeChangeRow = ReturnType<typeof gradeChangesOf>[number];

/** True when letters were handed in for a term, in any class. */
export function isTermHandedIn(ctx: ReadCtx, term: string): boolean {
  const row = ctx.query.first(
    sqlFor
      .selectFrom('snapshot')
      .select('key')
      .where('term', '=', ctx.rows.keyOf('term', term))
      .where('deleted', '=', 0)
      .limit(1),
  );
  return row !== undefined;
}

/** Attempts that arrived after an instant or are dated after a day, of some students, oldest first. */
export function evidenceSince(
  ctx: ReadCtx,
  students: readonly number[],
  since: { readonly at: number; readonly asOf: string },
) {
  if (students.length === 0) return [];
  const called = levelNames(ctx);
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('op', 'op.key', 'evidence.op')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .leftJoin('level', 'level.key', 'evidence.level')
      .select([
        'evidence.id',
        'evidence.student',
        'objective.code',
        'evidence.on',
        'evidence.kind',
        'level.id as levelId',
        'level.name as level',
        'evidence.score',
        'evidence.outOf',
        'evidence.recordedAt',
        'evidence.voidedAt',
        'op.knownAt',
        'op.by',
      ])
      .where('evidence.student', 'in', students)
      .where('evidence.deleted', '=', 0)
      .where((eb) =>
        eb.or([
          eb('op.knownAt', '>', since.at),
          eb('evidence.voidedAt', '>', since.at),
          eb('evidence.on', '>', since.asOf),
        ]),
      )
      .orderBy('evidence.on')
      .orderBy('evidence.recordedAt')
      .orderBy('evidence.id'),
  );
  return rows.map((row) => ({ ...row, level: called(row.levelId, row.level) }));
}

/** Attempts by id, as a grade change names them. */
export function attemptsNamed(ctx: ReadCtx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const called = levelNames(ctx);
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .innerJoin('student', 'student.key', 'evidence.student')
      .leftJoin('level', 'level.key', 'evidence.level')
      .select([
        'evidence.id',
        'student.id as student',
        'objective.code as objective',
        'evidence.on',
        'evidence.kind',
        'level.id as levelId',
        'level.name as level',
        'evidence.score',
        'evidence.outOf',
      ])
      .where('evidence.id', 'in', ids)
      .where('evidence.deleted', '=', 0)
      .orderBy('evidence.on')
      .orderBy('evidence.id'),
  );
  return rows.map((row) => ({ ...row, level: called(row.levelId, row.level) }));
}
