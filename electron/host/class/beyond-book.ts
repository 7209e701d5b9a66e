import { TroubleError } from '#shared/contract/errors.ts';
import { rulesFor } from '#shared/domain/mastery.ts';
import type { ReadCtx } from '../context.ts';
import { objectivesHad, objectivesWithPlace } from '../store/beyond-store.ts';
import { type BookObjective, type ClassBook, classBook } from './class-book.ts';

/** What students of a class have beyond its plan. */
export interface Beyond {
  /** The class's book with those objectives as if they were the plan; nothing of it is ever due. */
  readonly book: ClassBook;
  /** True where the student (by key) was given the objective at the position, or has shown it. */
  has(student: number, position: number): boolean;
}

/** Reads what some students have that the class does not plan; `only` keeps a single objective. */
export function beyondBook(
  ctx: ReadCtx,
  book: ClassBook,
  students: readonly number[],
  only?: number,
): Beyond {
  const had = new Map<number, Set<number>>();
  for (const { student, objective } of objectivesHad(ctx, students)) {
    const position = book.positions.get(objective);
    if (position !== undefined && position < book.planned) continue;
    if (only !== undefined && objective !== only) continue;
    const who = had.get(objective);
    if (who) who.add(student);
    else had.set(objective, new Set([student]));
  }
  const rows = objectivesWithPlace(ctx, [...had.keys()], ctx.today);
  const units: { id: string; name: string; first: number; count: number }[] = [];
  rows.forEach(({ course, courseName }, i) => {
    const last = units.at(-1);
    if (last?.id === course) last.count += 1;
    else units.push({ id: course, name: courseName, first: i, count: 1 });
  });
  const keys = rows.map((row) => row.key);
  return {
    book: {
      ...book,
      // What is kept of a book is kept under its id and the places of its objectives.
      id: `${book.id} beyond ${keys.join(' ')}`,
      units,
      objectives: rows.map(
        (row): BookObjective => ({
          key: row.key,
          id: row.id,
          code: row.code,
          statement: row.statement,
          critical: row.critical === 1,
          whole: row.whole === 1,
          due: null,
          openedOn: null,
          rules: rulesFor(book.scale, row, book.row),
          needs: [],
          parts: [],
        }),
      ),
      planned: rows.length,
      waived: new Set(),
      positions: new Map(keys.map((key, i) => [key, i])),
      keyRange: keys.length === 0 ? [0, -1] : [Math.min(...keys), Math.max(...keys)],
      ownPlans: new Map(),
      paces: null,
    },
    has: (student, position) => had.get(keys[position] ?? -1)?.has(student) ?? false,
  };
}

/**
 * The book in which a cell stands: the class's own, or what its student has beyond it. Throws
 * TroubleError NOT_PLANNED where the class does not plan the objective and the student lacks it.
 */
export function bookOfCell(
  ctx: ReadCtx,
  classId: string,
  cell: { readonly student: string; readonly objective: string },
): ClassBook {
  const book = classBook(ctx, classId);
  const objective = ctx.rows.keyOf('objective', cell.objective);
  const position = book.positions.get(objective);
  if (position !== undefined && position < book.planned) return book;
  const student = ctx.rows.keyOf('student', cell.student);
  const beyond = beyondBook(ctx, book, [student], objective);
  if (beyond.book.planned > 0) return beyond.book;
  throw new TroubleError('NOT_PLANNED', {
    objective: ctx.rows.get('objective', cell.objective)?.code ?? cell.objective,
    class: book.row.name,
  });
}
