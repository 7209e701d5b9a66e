import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx } from '../../context.ts';
import { csvSteps } from '../../interchange/write-csv.ts';
import { closingSteps } from '../../letters/closing-list.ts';
import { writeOut } from './write-out.ts';

const HEADINGS = [
  'Class',
  'Student ID',
  'Student',
  'Letter',
  'Next letter',
  'Objectives for it',
  'What they are',
  'Owed',
  'Class days left',
];

/** Writes the list of before the term closes as CSV. Throws TroubleError NOT_FOUND, DISK_…. */
export const exportClosing = (
  ctx: JobCtx,
  { term, below, to }: Parsed<'export.closing'>,
): Promise<Output<'export.closing'>> =>
  writeOut(ctx, 'export.closing', to, async ({ whole, turns }) => {
    const { students } = await whole((read) => closingSteps(read, { term, below }));
    const rows = students.map((student) => [
      student.class.name,
      student.schoolId,
      student.name,
      student.letter,
      student.next?.letter ?? null,
      student.next?.objectives.map((one) => one.code).join(' ') ?? null,
      student.next?.objectives.map((one) => one.target).join('; ') ?? null,
      student.owed.join(' '),
      student.daysLeft,
    ]);
    const who = [...new Set(students.map((student) => student.id))];
    return {
      content: Buffer.from(await turns(csvSteps(HEADINGS, rows)), 'utf8'),
      about: {
        what: 'closing',
        classes: [...new Set(students.map((student) => student.class.id))],
        students: who.length,
        who,
      },
      answer: { rows: rows.length },
    };
  });
