import { declarationOf } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../../context.ts';
import { chainLink, hashOfChange, sha256 } from '../journal.ts';
import { sqlFor } from '../query.ts';
import { VOIDING } from '../sealed-row.ts';
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
    const fields = Object.keys(declarationOf('evidence').fields);
    // No index finds the rows of a step: they are read in the order of keys, which steps share.
    const evidenceOf = ctx.query.hot<[number, number, number], readonly (string | number | null)[]>(
      'check evidence',
      () =>
        sqlFor
          .selectFrom('evidence')
          .select(['id', ...(fields as 'on'[])])
          .where('key', '>=', 0)
          .where('key', '<=', 0)
          .where('op', '=', 0)
          .orderBy('key'),
    );
    const strays = strayEvidence(ctx);
    const versions = sealedVersions(ctx);
    let before = '';
    for (const op of ctx.query.all(sqlFor.selectFrom('op').selectAll().orderBy('key'))) {
      const changes = changesOf(op.key);
      const subject = { step: op.key, name: op.name };
      if (!changes.every(isAsRecorded)) {
        findings.push({ key: 'check.change-altered', params: subject });
      }
      const others = new Map(versions.get(op.key));
      const own =
        op.evidenceFrom === null || op.evidenceTo === null
          ? []
          : evidenceOf(op.evidenceFrom, op.evidenceTo, op.key);
      const rows = own.map(([id, ...values]) => {
        const sealed = others.get(String(id));
        others.delete(String(id));
        if (sealed !== undefined) return rowText(String(id), sealed);
        const stored = values.map((value, i) => (VOIDING.has(fields[i] ?? '') ? null : value));
        return rowText(String(id), JSON.stringify(stored));
      });
      // Versions of rows that other steps brought first.
      const appended = [...rows, ...[...others].map(([id, text]) => rowText(id, text))].join('');
      const hashes = changes.map((change) => change[6]);
      if (strays.has(op.key) || chainLink(before, op, hashes, sha256(appended)) !== op.chain) {
        findings.push({ key: 'check.step-altered', params: subject });
      }
      // The stored link, so that one altered step is one finding and not one for all after it.
      before = op.chain;
    }
    return findings;
  },
};

const rowText = (id: string, stored: string): string =>
  `["evidence",${JSON.stringify(id)},${stored}]`;

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

/** Rows as steps sealed them, where the table no longer shows that: by step and row. */
function sealedVersions(ctx: ReadCtx): Map<number, Map<string, string>> {
  const rows = ctx.query.all(
    sqlFor.selectFrom('rowVersion').select(['op', 'row', 'stored']).orderBy('seq'),
  );
  const byOp = new Map<number, Map<string, string>>();
  for (const { op, row, stored } of rows) {
    byOp.set(op, (byOp.get(op) ?? new Map<string, string>()).set(row, stored));
  }
  return byOp;
}

function isAsRecorded([entity, row, field, after, hlc, device, hash]: ChangeColumns): boolean {
  const value = after === null ? null : (JSON.parse(after) as Json);
  const change = { entity: entity as TableName, row, field, before: null, after: value };
  return hashOfChange(change, hlc, device) === hash;
}
