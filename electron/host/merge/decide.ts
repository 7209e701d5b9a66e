import type { Parsed } from '#shared/contract/contract.ts';
import { partitionOf } from '#shared/sync/identity.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { allDecisions } from '../store/identity-store.ts';
import { decisionId } from './merge-record.ts';
import { studentsAsOne } from './one-student.ts';
import { rowName } from './row-name.ts';

type Pair = Parsed<'merge.decide-all'>['pairs'][number];

/** Keeps a person's word about pairs, all of it or none. Throws TroubleError NOT_FOUND, INVALID. */
export function decideAll(ctx: WriteCtx, pairs: readonly Pair[], same: boolean | null): void {
  for (const pair of pairs) decide(ctx, pair, same);
  if (same !== true) return;
  // A word that could join nothing, or only some of it, would be kept and never be true.
  for (const kind of new Set(pairs.map((pair) => pair.kind))) {
    const words = allDecisions(ctx).filter((word) => word.kind === kind);
    const { of } = kind === 'student' ? studentsAsOne(ctx) : partitionOf(words);
    const refused = pairs.find((pair) => pair.kind === kind && of(pair.a) !== of(pair.b));
    if (refused) throw areTwo(ctx, refused);
  }
}

function decide(ctx: WriteCtx, { kind, a, b }: Pair, same: boolean | null): void {
  for (const id of [a, b]) found(ctx, kind, id);
  if (a === b) throw invalid('Pair', a, 'why.pair-of-one');
  const [least = '', other = ''] = [a, b].sort();
  const id = decisionId(a, b);
  if (same !== null) ctx.rows.put('identityDecision', id, { kind, a: least, b: other, same });
  else if (ctx.rows.get('identityDecision', id)) ctx.rows.remove('identityDecision', id);
}

function areTwo(ctx: WriteCtx, { kind, a, b }: Pair) {
  const [one, other] = [a, b].map((id) => {
    const number = kind === 'student' ? ctx.rows.get('student', id)?.schoolId : null;
    return [rowName(ctx, kind, id), number ? `(${number})` : ''].join(' ').trim();
  });
  const why = kind === 'student' ? 'why.students-apart' : 'why.two-apart';
  return invalid('The same', `${one} = ${other}`, why);
}
