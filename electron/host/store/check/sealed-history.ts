import type { TableName } from '#shared/model/tables.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../../context.ts';
import { sealedErasure, sealOfErased } from '../erased-store.ts';
import { chainLink, hashOfChange, sha256 } from '../journal.ts';
import { sqlFor } from '../query.ts';
import { sealedTexts } from '../sealed-texts.ts';
import type { Check, Finding } from './finding.ts';

type ChangeColumns = readonly [
  entity: string,
  row: string,
  field: string,
  after: string | null,
  hlc: string,
  device: string,
  hash: string,
];

/** The hash chain: every step, its changes and the evidence it added are as they were sealed. */
export const sealedHistory: Check = {
  part: 'history',
  find(ctx) {
    const findings: Finding[] = [];
    const changesOf = ctx.query.hot<[number], ChangeColumns>('check changes', () =>
      sqlFor
        .selectFrom('change')
        .select(['entity', 'row', 'field', 'after', 'hlc', 'device', 'hash'])
        .where('op', '=', 0)
        .orderBy('seq'),
    );
    const strays = strayEvidence(ctx);
    const textsOf = sealedTexts(ctx);
    const rests = new Map(
      ctx.query
        .all(sqlFor.selectFrom('erasedRest').selectAll())
        .map(({ op, ...rest }) => [op, rest]),
    );
    let before = '';
    for (const op of ctx.query.all(sqlFor.selectFrom('op').selectAll().orderBy('key'))) {
      const changes = changesOf(op.key);
      const subject = { step: op.key, name: op.name };
      if (!changes.every(isAsRecorded)) {
        findings.push({ key: 'check.change-altered', params: subject });
      }
      const present = sha256(textsOf(op).join(''));
      // Of a step that lost evidence for good the chain has the digest of what was there.
      const rest = rests.get(op.key);
      const appended = rest?.appended ?? present;
      const isWhole = rest === undefined || rest.rest === present;
      const hashes = changes.map((change) => change[6]);
      if (!isWhole || strays.has(op.key) || chainLink(before, op, hashes, appended) !== op.chain) {
        findings.push({ key: 'check.step-altered', params: subject });
      }
      // The stored link, so that one altered step is one finding and not one for all after it.
      before = op.chain;
    }
    if (isAlteredWhereErased(ctx)) findings.push({ key: 'check.erased-altered', params: {} });
    return findings;
  },
};

/** What stands in the place of what was erased is what the step that erased it left there. */
function isAlteredWhereErased(ctx: ReadCtx): boolean {
  const seal = sealedErasure(ctx);
  return sealOfErased(ctx) !== (seal ?? NOTHING_ERASED);
}

const NOTHING_ERASED = sha256(JSON.stringify([[], [], []]));

/** Steps under whose name there are rows outside those that they brought. */
function strayEvidence(ctx: ReadCtx): ReadonlySet<number> {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('op', 'op.key', 'evidence.op')
      .select('evidence.op')
      .distinct()
      .where((e) =>
        e.or([
          e('op.evidenceFrom', 'is', null),
          e('evidence.key', '<', e.ref('op.evidenceFrom')),
          e('evidence.key', '>', e.ref('op.evidenceTo')),
        ]),
      ),
  );
  return new Set(rows.map(({ op }) => op));
}

function isAsRecorded([entity, row, field, after, hlc, device, hash]: ChangeColumns): boolean {
  // Erased: its digest alone is left, and all such digests are under one seal.
  if (entity === '') return row === '' && field === '' && after === null;
  const value = after === null ? null : (JSON.parse(after) as Json);
  const change = { entity: entity as TableName, row, field, before: null, after: value };
  return hashOfChange(change, hlc, device) === hash;
}
