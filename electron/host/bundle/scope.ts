import { isId } from '#shared/domain/ids.ts';
import { declarationOf, tableNames } from '#shared/model/row.ts';
import type { Purpose } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { atOnce, type Steps } from '../steps.ts';
import { appendedTables, rowsWith, whereShown } from '../store/bundle-store.ts';
import { coursesAndTasksOf } from './student-scope.ts';

/** What a bundle is asked to hold. */
export interface Wanted {
  readonly purpose: Purpose;
  /** Ids; empty: all. */
  readonly classes: readonly string[];
  readonly students: readonly string[];
  /** With the pictures and files of evidence; otherwise no word of them. */
  readonly files?: boolean | undefined;
}

/** Which rows belong into a bundle. */
export interface Scope {
  readonly holds: (table: string, id: string) => boolean;
  /** For a row that is written once, by its links. */
  readonly holdsRow: (table: TableName, values: Readonly<Record<string, Json>>) => boolean;
  /** Fields of a row inside that speak of somebody outside. */
  readonly hushes: (table: string, id: string, field: string) => boolean;
  readonly classes: readonly string[];
  readonly students: number;
  /** The bytes of the pictures and files that it holds go along. */
  readonly hasFiles: boolean;
  /** What a step was about, as this bundle may tell it. */
  readonly about: (subject: Json) => Json;
}

const refsOf = (table: TableName): [string, string][] =>
  Object.entries(declarationOf(table).fields).flatMap(([name, { to }]) =>
    to === undefined ? [] : [[name, to] as [string, string]],
  );

/**
 * A row belongs into a bundle when its table does, when no purpose leaves it out, and when
 * everything that it links to belongs in as well. So a bundle of one class holds no stranger.
 */
export const scopeOf = (ctx: ReadCtx, wanted: Wanted): Scope => atOnce(scopeSteps(ctx, wanted));

/** The same table by table. */
export function* scopeSteps(ctx: ReadCtx, wanted: Wanted): Steps<Scope> {
  const isAll = wanted.classes.length === 0 && wanted.students.length === 0;
  const chosen = isAll ? null : yield* chosenSteps(ctx, wanted);
  const inside = new Map<string, Map<number, string>>();
  const ids = new Map<string, Set<string>>();
  const isOut = (table: TableName) =>
    (declarationOf(table).leftOutOf?.includes(wanted.purpose) ?? false) ||
    (declarationOf(table).ofFiles === true && !wanted.files);
  const isLinked = (to: string, key: number): boolean =>
    appendedTables.includes(to as TableName)
      ? isAll || holds(to, ctx.rows.idOf(to, key))
      : inside.get(to)?.has(key) === true;
  for (const table of tableNames) {
    if (isOut(table) || appendedTables.includes(table)) continue;
    const { leftOutRows } = declarationOf(table);
    const filter = leftOutRows?.of.includes(wanted.purpose) ? leftOutRows : undefined;
    const refs = refsOf(table);
    const rows = rowsWith(ctx, table, [
      ...refs.map(([name]) => name),
      ...(filter ? [filter.field] : []),
    ]);
    const keys = new Map<number, string>();
    inside.set(table, keys);
    const own = chosen?.[table];
    // A table may link to itself: a parent may stand after its child.
    let pending = rows.filter(
      (row) =>
        (own === undefined || own.has(String(row.id))) &&
        !filter?.values.includes(String(row[filter.field])),
    );
    for (let before = -1; before !== pending.length; ) {
      before = pending.length;
      pending = pending.filter((row) => {
        const linked = refs.every(
          ([name, to]) => row[name] === null || isLinked(to, Number(row[name])),
        );
        if (linked) keys.set(Number(row.key), String(row.id));
        return !linked;
      });
    }
    ids.set(table, new Set(keys.values()));
    yield;
  }
  const shared = chosen ? keepToChosen(ctx, ids) : NOBODY;
  function holdsRow(table: TableName, values: Readonly<Record<string, Json>>): boolean {
    return (
      !isOut(table) &&
      refsOf(table).every(([name, to]) => {
        const link = values[name] ?? null;
        return link === null || ids.get(to)?.has(String(link)) === true;
      })
    );
  }
  function holds(table: string, id: string): boolean {
    if (!(tableNames as readonly string[]).includes(table)) {
      // Nobody here knows what a newer Gradus keeps there: only the teacher's own laptop gets it.
      return isAll && wanted.purpose === 'my-other-computer';
    }
    if (!appendedTables.includes(table as TableName)) return ids.get(table)?.has(id) === true;
    const values = ctx.rows.get(table as TableName, id) ?? removedRow(ctx, table as TableName, id);
    return values !== null && holdsRow(table as TableName, values as Record<string, Json>);
  }
  return {
    holds,
    holdsRow,
    classes: [...(ids.get('class') ?? [])],
    students: ids.get('student')?.size ?? 0,
    hasFiles: wanted.files === true,
    hushes: (table, id, field) => table === 'corrective' && field === 'note' && shared.has(id),
    about: chosen ? onlyIdsIn(ids) : (subject) => subject,
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * What no link tells: words about who is whom name two, and help is given to several at once. Takes
 * out what is about others alone; answers help that was given to somebody else, too.
 */
function keepToChosen(ctx: ReadCtx, ids: ReadonlyMap<string, Set<string>>): ReadonlySet<string> {
  const isInside = (id: unknown) => [...ids.values()].some((set) => set.has(String(id)));
  const words = ids.get('identityDecision');
  for (const { id, a, b } of rowsWith(ctx, 'identityDecision', ['a', 'b'])) {
    if (!isInside(a) || !isInside(b)) words?.delete(String(id));
  }
  const inside = new Set<string>();
  const outside = new Set<string>();
  for (const { id, corrective } of rowsWith(ctx, 'correctiveStudent', ['corrective'])) {
    const isChosen = ids.get('correctiveStudent')?.has(String(id)) === true;
    (isChosen ? inside : outside).add(ctx.rows.idOf('corrective', Number(corrective)));
  }
  for (const id of outside) if (!inside.has(id)) ids.get('corrective')?.delete(id);
  return outside;
}

/** A step of a whole class names others by their ids: where some are chosen, those are left out. */
function onlyIdsIn(ids: ReadonlyMap<string, ReadonlySet<string>>): Scope['about'] {
  const isStrange = (value: Json): boolean =>
    typeof value === 'string' && isId(value) && ![...ids.values()].some((set) => set.has(value));
  const told = (value: Json): Json => {
    if (Array.isArray(value)) return value.filter((inner) => !isStrange(inner)).map(told);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) =>
        isStrange(inner ?? null) ? [] : [[name, told(inner ?? null)] as const],
      ),
    );
  };
  return told;
}

function removedRow(ctx: ReadCtx, table: TableName, id: string): Record<string, Json> | null {
  const refs = refsOf(table);
  const row = rowsById(
    ctx,
    table,
    refs.map(([name]) => name),
    id,
  );
  if (!row) return null;
  return Object.fromEntries(
    refs.map(([name, to]) => [
      name,
      row[name] === null ? null : ctx.rows.idOf(to, Number(row[name])),
    ]),
  );
}

const rowsById = (ctx: ReadCtx, table: TableName, fields: readonly string[], id: string) =>
  rowsWith(ctx, table, fields, id)[0];

/** Tables of which only these rows are meant. */
type Chosen = { readonly [T in TableName]?: ReadonlySet<string> };

/**
 * The classes and students meant. Students of a chosen class bring the other classes in which they
 * showed the objectives of its plan: whoever moved from period 2 to period 5 loses nothing.
 */
function* chosenSteps(ctx: ReadCtx, { purpose, classes, students }: Wanted): Steps<Chosen> {
  const idsOf = (table: TableName) =>
    new Map(rowsWith(ctx, table, []).map((row) => [Number(row.key), String(row.id)]));
  const classIds = idsOf('class');
  const studentIds = idsOf('student');
  const enrolments = rowsWith(ctx, 'enrolment', ['class', 'student']).map((row) => ({
    class: classIds.get(Number(row.class)) ?? '',
    student: studentIds.get(Number(row.student)) ?? '',
  }));
  const wantedStudents = new Set(students);
  if (students.length === 0) {
    for (const row of enrolments) if (classes.includes(row.class)) wantedStudents.add(row.student);
  }
  const wantedClasses = new Set(classes);
  for (const row of enrolments) {
    if (classes.length === 0 && wantedStudents.has(row.student)) wantedClasses.add(row.class);
  }
  const planned = plannedObjectives(ctx, classIds, wantedClasses);
  for (const [key, id] of studentIds) {
    if (!wantedStudents.has(id)) continue;
    for (const { class: at, objective } of whereShown(ctx, key)) {
      if (classes.length > 0 && !planned.has(objective)) continue;
      wantedClasses.add(classIds.get(at) ?? '');
    }
    yield;
  }
  const chosen = { class: wantedClasses, student: wantedStudents };
  return purpose === 'hand-over' ? { ...chosen, ...coursesAndTasksOf(ctx, chosen) } : chosen;
}

function plannedObjectives(
  ctx: ReadCtx,
  classIds: ReadonlyMap<number, string>,
  classes: ReadonlySet<string>,
): ReadonlySet<number> {
  const courses = new Set(
    rowsWith(ctx, 'classCourse', ['class', 'course'])
      .filter((row) => classes.has(classIds.get(Number(row.class)) ?? ''))
      .map((row) => Number(row.course)),
  );
  const units = new Set(
    rowsWith(ctx, 'unit', ['course'])
      .filter((row) => courses.has(Number(row.course)))
      .map((row) => Number(row.key)),
  );
  return new Set(
    rowsWith(ctx, 'objective', ['unit'])
      .filter((row) => units.has(Number(row.unit)))
      .map((row) => Number(row.key)),
  );
}
