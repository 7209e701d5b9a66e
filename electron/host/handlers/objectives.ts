import { TroubleError } from '#shared/contract/errors.ts';
import { findCycle } from '#shared/domain/objective-tree.ts';
import type { Row } from '#shared/model/row.ts';
import { BARE_OBJECTIVE } from '../class/bare-objective.ts';
import { judgedObjective } from '../class/objective-judged.ts';
import { objectiveView } from '../class/objective-view.ts';
import { compareNames } from '../class/roster-order.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { found } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import {
  allCourses,
  allParts,
  allPrerequisites,
  courseOfObjective,
  coursesInUse,
  listRows,
  objectivesOfCourse,
  partsOf,
  unitsOf,
} from '../store/course-store.ts';

/** Courses and what is in them. */
export const objectives: Pick<
  Handlers,
  'course.list' | 'course.get' | 'course.create' | 'objective.create' | 'objective.save'
> = {
  'course.list': (ctx) => {
    const uses = coursesInUse(ctx);
    return allCourses(ctx)
      .map(({ id, name, units, objectives }) => ({
        id,
        name,
        units: units ?? 0,
        objectives: objectives ?? 0,
        classes: uses
          .filter((use) => use.course === id)
          .map((use) => ({ id: use.id, name: use.name })),
      }))
      .sort((a, b) => compareNames(a.name, b.name));
  },

  'course.get': (ctx, { course }) => {
    const { name } = found(ctx, 'course', course);
    const rows = objectivesOfCourse(ctx, course);
    const parts = partsOf(
      ctx,
      rows.map((row) => row.key),
    );
    const units = unitsOf(ctx, course).map((unit) => ({
      id: unit.id,
      name: unit.name,
      objectives: rows
        .filter((row) => row.unitId === unit.id)
        .map((row) => objectiveView(row, parts)),
    }));
    return { id: course, name, units };
  },

  'course.create': (ctx, { name }) => {
    if (allCourses(ctx).some((course) => course.name === name)) {
      throw new TroubleError('NAME_TAKEN', { what: 'course', name });
    }
    const course = ctx.newId();
    ctx.rows.insert('course', course, { name, code: null });
    return { course };
  },

  'objective.create': (ctx, { course, unit: unitName, code, statement, critical = false }) => {
    found(ctx, 'course', course);
    const siblings = objectivesOfCourse(ctx, course);
    refuseTaken(siblings, code, null);
    const units = unitsOf(ctx, course);
    let unit = units.find((candidate) => candidate.name === unitName)?.id;
    if (unit === undefined) {
      unit = ctx.newId();
      const position = Math.max(-1, ...units.map((other) => other.position)) + 1;
      ctx.rows.insert('unit', unit, { course, name: unitName, position });
    }
    const inUnit = siblings.filter((row) => row.unitId === unit);
    const objective = ctx.newId();
    ctx.rows.insert('objective', objective, {
      ...BARE_OBJECTIVE,
      unit,
      code,
      statement,
      critical,
      position: Math.max(-1, ...inUnit.map((row) => row.position)) + 1,
    });
    ctx.about({ objective });
    return { objective };
  },

  'objective.save': (ctx, input) => {
    const { objective: id, waysToShow, examples, resources, prerequisites, parts, ...rest } = input;
    const patch = parts === undefined ? rest : { ...rest, whole: parts.length > 0 };
    const before = found(ctx, 'objective', id);
    if (patch.code !== undefined) {
      refuseTaken(objectivesOfCourse(ctx, courseOfObjective(ctx, id) ?? ''), patch.code, id);
    }
    ctx.rows.update('objective', id, judgedObjective(before, patch));
    if (waysToShow) {
      const kinds = [...new Set(waysToShow)];
      saveList(
        ctx,
        'wayToShow',
        id,
        kinds.map((kind) => ({ kind })),
      );
    }
    if (examples)
      saveList(
        ctx,
        'example',
        id,
        examples.filter(isWritten).map((text) => ({ text })),
      );
    if (resources)
      saveList(
        ctx,
        'resource',
        id,
        resources.filter((r) => isWritten(r.title)),
      );
    if (prerequisites) savePrerequisites(ctx, id, prerequisites);
    if (parts) saveWhole(ctx, id, parts);
    ctx.about({ objective: id });
    return {};
  },
};

const isWritten = (text: string): boolean => text.trim() !== '';

function refuseTaken(
  siblings: readonly { id: string; code: string }[],
  code: string,
  self: string | null,
): void {
  if (siblings.some((row) => row.code === code && row.id !== self)) {
    throw new TroubleError('NAME_TAKEN', { what: 'objective', name: code });
  }
}

/** Writes a list of things of an objective by their places; only what differs is a change. */
function saveList<T extends 'wayToShow' | 'example' | 'resource'>(
  ctx: WriteCtx,
  table: T,
  objective: string,
  items: readonly Omit<Row<T>, 'objective' | 'position'>[],
): void {
  const present = listRows(ctx, table, ctx.rows.keyOf('objective', objective));
  const used = new Set<string>();
  items.forEach((item, position) => {
    const there = present.find((row) => row.position === position);
    const id = there?.id ?? nameId(table, objective, position);
    used.add(id);
    ctx.rows.put(table, id, { ...item, objective, position } as unknown as Row<T>);
  });
  for (const row of present) if (!used.has(row.id)) ctx.rows.remove(table, row.id);
}

/** Replaces what an objective needs. Throws CYCLE with the codes along the circle. */
function savePrerequisites(ctx: WriteCtx, objective: string, wanted: readonly string[]): void {
  const all = allPrerequisites(ctx);
  const edges = all.filter((edge) => edge.objective !== objective);
  for (const requires of new Set(wanted)) {
    found(ctx, 'objective', requires);
    const cycle = findCycle(edges, objective, requires);
    if (cycle) throw new TroubleError('CYCLE', { path: codesOf(ctx, cycle).join(' → ') });
    ctx.rows.put('prerequisite', nameId('prerequisite', objective, requires), {
      objective,
      requires,
    });
  }
  for (const edge of all) {
    if (edge.objective === objective && !wanted.includes(edge.requires)) {
      ctx.rows.remove('prerequisite', edge.id);
    }
  }
}

/** Says what a whole consists of. Throws CYCLE where it would be a part of itself. */
function saveWhole(ctx: WriteCtx, whole: string, wanted: readonly string[]): void {
  const all = allParts(ctx);
  const edges = all.filter((edge) => edge.objective !== whole);
  for (const part of new Set(wanted)) {
    found(ctx, 'objective', part);
    const cycle = findCycle(edges, whole, part);
    if (cycle) throw new TroubleError('CYCLE', { path: codesOf(ctx, cycle).join(' → ') });
    ctx.rows.put('wholePart', nameId('wholePart', whole, part), { whole, part });
  }
  for (const edge of all) {
    if (edge.objective === whole && !wanted.includes(edge.requires)) {
      ctx.rows.remove('wholePart', edge.id);
    }
  }
}

const codesOf = (ctx: ReadCtx, ids: readonly string[]): string[] =>
  ids.map((id) => ctx.rows.get('objective', id)?.code ?? id);
