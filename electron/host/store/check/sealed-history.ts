import { declarationOf } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Json } from '#shared/util/json.ts';
import { chainLink, hashOfChange, sha256 } from '../journal.ts';
import { sqlFor } from '../query.ts';
import type { Check, Finding } from './finding.ts';

/** What may change on an evidence row after it was written; it is sealed without. */
const VOIDING: ReadonlySet<string> = new Set(['voidedAt', 'voidedWhy', 'voidedBy']);

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
    const fields = Object.keys(declarationOf('evidence').fields);
    const evidenceOf = ctx.query.hot<[number], readonly (string | number | null)[]>(
      'check evidence',
      () =>
        sqlFor
          .selectFrom('evidence')
          .select(['id', ...(fields as 'on'[])])
          .where('op', '=', 0)
          .orderBy('key'),
    );
    let before = '';
    for (const op of ctx.query.all(sqlFor.selectFrom('op').selectAll().orderBy('key'))) {
      const changes = changesOf(op.key);
      const subject = { step: op.key, name: op.name };
      if (!changes.every(isAsRecorded)) {
        findings.push({ key: 'check.change-altered', params: subject });
      }
      const appended = evidenceOf(op.key)
        .map(([id, ...values]) => {
          const stored = values.map((value, i) => (VOIDING.has(fields[i] ?? '') ? null : value));
          return JSON.stringify(['evidence', id, stored]);
        })
        .join('');
      const hashes = changes.map((change) => change[6]);
      if (chainLink(before, op, hashes, sha256(appended)) !== op.chain) {
        findings.push({ key: 'check.step-altered', params: subject });
      }
      // The stored link, so that one altered step is one finding and not one for all after it.
      before = op.chain;
    }
    return findings;
  },
};

function isAsRecorded([entity, row, field, after, hlc, device, hash]: ChangeColumns): boolean {
  const value = after === null ? null : (JSON.parse(after) as Json);
  const change = { entity: entity as TableName, row, field, before: null, after: value };
  return hashOfChange(change, hlc, device) === hash;
}
