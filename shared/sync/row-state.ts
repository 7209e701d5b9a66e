import type { Json } from '../util/json.ts';
import { ROW } from './change.ts';
import { ORDER, type Order, removes, type Stamped } from './order.ts';

/** A row as all its changes together leave it: the newest change of each field stands. */
export interface RowState {
  readonly fields: ReadonlyMap<string, Stamped>;
  /** The newest change that says the row is there, and the newest that takes it away. */
  readonly edited: Stamped | null;
  readonly removed: Stamped | null;
}

export const NO_ROW: RowState = { fields: new Map(), edited: null, removed: null };

/** What a change says about single fields: a row's creation says only what it names. */
export function claimsOf(change: Stamped): readonly (readonly [string, Json])[] {
  if (change.field !== ROW) return [[change.field, change.after]];
  if (change.after === null || typeof change.after !== 'object') return [];
  return Object.entries(change.after as Readonly<Record<string, Json>>);
}

/**
 * The row after some more changes. A set of changes gives one state, whatever the order in which
 * they come, because every choice is a maximum of the total order.
 */
export function settle(
  state: RowState,
  changes: Iterable<Stamped>,
  order: Order = ORDER,
): RowState {
  const fields = new Map(state.fields);
  let { edited, removed } = state;
  const later = (before: Stamped | null | undefined, change: Stamped): Stamped =>
    before && order(before, change) >= 0 ? before : change;
  for (const change of changes) {
    if (removes(change)) {
      removed = later(removed, change);
      continue;
    }
    edited = later(edited, change);
    for (const [field] of claimsOf(change)) fields.set(field, later(fields.get(field), change));
  }
  return { fields, edited, removed };
}

/** A row is there while its newest edit is newer than its newest removal. */
export function isLive({ edited, removed }: RowState, order: Order = ORDER): boolean {
  return edited !== null && (removed === null || order(edited, removed) > 0);
}

/** The value that stands in a field; null where nothing was ever said. */
export function standing(state: RowState, field: string): Json {
  const change = state.fields.get(field);
  if (!change) return null;
  if (change.field !== ROW) return change.after;
  const values = change.after as Readonly<Record<string, Json>>;
  return values[field] ?? null;
}

/** All fields that somebody said something about, with what stands in them. */
export function allStanding(state: RowState): Record<string, Json> {
  return Object.fromEntries([...state.fields.keys()].map((name) => [name, standing(state, name)]));
}
