import { declarationOf } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, sameValue } from '#shared/sync/change.ts';
import { identityOf, type Stamped } from '#shared/sync/order.ts';
import type { Json } from '#shared/util/json.ts';
import type { Bundle, BundleOp, BundleRow } from '../bundle/format.ts';

import {
  type AbsorbStore,
  type Cells,
  type Heard,
  type Held,
  type Known,
  type OpenForeignOp,
  versionAsChange,
} from '../store/absorb-store.ts';
import { VOIDING } from '../store/sealed-row.ts';
import { type Incoming, isAppended, isTable, keyOf } from './incoming.ts';

/** What the steps of a bundle came to, once they are written. */
export interface Written {
  /** Keys of the steps it brought. */
  readonly steps: readonly [from: number, to: number] | null;
  /** Rows written once of which more than one thing is said: what this file knew of them before. */
  readonly told: ReadonlyMap<string, Told>;
  /** Rows that were here already, for the count. */
  readonly known: ReadonlySet<string>;
  /** Rows that were only added. */
  readonly plain: number;
  readonly identical: number;
  readonly skipped: number;
  /** Things that only a newer Gradus knows; they are kept. */
  readonly newer: number;
}

export interface Told {
  readonly entity: TableName;
  readonly row: string;
  readonly local: readonly Heard[];
  /** The version with which a new row went into its table. */
  readonly first: Stamped | undefined;
}

/**
 * Appends every step that brought something, as it was, with what of it is new here. Rows that are
 * written once go through one at a time: a year of them is never held at once.
 */
export function writeHistory(
  store: AbsorbStore,
  bundle: Bundle,
  incoming: Incoming,
  now: number,
  isAskedWhatIsKnown: boolean,
): Written {
  const writing = new Writing(store, incoming, now, isAskedWhatIsKnown);
  let place = 0;
  for (const op of bundle.ops()) {
    writing.add(op, place);
    place += 1;
  }
  return writing;
}

const NOTHING: NonNullable<ReturnType<Incoming['ofOp']['get']>> = [];

class Writing implements Written {
  readonly told = new Map<string, { -readonly [K in keyof Told]: Told[K] }>();
  readonly known = new Set<string>();
  plain = 0;
  identical = 0;
  skipped = 0;
  newer = 0;
  readonly #store: AbsorbStore;
  readonly #incoming: Incoming;
  readonly #now: number;
  /** Seldom; a year of keys is much to keep. */
  readonly #isAskedWhatIsKnown: boolean;
  readonly #changes = new Set<string>();
  /** True while steps bring something: then the next is tried, and else asked about first. */
  #isNews = true;
  #from: number | null = null;
  #to = 0;

  constructor(store: AbsorbStore, incoming: Incoming, now: number, isAskedWhatIsKnown: boolean) {
    this.#isAskedWhatIsKnown = isAskedWhatIsKnown;
    this.#store = store;
    this.#incoming = incoming;
    this.#now = now;
    for (const [key, [change]] of incoming.byRow) {
      if (!change || !isTable(change.entity) || !isAppended(change.entity)) continue;
      const { entity, row } = change;
      this.told.set(key, { entity, row, local: store.historyOf(entity, row), first: undefined });
    }
  }

  get steps(): readonly [number, number] | null {
    return this.#from === null ? null : [this.#from, this.#to];
  }

  add(op: BundleOp, place: number): void {
    const changes = this.#incoming.ofOp.get(place) ?? NOTHING;
    const rows = op.rows()[Symbol.iterator]();
    const first = rows.next().value;
    const second = first && rows.next().value;
    if (changes === NOTHING && first && !second && this.#addSingle(op, first)) return;
    let open: OpenForeignOp | undefined;
    // A step that brings nothing leaves no trace.
    const begun = (): OpenForeignOp => {
      open ??= this.#store.begin(op, this.#now);
      return open;
    };
    for (const { change, before } of changes) {
      const name = identityOf(change);
      const isFresh = !this.#changes.has(name) && !this.#store.knowsChange(change);
      this.#changes.add(name);
      if (isFresh) begun().change(change, before);
    }
    // The chain is over the rows of a step and then over its other versions.
    const versions: BundleRow[] = [];
    for (let row = first, next = second; row; row = next, next = rows.next().value) {
      // Asking first costs as much as trying; only a step that may bring nothing is worth it.
      const { table, id, cells } = row;
      const isAsked = open === undefined && isTable(table) && isAppended(table);
      const known = isAsked ? this.#store.known(op, table, id, cells) : undefined;
      this.#addRow(op, row, known, begun, versions);
    }
    for (const { table, id, cells } of versions) begun().version(table as TableName, id, cells);
    this.#isNews = open !== undefined;
    if (!open) return;
    open.close();
    this.#stepAt(open.key);
  }

  /** A step of one plain row, where the last one was news: true when it was one, too. */
  #addSingle(op: BundleOp, { table, id, cells, more }: BundleRow): boolean {
    if (!this.#isNews || more !== null || !isTable(table) || !isAppended(table)) return false;
    if (this.told.size > 0 && this.told.has(keyOf(table, id))) return false;
    const key = this.#store.single(op, this.#now, table, id, cells);
    if (key === null) return false;
    this.plain += 1;
    this.#stepAt(key);
    return true;
  }

  #stepAt(key: number): void {
    this.#from ??= key;
    this.#to = key;
  }

  #addRow(
    op: BundleOp,
    row: BundleRow,
    here: Known | undefined,
    begun: () => OpenForeignOp,
    versions: BundleRow[],
  ): void {
    const { table, id, cells, more } = row;
    if (!isTable(table) || !isAppended(table)) {
      this.skipped += 1;
      this.newer += 1;
      if (!this.#store.knowsUnknown(table, id)) begun().unknown(table, id, '*', more ?? {});
      return;
    }
    const key = keyOf(table, id);
    const told = this.told.get(key);
    if (here?.isSame && !told && (this.#from === null || here.op < this.#from)) {
      this.identical += 1;
      if (this.#isAskedWhatIsKnown) this.known.add(key);
      return;
    }
    if (here || !begun().row(table, id, cells)) {
      this.#addVersion(op, row, table, key, versions);
      return;
    }
    if (told) {
      const heard = heardOf(op, table, row);
      this.#incoming.add(heard);
      told.first = heard;
    } else this.plain += 1;
    if (more === null) return;
    this.newer += 1;
    for (const [name, value] of Object.entries(more)) begun().unknown(table, id, name, value);
  }

  /** A row that is here: the very same, or as another laptop (or another step) wrote it. */
  #addVersion(
    op: BundleOp,
    row: BundleRow,
    table: TableName,
    key: string,
    versions: BundleRow[],
  ): void {
    const held = this.#store.held(table, row.id) as Held;
    const isOurs = this.#from !== null && (held.op ?? 0) >= this.#from;
    const told = this.told.get(key);
    if (isSame(table, held.values, valuesOf(table, row.cells)) && isSameStamp(held, op)) {
      if (told) this.#incoming.add(heardOf(op, table, row));
      else if (!isOurs) this.identical += 1;
      if (!isOurs) this.known.add(key);
      return;
    }
    const heard = heardOf(op, table, row);
    const local = this.#store.historyOf(table, row.id);
    if (!local.some((change) => identityOf(change) === identityOf(heard))) versions.push(row);
    if (!told) {
      const first = isOurs
        ? { ...versionAsChange(table, row.id, held), by: op.by, at: op.at }
        : undefined;
      if (first) {
        this.#incoming.add(first);
        this.plain -= 1;
      }
      this.told.set(key, { entity: table, row: row.id, local: first ? [] : local, first });
    }
    this.#incoming.add(heard);
  }
}

const heardOf = (op: BundleOp, table: TableName, { id, cells }: BundleRow): Heard => ({
  ...versionAsChange(table, id, { ...op, values: valuesOf(table, cells) }),
  by: op.by,
  at: op.at,
});

const valuesOf = (table: TableName, cells: Cells): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.keys(declarationOf(table).fields).map((name, i) => [name, cells[i] ?? null]),
  );

function isSame(
  table: TableName,
  a: Readonly<Record<string, Change['before']>>,
  b: Readonly<Record<string, Change['before']>>,
): boolean {
  return Object.entries(declarationOf(table).fields).every(
    ([name, field]) =>
      field.local || VOIDING.has(name) || sameValue(a[name] ?? null, b[name] ?? null),
  );
}

const isSameStamp = (
  a: { readonly hlc: string; readonly device: string },
  b: { readonly hlc: string; readonly device: string },
): boolean => a.hlc === b.hlc && a.device === b.device;
