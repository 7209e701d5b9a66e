import type { Output, Parsed } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import { attemptsToExport } from '../../evidence/attempts-to-export.ts';
import { found } from '../../found.ts';
import { grid } from '../../handlers/grid.ts';
import { letters } from '../../handlers/letters.ts';
import { sheetXml, xlsxBytes } from '../../interchange/export/xlsx.ts';
import { type Cell, csvSteps } from '../../interchange/write-csv.ts';
import { type HandedIn, handedIn, personOf } from '../../letters/handed-in.ts';
import type { Steps } from '../../steps.ts';
import { writeOut } from './write-out.ts';

interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Writes a class's grid, letters or evidence as CSV or as a workbook. Throws TroubleError NOT_FOUND, DISK_…. */
export const exportCsv = (
  ctx: JobCtx,
  input: Parsed<'export.csv'>,
): Promise<Output<'export.csv'>> =>
  writeOut(ctx, 'export.csv', input.to, async ({ whole, turns }) => {
    const { headings, rows } = await whole((read) => sheetSteps(read, input));
    const content =
      input.format === 'xlsx'
        ? await xlsxBytes(input.what, await turns(sheetXml(headings, rows)), ctx.read().now)
        : Buffer.from(await turns(csvSteps(headings, rows)), 'utf8');
    // Evidence has a row an attempt, and two students may bear one name.
    const students = new Set(rows.map(([id, student]) => JSON.stringify([id, student]))).size;
    const about = { what: input.what, classes: [input.class], students };
    return { content, about, answer: { rows: rows.length } };
  });

function* sheetSteps(
  ctx: ReadCtx,
  { what, class: classId, term }: Parsed<'export.csv'>,
): Steps<Sheet> {
  found(ctx, 'class', classId);
  if (what === 'evidence') return yield* evidenceSheet(ctx, classId, term);
  return what === 'grid' ? gridSheet(ctx, classId, term) : lettersSheet(ctx, classId, term);
}

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

const FIGURES = ['Value', 'Counted', 'Mastered'];
const WHO_AND_WHAT = ['Student ID', 'Student', 'Letter', 'Code', 'Number'];

/** One line per student: what was handed in for the term, else what would be today. */
function lettersSheet(ctx: ReadCtx, classId: string, term: string | null): Sheet {
  const answer = letters['letters.get'](ctx, { class: classId, term });
  const found = term === null ? null : handedIn(ctx, classId, term);
  if (found) return handedInSheet(found, answer);
  return {
    headings: [...WHO_AND_WHAT, ...FIGURES, 'Next letter', 'Objectives for it'],
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

/**
 * The letters as the office has them, grade changes included; `Since` holds today's letter where it
 * differs. Who came after the handing in was not handed in: a line with today's letter there only.
 */
function handedInSheet({ lines, standing }: HandedIn, { students }: Output<'letters.get'>): Sheet {
  const now = new Map(students.map((student) => [student.id, student]));
  const inTime = new Set(lines.map((line) => line.student));
  const kept = lines.map((line): Cell[] => {
    const { letter, code, number } = standing(line.student) ?? line;
    const today = now.get(line.student)?.letter ?? letter;
    return [
      line.schoolId,
      personOf(line).name,
      letter,
      code,
      number,
      line.value,
      line.counted,
      line.mastered,
      today === letter ? null : today,
    ];
  });
  const newcomers = students
    .filter((student) => !inTime.has(student.id))
    .map(({ schoolId, name, letter }): Cell[] => [
      schoolId,
      name,
      ...WHO_AND_WHAT.slice(2).map(() => null),
      ...FIGURES.map(() => null),
      letter,
    ]);
  return { headings: [...WHO_AND_WHAT, ...FIGURES, 'Since'], rows: [...kept, ...newcomers] };
}

/** The plain profile of evidence, with ids, so that a file read back changes nothing. */
function* evidenceSheet(ctx: ReadCtx, classId: string, term: string | null): Steps<Sheet> {
  const span = term === null ? null : found(ctx, 'term', term);
  const attempts = yield* attemptsToExport(ctx, classId, span);
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
