import type { Json } from '../util/json.ts';
import { ROW, sameValue } from './change.ts';
import { identityOf, ORDER, type Order, type Stamped } from './order.ts';
import { isLive, NO_ROW, type RowState, settle, standing } from './row-state.ts';

/** One field of a row (or the row itself) that a merge moves. */
export interface Move {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** Whose word stood before and whose stands now. */
  readonly from: Stamped | null;
  readonly to: Stamped | null;
}

/** A field that both sides changed since their common history, to different values. */
export interface Conflict {
  readonly field: string;
  readonly mine: Json;
  readonly theirs: Json;
  /** Which of the two stands now. */
  readonly stands: 'mine' | 'theirs';
  /** The word behind each value. */
  readonly mineBy: Stamped | null;
  readonly theirsBy: Stamped | null;
}

/** What taking the changes of one row comes to. */
export interface RowPlan {
  readonly outcome: 'new' | 'updated' | 'identical' | 'conflicting';
  /** Changes that this file did not know. */
  readonly fresh: readonly Stamped[];
  readonly after: RowState;
  readonly wasLive: boolean;
  readonly isLive: boolean;
  readonly moves: readonly Move[];
  readonly conflicts: readonly Conflict[];
}

/**
 * The union of what a file knows about a row and what a bundle says about it. Both lists are the
 * whole history of the row as each side knows it, in any order.
 */
export function planRow(
  local: readonly Stamped[],
  incoming: readonly Stamped[],
  order: Order = ORDER,
): RowPlan {
  const known = new Set(local.map(identityOf));
  const fresh = incoming.filter((change) => !known.has(identityOf(change)));
  const before = settle(NO_ROW, local, order);
  const wasLive = isLive(before, order);
  if (fresh.length === 0) {
    const nothing = { fresh, moves: [], conflicts: [] };
    return { outcome: 'identical', after: before, wasLive, isLive: wasLive, ...nothing };
  }
  const after = settle(before, fresh, order);
  const live = isLive(after, order);
  const theirs = new Set(incoming.map(identityOf));
  const mine = local.filter((change) => !theirs.has(identityOf(change)));
  const conflicts = conflictsBetween(mine, fresh, after, order);
  const moves = movesBetween(before, after, wasLive, live);
  return {
    outcome: outcomeOf(local.length === 0, moves, conflicts),
    fresh,
    after,
    wasLive,
    isLive: live,
    moves,
    conflicts,
  };
}

function outcomeOf(
  isNew: boolean,
  moves: readonly Move[],
  conflicts: readonly Conflict[],
): RowPlan['outcome'] {
  if (isNew) return 'new';
  if (conflicts.length > 0) return 'conflicting';
  return moves.length > 0 ? 'updated' : 'identical';
}

function movesBetween(
  before: RowState,
  after: RowState,
  wasLive: boolean,
  live: boolean,
): readonly Move[] {
  const moves: Move[] = [];
  for (const field of after.fields.keys()) {
    const [was, is] = [standing(before, field), standing(after, field)];
    if (sameValue(was, is)) continue;
    const from = before.fields.get(field) ?? null;
    moves.push({ field, before: was, after: is, from, to: after.fields.get(field) ?? null });
  }
  if (wasLive !== live) {
    const from = wasLive ? before.edited : before.removed;
    const to = live ? after.edited : after.removed;
    moves.push({ field: ROW, before: wasLive, after: live, from, to });
  }
  return moves;
}

/** Fields that both sides spoke of without having heard the other. */
function conflictsBetween(
  mine: readonly Stamped[],
  theirs: readonly Stamped[],
  after: RowState,
  order: Order,
): readonly Conflict[] {
  if (mine.length === 0) return [];
  const here = settle(NO_ROW, mine, order);
  const there = settle(NO_ROW, theirs, order);
  const conflicts: Conflict[] = [];
  for (const field of here.fields.keys()) {
    if (!there.fields.has(field)) continue;
    const [own, other] = [standing(here, field), standing(there, field)];
    if (sameValue(own, other)) continue;
    const stands = sameValue(standing(after, field), own) ? 'mine' : 'theirs';
    const [mineBy, theirsBy] = [here.fields.get(field) ?? null, there.fields.get(field) ?? null];
    conflicts.push({ field, mine: own, theirs: other, stands, mineBy, theirsBy });
  }
  const oneRemoved = (a: RowState, b: RowState) =>
    a.removed !== null && !isLive(a, order) && b.edited !== null && isLive(b, order);
  if (oneRemoved(here, there) || oneRemoved(there, here)) {
    const mineLives = isLive(here, order);
    const stands = isLive(after, order) === mineLives ? 'mine' : 'theirs';
    const wordOf = (state: RowState) => (isLive(state, order) ? state.edited : state.removed);
    const [mineBy, theirsBy] = [wordOf(here), wordOf(there)];
    const values = { mine: mineLives, theirs: !mineLives };
    conflicts.push({ field: ROW, ...values, stands, mineBy, theirsBy });
  }
  return conflicts;
}

/**
 * The moves that can be seen, in the order in which taking them back must write their opposites
 * from last to first: nothing of a row that was not there, and of one that went, all of it. One that
 * was removed and stood by what hangs on it (`wasKept`) was seen, and goes on being seen.
 */
export function seenMoves(
  { moves, wasLive, isLive: live }: RowPlan,
  wasKept = false,
): readonly Move[] {
  if (wasKept) return moves.filter((move) => move.field !== ROW);
  const row = moves.filter((move) => move.field === ROW);
  if (!wasLive) return live ? row : [];
  return [...moves.filter((move) => move.field !== ROW), ...row];
}
