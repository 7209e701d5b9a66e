import { TroubleError } from '#shared/contract/errors.ts';
import type { ClassCalendar } from '#shared/domain/calendar.ts';
import { type ObjectiveRules, rulesFor } from '#shared/domain/mastery.ts';
import { levelIndex, type Scale } from '#shared/domain/scale.ts';
import { anchorsOf, translate } from '#shared/domain/scale-translation.ts';
import type { OwnPace, PlannedObjective } from '#shared/domain/student-row.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { unitPaces } from '#shared/domain/unit-paces.ts';
import type { Row } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import {
  boundedTasks,
  calendarOf,
  type EnrolmentRow,
  enrolmentRows,
  individualSpans,
  levelKeys,
  objectiveRows,
  ownPlanRows,
  prerequisitePairs,
  taskRows,
  wholePairs,
} from '../store/book-store.ts';
import { type BeyondRow, planOf } from '../store/plan-store.ts';
import { loadScales } from '../store/scale-store.ts';

/** A planned (or, behind the plan, merely required) objective with what screens say of it. */
export interface BookObjective extends PlannedObjective {
  readonly key: number;
  readonly id: string;
  readonly code: string;
  readonly statement: string;
  readonly openedOn: IsoDate | null;
  readonly whole: boolean;
}

/** What single students have planned for themselves, by position of the objective. */
export interface OwnPlan {
  readonly due: ReadonlyMap<number, IsoDate>;
  readonly rules: ReadonlyMap<number, ObjectiveRules>;
  readonly leftOut: ReadonlySet<number>;
  /** First and last day on which it holds; null: always. */
  readonly start: IsoDate | null;
  readonly until: IsoDate | null;
}

const NO_OWN_PLAN: OwnPlan = {
  due: new Map(),
  rules: new Map(),
  leftOut: new Set(),
  start: null,
  until: null,
};

/** What a student has planned apart from the class on a day: nothing outside the individual plan. */
export function ownPlanOn(book: ClassBook, student: number, on: IsoDate): OwnPlan {
  const plan = book.ownPlans.get(student);
  if (!plan) return NO_OWN_PLAN;
  const { start, until } = plan;
  const holds = (start === null || start <= on) && (until === null || on <= until);
  return holds ? plan : NO_OWN_PLAN;
}

/** Objectives behind the class's own ones that are planned for single students. */
export interface PlannedBeyond {
  /** Position of the first; they end where `planned` does. */
  readonly from: number;
  /** By the student's key the objectives' keys. */
  readonly of: ReadonlyMap<number, ReadonlySet<number>>;
  /** By the objective's key. */
  readonly courses: ReadonlyMap<number, string>;
}

/** Everything about a class that a day of teaching does not change. */
export interface ClassBook {
  readonly key: number;
  readonly id: string;
  readonly row: Row<'class'>;
  readonly scale: Scale;
  /** Key of the level that counts as mastered here. */
  readonly threshold: string;
  readonly calendar: ClassCalendar;
  readonly units: readonly { id: string; name: string; first: number; count: number }[];
  /** Planned ones first; `planned` says how many. */
  readonly objectives: readonly BookObjective[];
  readonly planned: number;
  /** Positions behind the plan that the class leaves out by the teacher's word: they block nobody. */
  readonly waived: ReadonlySet<number>;
  readonly positions: ReadonlyMap<number, number>;
  /** Smallest and largest key among the objectives: one range of the index per student. */
  readonly keyRange: readonly [number, number];
  readonly enrolments: readonly EnrolmentRow[];
  /** By the student's key; `ownPlanOn` says what holds on a day. */
  readonly ownPlans: ReadonlyMap<number, OwnPlan>;
  /** In the book of letters only: what single students have planned of courses they were given. */
  readonly beyond?: PlannedBeyond;
  /** Self-paced classes only. */
  readonly paces: readonly OwnPace[] | null;
  readonly tasks: ReturnType<typeof taskRows>;
  /** Number of the highest level that a task can show, by the task's key; without one: any. */
  readonly mostOfTask: ReadonlyMap<number, number>;
  /** Number in this class's scale of every level there is, by the level's key in the file. */
  readonly numberOfLevel: ReadonlyMap<number, number>;
}

/** The book of a class, built when first asked for. Throws TroubleError NOT_FOUND. */
export function classBook(ctx: ReadCtx, classId: string): ClassBook {
  return ctx.memo(`book ${classId}`, () => buildBook(ctx, classId));
}

/** What a book may take for granted instead of what is written. */
export interface BookChange {
  readonly row?: Row<'class'>;
  readonly scales?: readonly Scale[];
  readonly objective?: { readonly id: string; readonly rules: OwnRules };
  readonly beyond?: readonly BeyondRow[];
}

/** How an objective itself is judged, before the class is looked at. */
export type OwnRules = Pick<Row<'objective'>, 'threshold' | 'method' | 'parameter' | 'minimum'>;

/** The book of a class as if something were another: kept nowhere. */
export const classBookAs = (ctx: ReadCtx, classId: string, change: BookChange): ClassBook =>
  buildBook(ctx, classId, change);

function buildBook(ctx: ReadCtx, classId: string, change: BookChange = {}): ClassBook {
  const row = change.row ?? ctx.rows.get('class', classId);
  if (!row) throw new TroubleError('NOT_FOUND', { what: 'class', name: classId });
  const key = ctx.rows.keyOf('class', classId);
  const scales = change.scales ?? loadScales(ctx);
  const scale = scales.find((candidate) => candidate.id === row.scale);
  if (!scale) throw new TroubleError('NOT_FOUND', { what: 'scale', name: row.scale });

  const listed = planOf(ctx, classId);
  const own = listed.filter((objective) => objective.leftOut !== 1);
  const beyond = change.beyond && beyondOf(change.beyond, listed, own.length);
  const plan = [...own, ...(beyond?.rows ?? [])];
  const plannedKeys = new Set(plan.map((objective) => objective.key));
  const needs = pairsByFirst(prerequisitePairs(ctx), plannedKeys);
  const parts = pairsByFirst(wholePairs(ctx), plannedKeys);
  const outsideKeys = [...new Set([...needs.values(), ...parts.values()].flat())].filter(
    (other) => !plannedKeys.has(other),
  );
  const rows = [
    ...plan,
    ...objectiveRows(ctx, outsideKeys).map((outside) => ({
      ...outside,
      due: null,
      openedOn: null,
      targetDate: null,
    })),
  ].map((one) => (one.id === change.objective?.id ? { ...one, ...change.objective.rules } : one));
  const positions = new Map(rows.map((objective, i) => [objective.key, i]));
  const positionsOf = (keys: readonly number[] | undefined) =>
    (keys ?? []).flatMap((other) => positions.get(other) ?? []);
  const objectives = rows.map(
    (objective): BookObjective => ({
      key: objective.key,
      id: objective.id,
      code: objective.code,
      statement: objective.statement,
      critical: objective.critical === 1,
      due: objective.due ?? objective.targetDate,
      openedOn: objective.openedOn,
      whole: objective.whole === 1,
      rules: rulesFor(scale, objective, row),
      needs: positionsOf(needs.get(objective.key)),
      parts: positionsOf(parts.get(objective.key)),
    }),
  );
  const keys = rows.map((objective) => objective.key);
  const calendar = calendarOf(ctx, key, row);
  const units = unitsOf(plan);
  return {
    key,
    id: classId,
    row,
    scale,
    threshold: row.threshold ?? scale.threshold,
    calendar,
    units,
    objectives,
    planned: plan.length,
    ...(beyond && { beyond: beyond.planned }),
    waived: new Set(
      listed.flatMap(({ key: other, leftOut }) =>
        leftOut === 1 ? (positions.get(other) ?? []) : [],
      ),
    ),
    positions,
    keyRange: keys.length === 0 ? [0, -1] : [Math.min(...keys), Math.max(...keys)],
    enrolments: enrolmentRows(ctx, key),
    ownPlans: ownPlansOf(ctx, key, row, scale, rows, positions),
    paces: row.selfPaced ? unitPaces(calendar, units, objectives) : null,
    tasks: taskRows(ctx, key),
    mostOfTask: mostOfTasks(ctx, scale),
    numberOfLevel: levelNumbers(ctx, scales, scale, row.threshold ?? scale.threshold),
  };
}

/** What lies beyond the plan, each objective once, as if the class planned it without a date. */
function beyondOf(rows: readonly BeyondRow[], listed: readonly { key: number }[], from: number) {
  const known = new Set(listed.map((objective) => objective.key));
  const once = new Map<number, BeyondRow>();
  const of = new Map<number, Set<number>>();
  for (const row of rows) {
    if (known.has(row.key)) continue;
    once.set(row.key, row);
    const had = of.get(row.student);
    if (had) had.add(row.key);
    else of.set(row.student, new Set([row.key]));
  }
  const courses = new Map([...once.values()].map((row) => [row.key, row.courseName]));
  return {
    planned: { from, of, courses },
    rows: [...once.values()].map((row) => ({
      ...row,
      due: null,
      targetDate: null,
      openedOn: null,
    })),
  };
}

function pairsByFirst(
  pairs: readonly (readonly [number, number])[],
  wanted: ReadonlySet<number>,
): Map<number, number[]> {
  const byFirst = new Map<number, number[]>();
  for (const [first, second] of pairs) {
    if (!wanted.has(first)) continue;
    const list = byFirst.get(first);
    if (list) list.push(second);
    else byFirst.set(first, [second]);
  }
  return byFirst;
}

function unitsOf(plan: readonly { unitId: string; unit: string }[]) {
  const units: { id: string; name: string; first: number; count: number }[] = [];
  plan.forEach((objective, i) => {
    const last = units.at(-1);
    if (last?.id === objective.unitId) last.count += 1;
    else units.push({ id: objective.unitId, name: objective.unit, first: i, count: 1 });
  });
  return units;
}

function ownPlansOf(
  ctx: ReadCtx,
  classKey: number,
  row: Row<'class'>,
  scale: Scale,
  objectives: readonly {
    threshold: string | null;
    method: string | null;
    parameter: number | null;
    minimum: number | null;
  }[],
  positions: ReadonlyMap<number, number>,
): Map<number, OwnPlan> {
  const plans = new Map<
    number,
    OwnPlan & {
      due: Map<number, IsoDate>;
      rules: Map<number, ObjectiveRules>;
      leftOut: Set<number>;
    }
  >();
  const spans = new Map(individualSpans(ctx).map((span) => [span.student, span]));
  for (const own of ownPlanRows(ctx, classKey)) {
    const position = positions.get(own.objective);
    const objective = position === undefined ? undefined : objectives[position];
    if (position === undefined || !objective) continue;
    const { start = null, until = null } = spans.get(own.student) ?? {};
    const plan = plans.get(own.student) ?? {
      due: new Map(),
      rules: new Map(),
      leftOut: new Set(),
      start,
      until,
    };
    plans.set(own.student, plan);
    if (own.due !== null) plan.due.set(position, own.due);
    if (own.leftOut === 1) plan.leftOut.add(position);
    if (own.threshold !== null) {
      plan.rules.set(position, rulesFor(scale, { ...objective, threshold: own.threshold }, row));
    }
  }
  return plans;
}

/** Tasks of all classes: what was shown in another class counts here too. */
function mostOfTasks(ctx: ReadCtx, scale: Scale): Map<number, number> {
  return new Map(
    boundedTasks(ctx).flatMap(({ key, highest }): [number, number][] => {
      const level = scale.levels[levelIndex(scale, highest ?? '')];
      return level ? [[key, level.value]] : [];
    }),
  );
}

/** Evidence keeps its level by id; on another scale it counts as the translated number. */
function levelNumbers(
  ctx: ReadCtx,
  scales: readonly Scale[],
  scale: Scale,
  threshold: string,
): Map<number, number> {
  const idToKey = levelKeys(ctx);
  const numbers = new Map<number, number>();
  const originOf = levelOrigins(scales);
  const byOrigin = new Map(scale.levels.map((level) => [originOf(level.id), level.value]));
  for (const other of scales) {
    for (const level of other.levels) {
      const key = idToKey.get(level.id);
      if (key === undefined) continue;
      const value =
        other.id === scale.id
          ? level.value
          : (byOrigin.get(originOf(level.id)) ??
            translate(level.value, anchorsOf(other), anchorsOf(scale, threshold)));
      numbers.set(key, value);
    }
  }
  return numbers;
}

/** The first level of a line of copies: levels of one origin stand for each other. */
function levelOrigins(scales: readonly Scale[]): (id: string) => string {
  const parents = new Map(
    scales.flatMap((scale) => scale.levels.map((level) => [level.id, level.copiedFrom ?? null])),
  );
  return (id) => {
    let origin = id;
    for (let step = 0; step < parents.size; step += 1) {
      const parent = parents.get(origin) ?? null;
      if (parent === null) break;
      origin = parent;
    }
    return origin;
  };
}
