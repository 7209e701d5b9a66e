import { TroubleError } from '#shared/contract/errors.ts';
import { declarationOf } from '#shared/model/row.ts';
import type { ChangeKind } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from './context.ts';
import { rowName } from './merge/row-name.ts';
import { say } from './say.ts';
import { teacherName } from './store/gradebook-store.ts';
import {
  type Birth,
  birthsOf,
  classesOfStudent,
  linkOf,
  sourceNames,
  sourcesOfClass,
} from './store/owner-store.ts';

/** A row that a step wrote, with what it was called where it is gone now. */
export interface Touched {
  readonly entity: TableName;
  readonly row: string;
  readonly before?: Json;
}

/** What is this file's own, whomever it speaks of: merging, settings, one's own notes. */
const OWN_KINDS: ReadonlySet<ChangeKind> = new Set(['gradebook', 'settings', 'notes', 'merges']);

/** What a person says about a merge reaches into what it brought: that is its sense. */
const OF_MERGING: ReadonlySet<string> = new Set([
  'merge.run',
  'merge.settle',
  'merge.settle-all',
  'check.repair',
]);

/** True for a step that may write what came with another teacher's file. */
export const isOfMerging = (step: { readonly name: string; readonly role?: string }): boolean =>
  OF_MERGING.has(step.name) || step.role === 'undo' || step.role === 'redo';

const bornHere =
  (ctx: ReadCtx, own: string | null) =>
  ({ isHere, device, by }: Birth): boolean =>
    isHere || device === ctx.device || (by !== null && by === own);

/**
 * The teacher whose class this is and who alone edits it; null: this file's own, also where it is
 * taught together with another teacher. A file without a name is a teacher without one.
 */
export function teacherOfClass(ctx: ReadCtx, id: string): string | null {
  const [source] = sourcesOfClass(ctx, id);
  if (source === undefined) return null;
  if (birthsOf(ctx, 'class', id).some(bornHere(ctx, teacherName(ctx)))) return null;
  return sourceNames(ctx).get(source) ?? '';
}

/**
 * A department file never edits what its teachers' files brought. Throws TroubleError NOT_YOURS for
 * the first row of a step that is another teacher's, or that hangs on one: an entry on their class,
 * a threshold on their objective. What both teach, by one and the same id, both may change.
 */
export function refuseForeign(ctx: ReadCtx, touched: readonly Touched[]): void {
  const sources = sourceNames(ctx);
  if (sources.size === 0) return;
  const own = teacherName(ctx);
  const names = new Set([...sources.values()].filter((name) => name !== null && name !== own));
  const known = new Map<string, string | null>();
  const isOwn = bornHere(ctx, own);
  const isForeign = (birth: Birth) =>
    !isOwn(birth) && (birth.source !== null || names.has(birth.by));
  const teacherOf = ({ by, source }: Birth) => by ?? sources.get(source ?? '') ?? '';
  /** Whose a row is by who made it; null: this file's. A row that is made just now is. */
  const makerOf = (table: TableName, id: string): string | null => {
    const births = birthsOf(ctx, table, id);
    const [first] = births;
    return first && births.every(isForeign) ? teacherOf(first) : null;
  };
  const ofRoot = (table: TableName, id: string): string | null => {
    if (table === 'class') return teacherOfClass(ctx, id);
    const maker = makerOf(table, id);
    const isTaughtHere = () =>
      classesOfStudent(ctx, id).some((at) => foreign('class', at) === null);
    return maker !== null && table === 'student' && isTaughtHere() ? null : maker;
  };
  const makerOfAttempt = (entity: TableName, row: string): string | null => {
    if (declarationOf(entity).appendOnly) return makerOf(entity, row);
    const attempt =
      entity === 'attachment' ? linkOf(ctx, entity, row, 'evidence', 'evidence') : null;
    return attempt === null ? null : makerOf('evidence', attempt);
  };
  const foreign = (table: TableName, id: string): string | null => {
    const key = `${table} ${id}`;
    let found = known.get(key);
    if (found === undefined) {
      found = ofRoot(table, id);
      known.set(key, found);
    }
    return found;
  };

  for (const { entity, row, before } of touched) {
    if (OWN_KINDS.has(declarationOf(entity).changes)) continue;
    const root = rootOf(ctx, entity, row);
    const teacher =
      foreign(root.table, root.id) ??
      // Where two teach one class, an attempt still is of the one who took it, with its files.
      makerOfAttempt(entity, row);
    if (teacher === null) continue;
    const gone = (before as { readonly name?: Json } | undefined)?.name;
    const name = typeof gone === 'string' ? gone : rowName(ctx, root.table, root.id);
    throw new TroubleError('NOT_YOURS', {
      name,
      teacher: teacher === '' ? say('app.another-teacher') : teacher,
    });
  }
}

/** What a row hangs on in the end: its class, or else what its first link leads to. */
function rootOf(
  ctx: ReadCtx,
  entity: TableName,
  row: string,
): { readonly table: TableName; readonly id: string } {
  if (entity === 'class') return { table: entity, id: row };
  const links = Object.entries(declarationOf(entity).fields).filter(
    ([, { kind, required }]) => kind === 'ref' && required,
  );
  const [field, { to }] = links.find(([name]) => name === 'class') ?? links[0] ?? ['', {}];
  if (to === undefined) return { table: entity, id: row };
  const id = linkOf(ctx, entity, row, field, to as TableName);
  return id === null ? { table: entity, id: row } : rootOf(ctx, to as TableName, id);
}
