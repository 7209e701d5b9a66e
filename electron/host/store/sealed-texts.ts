import { declarationOf } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';
import type { OpRow } from './schema.ts';
import { VOIDING } from './sealed-row.ts';

/** The rows that a step added to what is written once, as its link of the chain is made over them. */
export type SealedTexts = (
  op: Pick<OpRow, 'key' | 'evidenceFrom' | 'evidenceTo'>,
) => readonly string[];

/** Reads them as they stand now; versions of rows are read once. */
export function sealedTexts(ctx: ReadCtx): SealedTexts {
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
  const versions = sealedVersions(ctx);
  return ({ key, evidenceFrom, evidenceTo }) => {
    const others = new Map(versions.get(key));
    const own =
      evidenceFrom === null || evidenceTo === null ? [] : evidenceOf(evidenceFrom, evidenceTo, key);
    const rows = own.map(([id, ...values]) => {
      const sealed = others.get(String(id));
      others.delete(String(id));
      if (sealed !== undefined) return rowText(String(id), sealed);
      const stored = values.map((value, i) => (VOIDING.has(fields[i] ?? '') ? null : value));
      return rowText(String(id), JSON.stringify(stored));
    });
    // Versions of rows that other steps brought first.
    return [...rows, ...[...others].map(([id, text]) => rowText(id, text))];
  };
}

const rowText = (id: string, stored: string): string =>
  `["evidence",${JSON.stringify(id)},${stored}]`;

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
