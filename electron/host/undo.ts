import { TroubleError } from '#shared/contract/errors.ts';
import type { ChangeKind } from '#shared/model/table.ts';
import { type Change, ROW, reverse } from '#shared/sync/change.ts';
import type { WriteCtx } from './context.ts';
import { erasedUpTo } from './store/erased-store.ts';
import { hasBytes } from './store/file-store.ts';
import type { KeptRows } from './store/kept-rows.ts';
import type { OpRow } from './store/schema.ts';
import type { Door } from './transact.ts';

export interface Undone {
  /** The step that was taken back or done again. */
  readonly op: OpRow;
  /** Fields left alone because something newer stands there. */
  readonly skipped: number;
  readonly changes: readonly ChangeKind[];
}

/**
 * Takes back the newest step of this device. Throws TroubleError NOTHING_TO_UNDO; ERASED_BEFORE where
 * something was erased for good since: steps before that may be about what is no more.
 */
export function undo(door: Door, device: string): Undone {
  const candidate = door.journal.undoCandidate(device);
  if (!candidate) throw new TroubleError('NOTHING_TO_UNDO');
  if (candidate.key <= erasedUpTo(door.readCtx())) throw new TroubleError('ERASED_BEFORE');
  return takeBack(door, candidate, 'undo');
}

/** Does again what the newest undo took back. Throws TroubleError NOTHING_TO_REDO. */
export function redo(door: Door, device: string): Undone {
  const candidate = door.journal.redoCandidate(device);
  if (!candidate || candidate.key <= erasedUpTo(door.readCtx())) {
    throw new TroubleError('NOTHING_TO_REDO');
  }
  return takeBack(door, candidate, 'redo');
}

/** Undo is a new forward change, because history and merging must see it. */
function takeBack(door: Door, op: OpRow, role: 'undo' | 'redo'): Undone {
  let skipped = 0;
  const outcome = door.transact({ name: op.name, role, undoes: op.key }, (ctx) => {
    ctx.about(JSON.parse(op.subject));
    for (const change of reversed(door, op)) {
      if (stillOurs(ctx, change, door.kept)) ctx.rows.apply(change);
      else skipped += 1;
    }
    return null;
  });
  if (outcome.op === null) {
    // Everything it did was overwritten since; say so rather than pretend.
    throw new TroubleError(role === 'undo' ? 'NOTHING_TO_UNDO' : 'NOTHING_TO_REDO');
  }
  return { op, skipped, changes: outcome.changes };
}

function reversed(door: Door, op: OpRow): Change[] {
  const appended = door.journal
    .evidenceOf(op.key)
    .map((row): Change => ({ entity: 'evidence', row, field: ROW, before: null, after: {} }));
  return [...appended, ...door.journal.movedBy(op.key), ...door.journal.changesOf(op.key)]
    .reverse()
    .map(reverse);
}

/** A field is taken back only while it holds what the step left there. */
function stillOurs(ctx: WriteCtx, change: Change, kept: KeptRows): boolean {
  const present = ctx.rows.present(change.entity, change.row, change.field);
  // What stands only by what hangs on it was removed all the same: it can be brought back.
  if (change.field === ROW && kept.isKept(change.entity, change.row)) return change.before === null;
  if (change.field === ROW) {
    return (present === null) === (change.before === null) && !isSwept(ctx, change);
  }
  // Writing into a row that is gone would bring it back where it is merged next.
  if (ctx.rows.present(change.entity, change.row, ROW) === null) return false;
  return JSON.stringify(present) === JSON.stringify(change.before);
}

/** A file that was removed long ago is gone for good: its row would come back as an empty frame. */
function isSwept(ctx: WriteCtx, { entity, before, after }: Change): boolean {
  if (before !== null || after === null) return false;
  if (entity !== 'attachment' && entity !== 'secondFile') return false;
  const { sha256 } = after as { readonly sha256?: string };
  return sha256 !== undefined && !hasBytes(ctx, sha256);
}
