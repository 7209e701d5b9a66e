import type { ReadCtx } from '../../context.ts';
import { sayTable } from '../../say.ts';
import { sqlFor } from '../query.ts';
import type { Check, Finding } from './finding.ts';

/** Evidence belongs to a student, an objective and a class that are there, and says something. */
export const evidenceLinks: Check = {
  part: 'evidence',
  find: (ctx) => [
    ...(['student', 'objective', 'class', 'task'] as const).flatMap((what) => removed(ctx, what)),
    ...empty(ctx),
  ],
};

function removed(ctx: ReadCtx, what: 'student' | 'objective' | 'class' | 'task'): Finding[] {
  const row = ctx.query.first(
    sqlFor
      .selectFrom('evidence')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('evidence.deleted', '=', 0)
      .where(`evidence.${what}`, 'is not', null)
      .where((e) =>
        e(`evidence.${what}`, 'not in', e.selectFrom(what).select('key').where('deleted', '=', 0)),
      ),
  );
  const count = row?.count ?? 0;
  return count === 0
    ? []
    : [{ key: 'check.evidence-without', params: { count, what: sayTable(what) } }];
}

function empty(ctx: ReadCtx): Finding[] {
  const row = ctx.query.first(
    sqlFor
      .selectFrom('evidence')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('deleted', '=', 0)
      .where('level', 'is', null)
      .where((e) => e.or([e('score', 'is', null), e('outOf', 'is', null)])),
  );
  const count = row?.count ?? 0;
  return count === 0 ? [] : [{ key: 'check.evidence-empty', params: { count } }];
}
