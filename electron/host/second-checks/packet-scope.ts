import type { Scope } from '../bundle/scope.ts';
import type { ReadCtx } from '../context.ts';
import { filesOfItems } from '../store/file-store.ts';
import { itemRows, judgedRows } from '../store/second-check-store.ts';

/**
 * What of a packet travels: its pieces, and back from a judge the judge's words. Its maker sends
 * no words along: who is asked second would else see what another second judge said.
 */
export function packetScope(ctx: ReadCtx, check: string): Scope {
  const items = itemRows(ctx, check);
  const isOwn = items.some(({ evidence }) => evidence !== null);
  const ids = new Set(items.map(({ id }) => id));
  const filesOf = filesOfItems(ctx, check);
  const pictures = new Set(items.flatMap(({ id }) => filesOf(id).map((file) => file.id)));
  const words = new Set(
    isOwn ? [] : judgedRows(ctx).flatMap(({ id, item }) => (ids.has(item) ? [id] : [])),
  );
  const inside: Readonly<Record<string, ReadonlySet<string>>> = {
    secondCheck: new Set([check]),
    secondItem: ids,
    secondFile: pictures,
    secondJudgement: words,
  };
  return {
    holds: (table, id) => Object.hasOwn(inside, table) && inside[table]?.has(id) === true,
    holdsRow: () => false,
    hushes: () => false,
    classes: [],
    students: 0,
    // Back at its maker they are already.
    hasFiles: isOwn,
    about: (subject) => subject,
  };
}
