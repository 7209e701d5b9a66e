import type { Parsed } from '#shared/contract/contract.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import { liftedPseudonyms } from '../bundle/lifted.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { exportBundle } from '../jobs/export/bundle.ts';
import { fingerprintOf, isRecipient, readKey, runKeygen, saveKey } from '../jobs/keygen.ts';
import { lookAtBundle } from '../jobs/look-at-bundle.ts';
import { previewMerge, runMerge } from '../jobs/merge.ts';
import { openProposals } from '../merge/proposals.ts';
import { answerSchoolIds } from '../merge/school-ids.ts';
import { standingConflicts } from '../merge/standing-conflicts.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';

type Names =
  | 'export.bundle'
  | 'bundle.look'
  | 'merge.preview'
  | 'merge.run'
  | 'merge.decide'
  | 'merge.decide-all'
  | 'merge.school-ids'
  | 'merge.decisions'
  | 'merge.conflicts'
  | 'merge.settle'
  | 'pseudonym.list'
  | 'key.make'
  | 'key.look'
  | 'key.read'
  | 'key.save';

/** Bundles, merging, and what a merge leaves to people. */
export const merge: Pick<Handlers, Names> = {
  'export.bundle': exportBundle,
  'bundle.look': lookAtBundle,
  'merge.preview': previewMerge,
  'merge.run': runMerge,
  'pseudonym.list': (ctx, { recipient }) => liftedPseudonyms(ctx, recipient),
  'key.make': runKeygen,
  'key.read': readKey,
  'key.save': saveKey,
  'key.look': (_, { recipient }) => ({
    fingerprint: isRecipient(recipient) ? fingerprintOf(recipient) : null,
  }),
  'merge.decide'(ctx, { same, ...pair }) {
    decide(ctx, pair, same);
    return {};
  },
  'merge.decide-all'(ctx, { pairs, same }) {
    for (const pair of pairs) decide(ctx, pair, same);
    ctx.about({ count: pairs.length });
    return {};
  },
  'merge.school-ids'(ctx, { source, same }) {
    found(ctx, 'source', source);
    answerSchoolIds(ctx, source, same);
    return {};
  },
  'merge.decisions': (ctx) => openProposals(ctx).slice(0, 500),
  'merge.conflicts': standingConflicts,
  'merge.settle'(ctx, { conflict, stands }) {
    const row = found(ctx, 'conflict', conflict);
    settleTo(ctx, row.entity as TableName, row.row, row.field, row[stands] as Json);
    ctx.rows.update('conflict', conflict, { stands });
    return {};
  },
};

type Pair = Parsed<'merge.decide-all'>['pairs'][number];

function decide(ctx: WriteCtx, { kind, a, b }: Pair, same: boolean | null): void {
  for (const id of [a, b]) found(ctx, kind, id);
  if (a === b) throw invalid('Pair', a, 'one and the same needs no word');
  const [least = '', other = ''] = [a, b].sort();
  const id = nameId('identityDecision', least, other);
  if (same !== null) ctx.rows.put('identityDecision', id, { kind, a: least, b: other, same });
  else if (ctx.rows.get('identityDecision', id)) ctx.rows.remove('identityDecision', id);
}

function settleTo(ctx: WriteCtx, entity: TableName, row: string, field: string, value: Json): void {
  const before = ctx.rows.present(entity, row, field);
  if (field !== ROW) {
    found(ctx, entity, row);
    ctx.rows.update(entity, row, { [field]: value });
    return;
  }
  if ((before !== null) === (value === true)) return;
  if (value !== true) {
    ctx.rows.remove(entity, row);
    return;
  }
  const back: Change = { entity, row, field, before: null, after: {} };
  ctx.rows.apply(back);
}
