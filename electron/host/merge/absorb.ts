import { TroubleError } from '#shared/contract/errors.ts';
import { declarationOf, fieldNamed, tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW, sameValue } from '#shared/sync/change.ts';
import { HLC_ZERO, parseHlc } from '#shared/sync/hlc.ts';
import { type Move, planRow, type RowPlan, seenMoves } from '#shared/sync/merge.ts';
import type { Stamped } from '#shared/sync/order.ts';
import { allStanding } from '#shared/sync/row-state.ts';
import type { Bundle } from '../bundle/format.ts';
import type { WriteCtx } from '../context.ts';
import type { AbsorbStore, Heard } from '../store/absorb-store.ts';
import { schoolName } from '../store/gradebook-store.ts';
import type { KeptMoves, RowName } from '../store/kept-rows.ts';
import { VOIDING } from '../store/sealed-row.ts';
import { takenBackByUndo } from '../store/taken-back-store.ts';
import { comesBack } from './bring-back.ts';
import { askedAgain, type FoundConflict, foundIn } from './found-conflict.ts';
import { gather, isAppended, isTable, keyOf } from './incoming.ts';
import { answersToRemoved, type StandsAgain, standsAgain } from './standing-again.ts';
import { takeFiles } from './take-files.ts';
import { emptyTally, type Tally } from './tally.ts';
import { withoutErased } from './without-erased.ts';
import { writeHistory } from './write-history.ts';

/** What one bundle did to the file. */
export interface Absorbed {
  readonly tally: Tally;
  readonly conflicts: readonly FoundConflict[];
  /** What was moved where it can be seen, for taking it back. */
  readonly moved: readonly Change[];
  /** Rows of others that it changed or removed. */
  readonly overrides: readonly { readonly entity: TableName; readonly row: string }[];
  readonly students: readonly string[];
  readonly classes: readonly string[];
  /** True when it brought anything this file did not know. */
  readonly isNews: boolean;
  /** Things that only a newer Gradus knows. */
  readonly newer: number;
  /** Keys of the steps it brought. */
  readonly steps: readonly [from: number, to: number] | null;
  readonly store: AbsorbStore;
  /** Rows that were removed and stand now because of what hangs on them. */
  readonly kept: readonly StandsAgain[];
  /** What an undone merge had taken away of it; whoever merges it again wants it back. */
  readonly back: readonly Change[];
  /** As what each row was counted, where something of the bundle may be brought back. */
  readonly outcomes: Map<string, keyof Tally>;
}

/** Tables that link to rows which are written once; those rows must be there first. */
const AFTER_APPENDED: ReadonlySet<TableName> = afterAppended();
function afterAppended(): Set<TableName> {
  const found = new Set<TableName>();
  for (const table of tableNames) {
    const targets = Object.values(declarationOf(table).fields).flatMap(({ to }) => to ?? []);
    const waits = targets.some((to) => isAppended(to as TableName) || found.has(to as TableName));
    if (waits && !isAppended(table)) found.add(table);
  }
  return found;
}

/** Takes one bundle into the open transaction. Throws TroubleError BUNDLE_…. */
export function absorb(ctx: WriteCtx, file: string, whole: Bundle, isOwn: boolean): Absorbed {
  const { bundle, dropped } = withoutErased(ctx, whole);
  const store = ctx.absorbing(kindsIn(bundle), parseHlc(bundle.newest) ?? HLC_ZERO);
  const incoming = gather(bundle);
  const away = takenBackByUndo(ctx);
  const work = {
    tally: emptyTally(),
    conflicts: [] as FoundConflict[],
    moved: [] as Change[],
    overrides: [] as { entity: TableName; row: string }[],
    strangers: 0,
    newer: 0,
    fates: new Map<string, Fate>(),
    outcomes: new Map<string, keyof Tally>(),
  };
  const planned = (
    entity: TableName,
    row: string,
    local: readonly Heard[],
    told: readonly Heard[],
    first?: Stamped,
  ): Planned => {
    const plan = answered(entity, planRow(local, told));
    const isNew = local.length === 0;
    const wasKept = !isNew && !plan.wasLive && ctx.isKept(entity, row);
    const made = { entity, row, plan, isNew, wasKept, first };
    if (isStranger(made, told)) work.strangers += 1;
    return made;
  };
  // What this file knew is asked before anything of the bundle is written.
  const plansOf = (isMeant: (table: TableName) => boolean): Map<TableName, Planned[]> => {
    const plans = new Map<TableName, Planned[]>();
    for (const told of incoming.byRow.values()) {
      const { entity, row } = told[0] as Heard;
      if (!isTable(entity) || !isMeant(entity)) continue;
      const made = planned(entity, row, store.historyOf(entity, row), told);
      const list = plans.get(entity);
      if (list) list.push(made);
      else plans.set(entity, [made]);
      count(work, made, isOwn, false);
      if (away.length > 0) work.outcomes.set(keyOf(entity, row), countedAs(made, false));
    }
    return plans;
  };
  try {
    const after = plansOf((table) => AFTER_APPENDED.has(table));
    apply(store, plansOf(isFirst));
    for (const told of incoming.byRow.values()) {
      const [one] = told;
      if (one && !isTable(one.entity)) work.tally.skipped += 1;
      if (told.some(isOfNewer)) work.newer += 1;
    }
    const rows = writeHistory(store, bundle, incoming, ctx.now, away.length > 0);
    for (const [key, { entity, row, local, first }] of rows.told) {
      const made = planned(entity, row, local, incoming.byRow.get(key) ?? [], first);
      count(work, made, isOwn, rows.known.has(key));
      if (away.length > 0) work.outcomes.set(key, countedAs(made, rows.known.has(key)));
      applyToRow(store, made);
    }
    apply(store, after);
    const files = takeFiles(ctx, bundle);
    refuseStrangers(ctx, file, bundle, work.strangers);
    work.tally.new += rows.plain;
    work.tally.identical += rows.identical;
    work.tally.skipped += rows.skipped + dropped;
    work.newer += rows.newer;
    const of = (table: TableName) =>
      [...incoming.byRow.values()].flatMap(([one]) => (one?.entity === table ? [one.row] : []));
    const { steps } = rows;
    const found = { students: of('student'), classes: of('class') };
    const speaksOf = ({ entity, row }: { entity: string; row: string }) => {
      const key = keyOf(entity, row);
      return incoming.byRow.has(key) || rows.known.has(key);
    };
    const moves = ctx.settleKept();
    recount(work, moves, speaksOf);
    const { teacher } = bundle.header;
    const isTheirs = (name: RowName) => {
      const fate = work.fates.get(keyOf(name.entity, name.row));
      return fate !== undefined && fate.outcome !== 'identical';
    };
    const from = teacher || file;
    const kept = [
      ...standsAgain(ctx, moves.back, isTheirs, from),
      ...(steps === null ? [] : answersToRemoved(ctx, of('secondCheck'), from)),
    ];
    const back = comesBack(ctx, away, speaksOf);
    if (back.length > 0) {
      work.conflicts.push(...askedAgain(ctx, bundle.header.gradebooks, speaksOf));
    }
    const isNews = steps !== null || files > 0;
    return { ...work, ...found, steps, isNews, store, kept, back };
  } catch (error) {
    if (error instanceof TroubleError && error.trouble.code === 'NOT_FOUND') {
      throw new TroubleError('BUNDLE_INCOMPLETE', { file, what: error.trouble.params.what ?? '' });
    }
    throw error;
  }
}

/** True for a change that speaks of what only a newer Gradus knows. */
function isOfNewer({ entity, field, after }: Heard): boolean {
  if (!isTable(entity)) return true;
  if (field !== ROW) return fieldNamed(entity, field) === undefined;
  return Object.keys(after ?? {}).some((name) => fieldNamed(entity, name) === undefined);
}

/** Of rows that are an answer themselves the newest word counts, and nobody is asked. */
function answered(entity: TableName, plan: RowPlan): RowPlan {
  if (!declarationOf(entity).newestCounts || plan.outcome !== 'conflicting') return plan;
  const outcome = plan.moves.length > 0 ? 'updated' : 'identical';
  return { ...plan, outcome, conflicts: [] };
}

interface Planned {
  readonly entity: TableName;
  readonly row: string;
  readonly plan: RowPlan;
  readonly isNew: boolean;
  /** It was removed here and stood by what hangs on it. */
  readonly wasKept: boolean;
  /** The version with which a new row that is written once goes into its table. */
  readonly first: Stamped | undefined;
}

const isFirst = (table: TableName): boolean => !isAppended(table) && !AFTER_APPENDED.has(table);

const kindsIn = ({ tables }: Bundle) =>
  [...tables].flatMap((name) => (isTable(name) ? [declarationOf(name).changes] : []));

function isStranger({ entity, plan, isNew }: Planned, list: readonly Heard[]): boolean {
  if (entity !== 'student' || isNew || plan.fresh.length < list.length) return false;
  const issuer = plan.conflicts.find((conflict) => conflict.field === 'issuer');
  return Boolean(issuer?.mine) && Boolean(issuer?.theirs);
}

function refuseStrangers(ctx: WriteCtx, file: string, bundle: Bundle, count: number): void {
  if (count === 0) return;
  const ours = schoolName(ctx) || 'this school';
  const theirs = bundle.header.school ?? 'another school';
  throw new TroubleError('BUNDLE_FOREIGN_IDS', { file, theirs, ours, count });
}

function count(
  work: {
    tally: Tally;
    conflicts: FoundConflict[];
    moved: Change[];
    overrides: { entity: TableName; row: string }[];
    fates: Map<string, Fate>;
  },
  { entity, row, plan, isNew, wasKept }: Planned,
  isOwn: boolean,
  isHeld: boolean,
): void {
  const seen = seenMoves(plan, wasKept);
  const outcome = isNew && !plan.isLive ? 'skipped' : plan.outcome;
  work.tally[countedAs({ isNew, plan }, isHeld)] += 1;
  const isPlain = isNew ? plan.isLive : plan.wasLive && plan.isLive;
  if (!isPlain && outcome !== 'identical') {
    const isRowAlone = plan.moves.every(({ field }) => field === ROW);
    const turned = !isNew && isRowAlone && plan.wasLive !== plan.isLive;
    work.fates.set(keyOf(entity, row), { outcome, isTurnedOnly: turned });
  }
  for (const conflict of plan.conflicts) work.conflicts.push(foundIn(entity, row, conflict));
  if (!(isNew && isAppended(entity))) {
    for (const { field, before, after } of seen) {
      const values = allStanding(plan.after);
      const whole = isAppended(entity) ? {} : values;
      work.moved.push(
        field === ROW
          ? { entity, row, field, before: before ? whole : null, after: after ? whole : null }
          : { entity, row, field, before, after },
      );
    }
  }
  if (!isNew && !isOwn && seen.some((move) => !isSameAuthor(move))) {
    work.overrides.push({ entity, row });
  }
}

function countedAs({ isNew, plan }: Pick<Planned, 'isNew' | 'plan'>, isHeld: boolean): keyof Tally {
  if (isNew && !plan.isLive) return 'skipped';
  return plan.outcome === 'new' && isHeld ? 'updated' : plan.outcome;
}

/** What was counted of a row that was not simply there before and after. */
interface Fate {
  readonly outcome: keyof Tally;
  /** Nothing but that it came, or went. */
  readonly isTurnedOnly: boolean;
}

/** Counts by what can be seen: rows stand or go by what hangs on them, whatever was said of them. */
function recount(
  {
    tally,
    fates,
    outcomes,
  }: { tally: Tally; fates: ReadonlyMap<string, Fate>; outcomes: Map<string, keyof Tally> },
  { back, gone }: KeptMoves,
  speaksOf: (row: RowName) => boolean,
): void {
  for (const name of [...back, ...gone]) {
    const key = keyOf(name.entity, name.row);
    const move = (from: keyof Tally, to: keyof Tally) => {
      tally[from] -= 1;
      tally[to] += 1;
      outcomes.set(key, to);
    };
    const fate = fates.get(key);
    if (!fate) {
      if (speaksOf(name)) move('identical', 'updated');
    } else if (fate.outcome === 'skipped') move('skipped', 'new');
    else if (fate.outcome === 'updated' && fate.isTurnedOnly) move('updated', 'identical');
  }
}

function isSameAuthor({ from, to }: Move): boolean {
  const [was, is] = [from as Heard | null, to as Heard | null];
  if (!was || !is) return true;
  return was.device === is.device || (was.by !== null && was.by === is.by);
}

/** Brings tables up to what their plans say, in the order in which links point. */
function apply(store: AbsorbStore, plans: ReadonlyMap<TableName, readonly Planned[]>): void {
  for (const table of tableNames) {
    const list = plans.get(table) ?? [];
    insertAll(
      store,
      table,
      list.filter((planned) => planned.isNew),
    );
    for (const { row, plan, isNew } of list) {
      if (isNew) continue;
      for (const { field, after } of plan.moves) {
        if (field === ROW) store.setLive(table, row, after === true);
        else store.setField(table, row, field, after);
      }
    }
  }
}

/** A term's parent may come after the term: rows wait for those of their own table. */
function insertAll(store: AbsorbStore, table: TableName, list: readonly Planned[]): void {
  const { fields } = declarationOf(table);
  const inward = Object.entries(fields).flatMap(([name, { to }]) => (to === table ? [name] : []));
  let pending = list;
  const waiting = new Set(list.map(({ row }) => row));
  for (let before = -1; pending.length > 0; ) {
    const isStuck = before === pending.length;
    before = pending.length;
    pending = pending.filter(({ row, plan }) => {
      const values = allStanding(plan.after);
      const waits = inward.some(
        (name) => waiting.has(String(values[name])) && values[name] !== row,
      );
      if (waits && !isStuck) return true;
      for (const [name, field] of Object.entries(fields)) {
        if (field.required && (values[name] ?? null) === null) {
          throw new TroubleError('NOT_FOUND', { what: table, name: row });
        }
      }
      store.insert(table, row, values, plan.isLive);
      waiting.delete(row);
      return false;
    });
  }
}

function applyToRow(store: AbsorbStore, { entity, row, plan, isNew, first }: Planned): void {
  if (isNew && !first) throw new TroubleError('NOT_FOUND', { what: entity, name: row });
  const firstSaid = first?.after as Readonly<Record<string, Change['before']>> | undefined;
  const moves = isNew
    ? Object.entries(allStanding(plan.after)).flatMap(([field, after]) =>
        sameValue(firstSaid?.[field] ?? null, after) ? [] : [{ field, after }],
      )
    : plan.moves.filter(({ field }) => field !== ROW);
  for (const { field, after } of moves) {
    const declared = fieldNamed(entity, field);
    if (!declared || declared.local) continue;
    if (!VOIDING.has(field)) store.seal(entity, row);
    store.setField(entity, row, field, after);
  }
  if (isNew ? !plan.isLive : plan.isLive !== plan.wasLive) store.setLive(entity, row, plan.isLive);
}
