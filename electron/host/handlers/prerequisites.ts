import { TroubleError } from '#shared/contract/errors.ts';
import { CELL_STATUSES, type CellStatus, flagsOf } from '#shared/domain/cell.ts';
import { findCycle } from '#shared/domain/objective-tree.ts';
import { classBook } from '../class/class-book.ts';
import { classDay, type StudentDay, studentDays } from '../class/class-day.ts';
import { preTeaching } from '../class/pre-teaching.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { coursesOf } from '../store/class-store.ts';
import {
  allPrerequisites,
  courseOfObjective,
  objectivesOfCourse,
  unitsOf,
} from '../store/course-store.ts';

/** What must be mastered before what. */
export const prerequisites: Pick<
  Handlers,
  'graph.get' | 'prerequisite.add' | 'prerequisite.remove' | 'preteaching.get'
> = {
  'graph.get': (ctx, { course, class: classId, student }) => {
    const { name } = found(ctx, 'course', course);
    if (classId !== undefined) found(ctx, 'class', classId);
    if (student !== undefined) found(ctx, 'student', student);
    const units = new Map(unitsOf(ctx, course).map((unit) => [unit.id, unit.name]));
    const own = objectivesOfCourse(ctx, course);
    const ids = new Set(own.map((row) => row.id));
    const edges = allPrerequisites(ctx).filter((edge) => ids.has(edge.objective));
    const outside = [...new Set(edges.map((edge) => edge.requires))].filter((id) => !ids.has(id));
    const standing = standingIn(ctx, course, classId ?? null, student ?? null);
    return {
      course: { id: course, name },
      nodes: [
        ...outside.map((id) => {
          const row = found(ctx, 'objective', id);
          const from = courseOfObjective(ctx, id);
          return {
            id,
            code: row.code,
            statement: row.statement,
            critical: row.critical,
            band: from === undefined ? '' : found(ctx, 'course', from).name,
            outside: true,
            ...standing(id),
          };
        }),
        ...own.map((row) => ({
          id: row.id,
          code: row.code,
          statement: row.statement,
          critical: row.critical === 1,
          band: units.get(row.unitId) ?? '',
          outside: false,
          ...standing(row.id),
        })),
      ],
      edges: edges.map(({ objective, requires }) => ({ from: requires, to: objective })),
    };
  },

  'prerequisite.add': (ctx, { objective, requires }) => {
    found(ctx, 'objective', objective);
    found(ctx, 'objective', requires);
    const cycle = findCycle(allPrerequisites(ctx), objective, requires);
    if (cycle) {
      const path = cycle.map((id) => ctx.rows.get('objective', id)?.code ?? id);
      throw new TroubleError('CYCLE', { path: path.join(' → ') });
    }
    const row = { objective, requires };
    ctx.rows.put('prerequisite', nameId('prerequisite', objective, requires), row);
    ctx.about({ objective });
    return {};
  },

  'prerequisite.remove': (ctx, { objective, requires }) => {
    found(ctx, 'objective', objective);
    found(ctx, 'objective', requires);
    const edge = allPrerequisites(ctx).find(
      (one) => one.objective === objective && one.requires === requires,
    );
    if (edge) ctx.rows.remove('prerequisite', edge.id);
    ctx.about({ objective });
    return {};
  },

  'preteaching.get': (ctx, { class: classId, unit, on = ctx.today }) =>
    preTeaching(ctx, classId, unit ?? null, on),
};

type State = 'mastered' | 'ready' | 'blocked' | 'check-first' | 'excused';

/** Where students stand on objectives, by the objective's id. */
function standingIn(ctx: ReadCtx, course: string, classId: string | null, student: string | null) {
  const uses =
    classId !== null && coursesOf(ctx, classId).some((used) => used.id === course) ? classId : null;
  if (uses === null) return () => ({ students: null, state: null });
  const book = classBook(ctx, uses);
  const day = classDay(ctx, book, ctx.today);
  const days = studentDays(ctx, day, day.students);
  const positions = new Map(book.objectives.map((objective, i) => [objective.id, i]));
  const one = student === null ? undefined : days.find((other) => other.student.id === student);
  return (id: string) => {
    const i = positions.get(id);
    if (i === undefined || i >= book.planned) return { students: null, state: null };
    const states = days.map((other) => stateOf(other, i));
    const count = (state: State) => states.filter((other) => other === state).length;
    return {
      students: {
        mastered: count('mastered'),
        ready: count('ready'),
        blocked: count('blocked'),
        checkFirst: count('check-first'),
      },
      state: one ? stateOf(one, i) : null,
    };
  };
}

function stateOf({ row }: StudentDay, i: number): State {
  const status = CELL_STATUSES[row.status[i] ?? 0] as CellStatus;
  if (status === 'mastered' || status === 'excused') return status;
  const flags = flagsOf(row.flags[i] ?? 0);
  if (flags.includes('blocked')) return 'blocked';
  return flags.includes('check-first') ? 'check-first' : 'ready';
}
