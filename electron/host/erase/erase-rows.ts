import { declarationOf, tableNames } from '#shared/model/row.ts';
import type { ChangeKind } from '#shared/model/table.ts';
import type { WriteCtx } from '../context.ts';
import { sealOfErased } from '../store/erased-store.ts';
import { createRemover } from '../store/erasing-store.ts';
import { type Going, sizeOfGoing } from './going.ts';

/**
 * Takes rows out of the file for good, as part of the step under way: out of their tables, out of what
 * the journal, merges and as-known-on days say of them, and the bytes of files that nobody else needs.
 * Of each change its digest stays, of each step that brought evidence the digest of what it brought:
 * the hash chain holds, and a seal over all of it tells if somebody alters what is left. Answers the
 * hashes of the bytes that went.
 */
export function eraseRows(tx: WriteCtx, going: Going): readonly string[] {
  if (sizeOfGoing(going) === 0) return [];
  const remover = createRemover(tx);
  remover.beforeEvidence(going.get('evidence') ?? new Map());
  const hashes = remover.bytesOnlyOf(going);
  const kinds = new Set<ChangeKind>();
  // A link always points to an earlier table: what points goes first.
  for (const table of [...tableNames].reverse()) {
    const rows = going.get(table);
    if (!rows || rows.size === 0) continue;
    kinds.add(declarationOf(table).changes);
    remover.forget(table, rows, tx.ownOp());
  }
  remover.forgetBytes(hashes);
  remover.afterEvidence();
  tx.settleKept();
  tx.erased(kinds, going, sealOfErased(tx));
  return hashes;
}
