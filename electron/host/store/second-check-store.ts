import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Attempts with a level that a second judge could be given, in the order of ids. */
export const workRows = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('student', 'student.key', 'evidence.student')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .innerJoin('class', 'class.key', 'evidence.class')
      .innerJoin('level', 'level.key', 'evidence.level')
      .innerJoin('scale', 'scale.key', 'level.scale')
      .leftJoin('task', 'task.key', 'evidence.task')
      .select([
        'evidence.id',
        'class.id as class',
        'objective.id as objective',
        'objective.code',
        'objective.statement',
        'scale.id as scale',
        'level.id as level',
        'task.name as task',
        'evidence.kind',
        'evidence.version',
        'evidence.shown',
        'student.givenName',
        'student.middleName',
        'student.familyName',
        'student.called',
      ])
      .where((e) => e('evidence.deleted', '=', e.lit(0)))
      .where('evidence.voidedAt', 'is', null)
      .where('evidence.kind', 'not in', ['self', 'pre-assessment', 'carried-in'])
      .orderBy('evidence.id'),
  );

/** All packets, the newest first. */
export const packetRows = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('secondCheck')
      .select(['id', 'name', 'askedBy', 'madeOn', 'scales'])
      .where('deleted', '=', 0)
      .orderBy('madeOn', 'desc')
      .orderBy('id'),
  );

/** Whether a packet was here and is removed. */
export const isRemovedPacket = (ctx: ReadCtx, id: string): boolean =>
  ctx.query.first(
    sqlFor.selectFrom('secondCheck').select('id').where('id', '=', id).where('deleted', '=', 1),
  ) !== undefined;

/** Packets made here and removed, that somebody judged: one row a judge, with how many pieces. */
export const removedPackets = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('secondCheck')
      .innerJoin('secondItem', 'secondItem.secondCheck', 'secondCheck.key')
      .innerJoin('secondSource', 'secondSource.secondItem', 'secondItem.key')
      .innerJoin('secondJudgement', 'secondJudgement.secondItem', 'secondItem.key')
      .select((e) => [
        'secondCheck.id',
        'secondCheck.name',
        'secondJudgement.assessor',
        e.fn.countAll<number>().as('judged'),
      ])
      .where('secondCheck.deleted', '=', 1)
      .where('secondItem.deleted', '=', 0)
      .where('secondSource.deleted', '=', 0)
      .where('secondJudgement.deleted', '=', 0)
      .groupBy(['secondCheck.id', 'secondCheck.name', 'secondJudgement.assessor'])
      .orderBy('secondCheck.id')
      .orderBy('secondJudgement.assessor'),
  );

/** The pieces of all packets, or of one, in their order; `evidence` where the packet was made. */
export function itemRows(ctx: ReadCtx, packet?: string) {
  const all = sqlFor
    .selectFrom('secondItem')
    .innerJoin('secondCheck', 'secondCheck.key', 'secondItem.secondCheck')
    .leftJoin('secondSource', (join) =>
      join
        .onRef('secondSource.secondItem', '=', 'secondItem.key')
        .on('secondSource.deleted', '=', 0),
    )
    .leftJoin('evidence', 'evidence.key', 'secondSource.evidence')
    .select([
      'secondItem.id',
      'secondCheck.id as packet',
      'secondItem.scale',
      'secondItem.code',
      'secondItem.statement',
      'secondItem.task',
      'secondItem.kind',
      'secondItem.version',
      'secondItem.shown',
      'evidence.id as evidence',
    ])
    .where('secondItem.deleted', '=', 0)
    .where('secondCheck.deleted', '=', 0)
    .orderBy('secondCheck.id')
    .orderBy('secondItem.position');
  return ctx.query.all(packet === undefined ? all : all.where('secondCheck.id', '=', packet));
}

/** Whether a piece's packet was made in this file. */
export const isSourceHere = (ctx: ReadCtx, item: string): boolean =>
  ctx.query.first(
    sqlFor
      .selectFrom('secondSource')
      .innerJoin('secondItem', 'secondItem.key', 'secondSource.secondItem')
      .select('secondSource.id')
      .where('secondItem.id', '=', item)
      .where('secondSource.deleted', '=', 0),
  ) !== undefined;

/** Everything that second judges said, with the piece it is about. */
export const judgedRows = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('secondJudgement')
      .innerJoin('secondItem', 'secondItem.key', 'secondJudgement.secondItem')
      .innerJoin('secondCheck', 'secondCheck.key', 'secondItem.secondCheck')
      .select([
        'secondJudgement.id',
        'secondItem.id as item',
        'secondJudgement.level',
        'secondJudgement.assessor',
      ])
      .where('secondJudgement.deleted', '=', 0)
      .where('secondItem.deleted', '=', 0)
      .where('secondCheck.deleted', '=', 0)
      .orderBy('secondJudgement.assessor')
      .orderBy('secondJudgement.id'),
  );
