import { TroubleError } from '#shared/contract/errors.ts';
import type { FrameworkItem, FrameworkReading } from '../../interchange/framework-reading.ts';
import type { Wishes } from './decide.ts';

export type Role = 'objective' | 'unit' | 'group';

/** What becomes of the items of a framework. */
export interface FrameworkChoice {
  readonly roles: ReadonlyMap<string, Role>;
  /** Items of the chosen branches. */
  readonly chosen: ReadonlySet<string>;
  /** Chosen objectives in the order of the tree, each with the item that is its unit. */
  readonly objectives: readonly {
    readonly item: FrameworkItem;
    readonly unit: FrameworkItem | null;
  }[];
  /** Their units in the order of the tree, and chosen ones in which there is nothing; null: the document. */
  readonly units: readonly (FrameworkItem | null)[];
  /** Chosen items and all above them: what is remembered of the framework. */
  readonly kept: readonly FrameworkItem[];
}

/**
 * Items at the bottom become objectives, and those that have or are a prerequisite; the nearest
 * item above that is none is the unit. `wish` may say otherwise.
 */
export function chooseItems(
  reading: FrameworkReading,
  wish: NonNullable<Wishes['framework']> | null,
): FrameworkChoice {
  const { items } = reading;
  const byId = new Map(items.map((item) => [item.identifier, item]));
  const hasChildren = new Set(items.map((item) => item.parent));
  const linked = new Set(reading.precedes.flatMap(({ first, later }) => [first, later]));
  const says = wish?.objectives ?? null;
  const isObjective = (item: FrameworkItem): boolean => {
    if (item.isGroup) return false;
    if (says !== null && says !== 'leaves') return item.type === says.type;
    const isLeaf = !hasChildren.has(item.identifier);
    return isLeaf || (says === null && linked.has(item.identifier));
  };
  const roles = new Map<string, Role>();
  for (const item of items) roles.set(item.identifier, isObjective(item) ? 'objective' : 'group');
  const branches = branchesOf(items, wish?.branches ?? null);
  const chosen = new Set<string>();
  // Parents stand before their children, so one pass is enough for both.
  const units = new Map<string, FrameworkItem | null>();
  for (const item of items) {
    const { identifier, parent } = item;
    if (branches === null || branches.has(identifier) || (parent !== null && chosen.has(parent))) {
      chosen.add(identifier);
    }
    const above = parent === null ? undefined : byId.get(parent);
    const isUnit = above !== undefined && roles.get(above.identifier) !== 'objective';
    units.set(identifier, !above ? null : isUnit ? above : (units.get(above.identifier) ?? null));
  }
  const objectives = items
    .filter(({ identifier }) => chosen.has(identifier) && roles.get(identifier) === 'objective')
    .map((item) => ({ item, unit: units.get(item.identifier) ?? null }));
  const isEmptyUnit = ({ isUnit, identifier }: FrameworkItem): boolean =>
    isUnit === true && chosen.has(identifier) && !hasChildren.has(identifier);
  const empty = items.filter(isEmptyUnit);
  const unitOf = new Map(objectives.map(({ item, unit }) => [item, unit]));
  const inOrder = items.flatMap((item) =>
    isEmptyUnit(item) ? [item] : unitOf.has(item) ? [unitOf.get(item) ?? null] : [],
  );
  const kept = new Set<string>();
  for (const item of [...objectives.map((one) => one.item), ...empty]) {
    for (let at: FrameworkItem | undefined = item; at && !kept.has(at.identifier); ) {
      kept.add(at.identifier);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
  }
  for (const unit of inOrder) if (unit) roles.set(unit.identifier, 'unit');
  return {
    roles,
    chosen,
    objectives,
    units: [...new Set(inOrder)],
    kept: items.filter(({ identifier }) => kept.has(identifier)),
  };
}

/** Branches by identifier or code. Throws TroubleError NOT_FOUND for one that is not there. */
function branchesOf(
  items: readonly FrameworkItem[],
  wanted: readonly string[] | null,
): ReadonlySet<string> | null {
  if (wanted === null) return null;
  const ids = new Map<string, string>();
  for (const { identifier, code } of items) {
    if (code !== null && !ids.has(code)) ids.set(code, identifier);
  }
  for (const { identifier } of items) ids.set(identifier, identifier);
  return new Set(
    wanted.map((written) => {
      const id = ids.get(written);
      if (id === undefined) throw new TroubleError('NOT_FOUND', { what: 'branch', name: written });
      return id;
    }),
  );
}
