import type { Output, Parsed } from '#shared/contract/contract.ts';
import { disclosureWords } from '#shared/text/disclosure-words.ts';
import type { JobCtx } from '../../context.ts';
import { disclosing } from '../../disclose.ts';
import { disclosed } from '../../disclosed.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { csvText } from '../../interchange/write-csv.ts';
import { say } from '../../say.ts';

const HEADINGS = [
  'When',
  'Who',
  'What',
  'File',
  'Classes',
  'Students',
  'Student',
  'To whom',
  'Why',
  'Locked',
  'Pseudonyms',
  'Pictures and files',
];

/** Writes the log of what left as CSV. Throws TroubleError NOT_FOUND, DISK_…. */
export async function exportDisclosures(
  ctx: JobCtx,
  { to, ...wish }: Parsed<'disclosure.export'>,
): Promise<Output<'disclosure.export'>> {
  const { path, name } = ctx.grants.use(to, 'write');
  const rows = disclosed(ctx.read(), wish).map((line) => [
    new Date(line.at).toISOString(),
    line.by,
    disclosureWords(say, line),
    line.file,
    line.classes.join('; '),
    line.students,
    line.student,
    line.recipient,
    line.why,
    line.encrypted,
    line.pseudonyms,
    line.files,
  ]);
  const bytes = Buffer.from(csvText(HEADINGS, rows), 'utf8');
  const who = wish.student === undefined ? [] : [wish.student];
  const about = { what: 'log', file: name, classes: [], students: who.length, who };
  await disclosing(ctx, 'disclosure.export', about, () => writeAtomic(path, bytes));
  return { bytes: bytes.length, rows: rows.length };
}
