import type { Output, Parsed } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { listName } from '#shared/domain/roster.ts';
import { classBook } from '../../class/class-book.ts';
import { classDay, studentDays } from '../../class/class-day.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import { found } from '../../found.ts';
import {
  brightspaceCsv,
  canvasCsv,
  type MarkColumn,
  type MarkTable,
} from '../../interchange/export/lms-csv.ts';
import { officialLetters } from '../../letters/official-letters.ts';
import { writeOut } from './write-out.ts';

/**
 * Writes a class's levels, and the letters of a term as numbers, for a learning platform. Throws
 * TroubleError NOT_FOUND, DISK_….
 */
export const exportLms = (
  ctx: JobCtx,
  { what, class: classId, term, to }: Parsed<'export.lms'>,
): Promise<Output<'export.lms'>> =>
  writeOut(ctx, 'export.lms', to, async () => {
    const table = markTable(ctx.read(), classId, term);
    const nameless = table.students.map(
      ({ schoolId, login }) => schoolId === null && login === null,
    );
    const isBrightspace = what === 'brightspace';
    const taken = isBrightspace ? without(table, nameless) : table;
    const text = isBrightspace ? brightspaceCsv(taken) : canvasCsv(taken);
    const rows = taken.students.length;
    const leftOut = isBrightspace
      ? table.students.filter((_, at) => nameless[at]).map(({ name }) => name)
      : [];
    return {
      content: Buffer.from(text, 'utf8'),
      about: { what, classes: [classId], students: rows },
      answer: { rows, leftOut },
    };
  });

function without(table: MarkTable, gone: readonly boolean[]): MarkTable {
  const stays = (_: unknown, at: number) => !gone[at];
  return {
    ...table,
    students: table.students.filter(stays),
    columns: table.columns.map((column) => ({ ...column, marks: column.marks.filter(stays) })),
  };
}

function markTable(ctx: ReadCtx, classId: string, termId: string | null): MarkTable {
  const book = classBook(ctx, classId);
  const end = termId === null ? ctx.today : found(ctx, 'term', termId).end;
  const isOver = end < ctx.today;
  const day = classDay(ctx, book, isOver ? end : ctx.today);
  const days = studentDays(ctx, day, day.students);
  const outOf = book.scale.levels.at(-1)?.value ?? 0;
  const excused = CELL_STATUSES.indexOf('excused');
  const columns: MarkColumn[] = book.objectives.slice(0, book.planned).map(({ code }, at) => ({
    title: code,
    outOf,
    marks: days.map(({ row }) =>
      row.status[at] === excused ? 'excused' : (row.value[at] ?? null),
    ),
  }));
  return {
    section: book.row.name,
    students: day.students.map(({ id, ...student }) => ({
      schoolId: student.schoolId,
      login: ctx.rows.get('student', id)?.email ?? null,
      name: listName(student),
    })),
    columns: termId === null ? columns : [...columns, letterColumn(ctx, classId, termId, day)],
  };
}

function letterColumn(
  ctx: ReadCtx,
  classId: string,
  termId: string,
  { students }: ReturnType<typeof classDay>,
): MarkColumn {
  const letters = officialLetters(ctx, classId, termId).students;
  const numberOf = new Map(letters.map((one) => [one.student, one.number]));
  return {
    title: found(ctx, 'term', termId).name,
    outOf: 100,
    marks: students.map(({ id }) => numberOf.get(id) ?? null),
  };
}
