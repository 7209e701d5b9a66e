import * as fc from 'fast-check';
import { type Change, ROW, squash } from '#shared/sync/change.ts';
import { encodeHlc, HLC_ZERO, type Hlc, parseHlc, receive, tick } from '#shared/sync/hlc.ts';
import { planRow, type RowPlan, seenMoves } from '#shared/sync/merge.ts';
import { identityOf, type Order, type Stamped } from '#shared/sync/order.ts';
import { allStanding, isLive, NO_ROW, settle } from '#shared/sync/row-state.ts';
import type { Json } from '#shared/util/json.ts';

type Values = Record<string, Json>;
interface Shown {
  live: boolean;
  values: Values;
}

/** A laptop in the model: its journal, and tables kept by hand as the host keeps them. */
export interface Laptop {
  device: string;
  clock: Hlc;
  wall: number;
  readonly journal: Map<string, Stamped>;
  readonly tables: Map<string, Shown>;
  /** Rows that were removed and stand because something hangs on them. */
  readonly kept: Set<string>;
  /** Own steps that Undo can take back. */
  readonly steps: Change[][];
}

const YEAR = 31_557_600_000;
const START = Date.UTC(2026, 10, 10);

export const newLaptop = (device: string): Laptop => ({
  device,
  clock: HLC_ZERO,
  wall: START,
  journal: new Map(),
  tables: new Map(),
  kept: new Set(),
  steps: [],
});

const keyOf = (change: { entity: string; row: string }): string => `${change.entity} ${change.row}`;
/** Rows of `evidence` are written once; of the others every field may move. */
const isWhole = (entity: string): boolean => entity !== 'evidence';

function applyHere(laptop: Laptop, { entity, row, field, after }: Change): void {
  const shown = laptop.tables.get(keyOf({ entity, row })) ?? { live: false, values: {} };
  const values = { ...shown.values };
  if (field !== ROW) values[field] = after;
  else Object.assign(values, after);
  const live = field === ROW ? after !== null : shown.live;
  laptop.tables.set(keyOf({ entity, row }), { live, values });
}

/** One step of this laptop: one stamp for all its changes. */
export function takeStep(laptop: Laptop, changes: readonly Change[]): void {
  const list = squash(changes, isWhole);
  if (list.length === 0) return;
  laptop.clock = tick(laptop.clock, laptop.wall);
  for (const change of list) {
    applyHere(laptop, change);
    const stamped = stamp(change, encodeHlc(laptop.clock), laptop.device);
    laptop.journal.set(identityOf(stamped), stamped);
  }
  settleKept(laptop);
  laptop.steps.push([...list]);
}

/** The task that a live attempt belongs to. */
const taskOf = (row: string, { live, values }: Shown): string | null =>
  live && row.startsWith('evidence ') && typeof values.task === 'string'
    ? `task ${values.task}`
    : null;

/** As the host: what stood by what hung on it goes, and what something hangs on now stands. */
function settleKept(laptop: Laptop, order?: Order): void {
  for (const row of laptop.kept) {
    const changes = [...laptop.journal.values()].filter((change) => keyOf(change) === row);
    const { values } = laptop.tables.get(row) as Shown;
    laptop.tables.set(row, { live: isLive(settle(NO_ROW, changes, order), order), values });
  }
  laptop.kept.clear();
  for (const [row, shown] of [...laptop.tables]) {
    const task = taskOf(row, shown);
    const parent = task === null ? undefined : laptop.tables.get(task);
    if (task === null || !parent || parent.live) continue;
    laptop.tables.set(task, { live: true, values: parent.values });
    laptop.kept.add(task);
  }
}

/** Live attempts whose task is not there. */
export const lostBy = ({ tables }: Laptop): string[] =>
  [...tables].flatMap(([row, shown]) => {
    const task = taskOf(row, shown);
    return task !== null && tables.has(task) && !tables.get(task)?.live ? [row] : [];
  });

const stamp = ({ entity, row, field, after }: Change, hlc: string, device: string): Stamped => ({
  entity,
  row,
  field,
  after,
  hlc,
  device,
  hash: JSON.stringify([entity, row, field, after]),
});

/** Everything about some rows, or all, that a laptop knows. */
export const bundleOf = (laptop: Laptop, rows: (row: string) => boolean = () => true): Stamped[] =>
  [...laptop.journal.values()].filter((change) => rows(change.row));

function byRow(changes: Iterable<Stamped>): Map<string, Stamped[]> {
  const groups = new Map<string, Stamped[]>();
  for (const change of changes) {
    const list = groups.get(keyOf(change));
    if (list) list.push(change);
    else groups.set(keyOf(change), [change]);
  }
  return groups;
}

type Planned = RowPlan & { readonly wasKept: boolean };

/** Takes a bundle in, as the host does; answers what was planned for each row. */
export function mergeInto(laptop: Laptop, bundle: readonly Stamped[], order?: Order): Planned[] {
  const local = byRow(laptop.journal.values());
  const plans: Planned[] = [];
  for (const [row, incoming] of byRow(bundle)) {
    const plan = planRow(local.get(row) ?? [], incoming, order);
    plans.push({ ...plan, wasKept: laptop.kept.has(row) });
    const shown = laptop.tables.get(row) ?? { live: false, values: {} };
    const values = { ...shown.values };
    for (const { field, after } of plan.moves) if (field !== ROW) values[field] = after;
    if (plan.fresh.length > 0) laptop.tables.set(row, { live: plan.isLive, values });
    for (const change of plan.fresh) {
      laptop.journal.set(identityOf(change), change);
      const seen = parseHlc(change.hlc) ?? HLC_ZERO;
      laptop.clock = receive(laptop.clock, seen, laptop.wall);
    }
  }
  settleKept(laptop, order);
  return plans;
}

/** Takes a merge back: the former values become one own step. */
export function undoMerge(
  laptop: Laptop,
  bundle: readonly Stamped[],
  plans: readonly Planned[],
): void {
  const rows = [...byRow(bundle).values()].map((list) => list[0] as Stamped);
  const changes = plans.flatMap((plan, i) => {
    const { entity, row } = rows[i] as Stamped;
    return [...seenMoves(plan, plan.wasKept)].reverse().map(({ field, before, after }): Change => {
      const values = field === ROW ? [before ? {} : null, after ? {} : null] : [before, after];
      const [former = null, present = null] = values as [Json, Json];
      return { entity: entity as 'task', row, field, before: present, after: former };
    });
  });
  takeStep(laptop, changes);
}

const tidy = (row: string, live: boolean, values: Values): unknown[] => [
  row,
  live,
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .sort(),
];

/** What a laptop's tables show. */
export const shownBy = (laptop: Laptop): string =>
  JSON.stringify(
    [...laptop.tables]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([row, { live, values }]) => (live ? [tidy(row, live, values)] : [])),
  );

/** What its journal says that they should show, and whose word each value is. */
export function toldBy(laptop: Laptop, order?: Order): { shown: string; whose: string } {
  const rows = [...byRow(laptop.journal.values())].sort(([a], [b]) => (a < b ? -1 : 1));
  const states = rows.map(([row, changes]) => [row, settle(NO_ROW, changes, order)] as const);
  const kept = new Set(
    states.map(([row, state]) =>
      taskOf(row, { live: isLive(state, order), values: allStanding(state) }),
    ),
  );
  return {
    shown: JSON.stringify(
      states.flatMap(([row, state]) =>
        isLive(state, order) || kept.has(row) ? [tidy(row, true, allStanding(state))] : [],
      ),
    ),
    whose: JSON.stringify(
      states.map(([row, { fields }]) => [
        row,
        [...fields].map(([name, { hlc, device }]) => [name, hlc, device]).sort(),
      ]),
    ),
  };
}

/** One thing that happens in a history. */
export interface Happening {
  readonly what: number;
  readonly who: number;
  readonly whom: number;
  readonly row: number;
  readonly value: number;
}

export const histories = fc.record({
  laptops: fc.integer({ min: 2, max: 5 }),
  happenings: fc.array(
    fc.record({
      what: fc.nat(15),
      who: fc.nat(4),
      whom: fc.nat(4),
      row: fc.nat(3),
      value: fc.nat(3),
    }),
    { minLength: 8, maxLength: 40, size: 'max' },
  ),
  shuffle: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
});
export type History = typeof histories extends fc.Arbitrary<infer H> ? H : never;

const shownOf = (laptop: Laptop, entity: string, row: string): Shown =>
  laptop.tables.get(`${entity} ${row}`) ?? { live: false, values: {} };

function partOf(laptop: Laptop, last: string): Stamped[] {
  const said = bundleOf(laptop, (name) => name <= last);
  const tasks = new Set(
    said.map(({ entity, after }) =>
      entity === 'evidence' ? (after as { task?: string } | null)?.task : undefined,
    ),
  );
  const linked = bundleOf(laptop, (name) => name > last && tasks.has(name));
  return [...said, ...linked.filter(({ entity }) => entity === 'task')];
}

const isUsed = ({ tables }: Laptop, task: string): boolean =>
  [...tables].some(([row, shown]) => taskOf(row, shown) === `task ${task}`);

function happen(laptops: Laptop[], one: Happening, order?: Order): void {
  const me = laptops[one.who % laptops.length] as Laptop;
  const other = laptops[one.whom % laptops.length] as Laptop;
  const row = `r${one.row}`;
  const text = `v${one.value}`;
  const change = (entity: string, field: string, before: Json, after: Json): Change => ({
    entity: entity as 'task',
    row,
    field,
    before,
    after,
  });
  const task = shownOf(me, 'task', row);
  const entry = shownOf(me, 'evidence', row);
  switch (one.what) {
    case 0:
      if (!task.live) takeStep(me, [change('task', ROW, null, { name: text, later: 'kept' })]);
      break;
    case 1:
    case 2: {
      const field = one.value % 2 === 0 ? 'name' : 'kind';
      if (task.live) takeStep(me, [change('task', field, task.values[field] ?? null, text)]);
      break;
    }
    case 3:
      // As a command may: move a field and take the row away in the same step.
      // A command takes away nothing on which something hangs.
      if (task.live && !isUsed(me, row)) {
        const edit = change('task', 'name', task.values.name ?? null, text);
        takeStep(me, [edit, change('task', ROW, { ...task.values, name: text }, null)]);
      }
      break;
    case 4:
      if (!me.journal.size || !entry.live) {
        // Of a task that is there, as a command would see to.
        const live = ['r0', 'r1', 'r2', 'r3'].filter((name) => shownOf(me, 'task', name).live);
        const of = live[one.value % Math.max(1, live.length)];
        const said = of === undefined ? {} : { task: of };
        takeStep(me, [change('evidence', ROW, null, { level: text, ...said })]);
      }
      break;
    case 5:
      if (entry.live)
        takeStep(me, [change('evidence', 'voided', entry.values.voided ?? null, text)]);
      break;
    case 6:
      if (entry.live) {
        const voided = change('evidence', 'voided', entry.values.voided ?? null, text);
        takeStep(me, [voided, change('evidence', ROW, {}, null)]);
      }
      break;
    case 7: {
      const last = me.steps.pop();
      const back = (last ?? []).map((c) => ({ ...c, before: c.after, after: c.before })).reverse();
      const ours = back.filter((c) => {
        const shown = shownOf(me, c.entity, c.row);
        if (c.field === ROW && me.kept.has(keyOf(c))) return c.before === null;
        if (c.field === ROW) return shown.live === (c.before !== null);
        const isThere = shown.live || back.some((b) => b.field === ROW && b.row === c.row);
        return isThere && (shown.values[c.field] ?? null) === (c.before ?? null);
      });
      takeStep(me, ours);
      me.steps.pop();
      break;
    }
    case 8:
      me.wall = START + (one.value - 1) * 3 * YEAR + (one.row - 1) * 3_600_000;
      break;
    case 9:
      // A copied profile folder: two laptops with one device id and one clock.
      if (me !== other) {
        Object.assign(me, { device: other.device, clock: other.clock, wall: other.wall });
        me.journal.clear();
        me.tables.clear();
        me.kept.clear();
        for (const row of other.kept) me.kept.add(row);
        me.steps.length = 0;
        for (const [key, known] of other.journal) me.journal.set(key, known);
        for (const [key, shown] of other.tables) me.tables.set(key, shown);
      }
      break;
    case 10:
    case 12:
    case 13:
    case 14:
      mergeInto(me, bundleOf(other), order);
      break;
    default:
      // Some classes only, with all that their rows link to.
      mergeInto(me, partOf(other, row), order);
  }
}

/** Lets a history happen. */
export function play(history: History, order?: Order): Laptop[] {
  const laptops = Array.from({ length: history.laptops }, (_, i) => newLaptop(`d${i}`));
  for (const one of history.happenings) happen(laptops, one, order);
  return laptops;
}
