import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx } from '../../context.ts';
import { disclosing } from '../../disclose.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { closing } from '../../handlers/closing.ts';
import { csvText } from '../../interchange/write-csv.ts';

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
export async function exportClosing(
  ctx: JobCtx,
  { term, below, to }: Parsed<'export.closing'>,
): Promise<Output<'export.closing'>> {
  const { path, name } = ctx.grants.use(to, 'write');
  const { students } = closing['closing.get'](ctx.read(), { term, below });
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
  const bytes = Buffer.from(csvText(HEADINGS, rows), 'utf8');
  const who = [...new Set(students.map((student) => student.id))];
  const about = {
    what: 'closing',
    file: name,
    classes: [...new Set(students.map((student) => student.class.id))],
    students: who.length,
    who,
  };
  await disclosing(ctx, 'export.closing', about, () => writeAtomic(path, bytes));
  return { bytes: bytes.length, rows: rows.length };
}
