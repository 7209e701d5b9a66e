import type { Output, Parsed } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import type { JobCtx, ReadCtx } from '../context.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import { found } from '../found.ts';
import { grid } from '../handlers/grid.ts';
import { letters } from '../handlers/letters.ts';
import { type Cell, csvText } from '../interchange/write-csv.ts';
import { compareStudents } from '../roster-order.ts';
import { attemptsToExport } from '../store/export-store.ts';

interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Writes a class's grid, letters or evidence as CSV. Throws TroubleError NOT_FOUND, DISK_…. */
export async function exportCsv(
  ctx: JobCtx,
  input: Parsed<'export.csv'>,
): Promise<Output<'export.csv'>> {
  const { path } = ctx.grants.use(input.to, 'write');
  const read = ctx.read();
  found(read, 'class', input.class);
  const { headings, rows } = SHEETS[input.what](read, input.class, input.term);
  const bytes = Buffer.from(csvText(headings, rows), 'utf8');
  await writeAtomic(path, bytes);
  return { bytes: bytes.length, rows: rows.length };
}

type MakeSheet = (ctx: ReadCtx, classId: string, term: string | null) => Sheet;
const SHEETS: Record<Parsed<'export.csv'>['what'], MakeSheet> = {
  grid: gridSheet,
  letters: lettersSheet,
  evidence: evidenceSheet,
};

/** Students down, objectives across: the level's name, or what stands instead of one. */
function gridSheet(ctx: ReadCtx, classId: string, term: string | null): Sheet {
  const end = term === null ? null : found(ctx, 'term', term).end;
  const asOf = end !== null && end < ctx.today ? end : ctx.today;
  const { objectives, rows, scale, students } = grid['grid.get'](ctx, { class: classId, asOf });
  const width = objectives.id.length;
  return {
    headings: ['Student ID', 'Student', ...objectives.code, 'Mastered', 'Behind', 'Ahead'],
    rows: rows.students.map((_, row) => [
      students.schoolId[row] ?? '',
      students.name[row] ?? '',
      ...objectives.id.map((__, column) => {
        const at = row * width + column;
        const status = CELL_STATUSES[rows.status[at] ?? -1] ?? 'not-assessed';
        if (status === 'excused') return status;
        return scale.levels[rows.level[at] ?? -1]?.name ?? '';
      }),
      rows.mastered[row] ?? 0,
      rows.behind[row] ?? 0,
      rows.ahead[row] ?? 0,
    ]),
  };
}

/** One line per student: the letter, what is handed in, and the figures behind it. */
function lettersSheet(ctx: ReadCtx, classId: string, term: string | null): Sheet {
  const answer = letters['letters.get'](ctx, { class: classId, term });
  return {
    headings: [
      'Student ID',
      'Student',
      'Letter',
      'Code',
      'Number',
      'Value',
      'Counted',
      'Mastered',
      'Next letter',
      'Objectives for it',
    ],
    rows: answer.students.map((student) => [
      student.schoolId,
      student.name,
      student.letter,
      student.handIn.code,
      student.handIn.number,
      student.value,
      student.counted,
      student.mastered,
      student.next?.letter ?? null,
      student.next?.objectives.join(' ') ?? null,
    ]),
  };
}

/** The plain profile of evidence, with ids, so that a file read back changes nothing. */
function evidenceSheet(ctx: ReadCtx, classId: string, term: string | null): Sheet {
  const span = term === null ? null : found(ctx, 'term', term);
  const attempts = attemptsToExport(ctx, classId, span).sort((a, b) =>
    compareStudents({ ...a, id: a.student }, { ...b, id: b.student }),
  );
  return {
    headings: [
      'Student ID',
      'Student',
      'Objective',
      'Date',
      'Level',
      'Score',
      'Out of',
      'Kind',
      'Task',
      'Version',
      'Assessor',
      'Shown',
      'Feedback',
      'Support',
      'Aimed',
      'Robust',
      'Late',
      'Recorded',
      'Id',
    ],
    rows: attempts.map((attempt) => [
      attempt.schoolId,
      `${attempt.familyName}, ${attempt.givenName}`,
      attempt.objective,
      attempt.on,
      attempt.level,
      attempt.score,
      attempt.outOf,
      attempt.kind,
      attempt.task,
      attempt.version,
      attempt.assessor,
      attempt.shown,
      attempt.feedback,
      attempt.support,
      attempt.aimed,
      attempt.robust,
      attempt.late === 1,
      new Date(attempt.recordedAt).toISOString(),
      attempt.id,
    ]),
  };
}
