import { listName } from '#shared/domain/roster.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import { beyondBook } from '../class/beyond-book.ts';
import { classBook } from '../class/class-book.ts';
import { classDay } from '../class/class-day.ts';
import { gridRows } from '../class/grid-rows.ts';
import type { Handlers } from '../registry.ts';
import { absentOn } from '../store/facts-store.ts';
import { cellGet } from './cell.ts';

/** The class grid and the panel of one cell. */
export const grid: Pick<Handlers, 'grid.get' | 'grid.beyond' | 'cell.get'> = {
  'grid.get': (ctx, { class: classId, asOf = ctx.today }) => {
    const book = classBook(ctx, classId);
    const day = classDay(ctx, book, asOf);
    const planned = book.objectives.slice(0, book.planned);
    const absent = absentOn(ctx, book.key, asOf);
    return {
      class: { id: book.id, name: book.row.name },
      asOf,
      scale: { ...book.scale, levels: [...book.scale.levels] },
      threshold: Math.max(0, levelIndex(book.scale, book.threshold)),
      units: [...book.units],
      objectives: {
        id: planned.map((objective) => objective.id),
        code: planned.map((objective) => objective.code),
        statement: planned.map((objective) => objective.statement),
        critical: planned.map((objective) => objective.critical),
        due: planned.map((objective) => objective.due),
        open: day.context.opened.map((on) => on !== null && on <= asOf),
      },
      students: {
        schoolId: day.students.map((student) => student.schoolId),
        name: day.students.map((student) => student.listName),
        called: day.students.map((student) => student.spoken),
        newcomer: day.students.map((student) => student.newcomer),
        absent: day.students.map((student) => absent.has(student.key)),
        celebrate: day.students.map((student) => student.celebrate !== 0),
      },
      rows: gridRows(ctx, day, day.students),
      gone: day.gone.map((span) => ({
        id: span.id,
        name: listName(span),
        until: span.until ?? '',
      })),
      tasks: book.tasks.map(({ key: _, ...task }) => task),
    };
  },
  'grid.beyond': (ctx, { class: classId, asOf = ctx.today }) => {
    const own = classBook(ctx, classId);
    const { students } = classDay(ctx, own, asOf);
    const { book, has } = beyondBook(
      ctx,
      own,
      students.map((student) => student.key),
    );
    return {
      units: [...book.units],
      objectives: {
        id: book.objectives.map((objective) => objective.id),
        code: book.objectives.map((objective) => objective.code),
        statement: book.objectives.map((objective) => objective.statement),
        critical: book.objectives.map((objective) => objective.critical),
      },
      rows: gridRows(ctx, classDay(ctx, book, asOf), students),
      has: students.flatMap((student) =>
        book.objectives.map((_, position) => has(student.key, position)),
      ),
    };
  },
  'cell.get': cellGet,
};
