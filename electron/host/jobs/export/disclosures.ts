import type { Output, Parsed } from '#shared/contract/contract.ts';
import { disclosureWords } from '#shared/text/disclosure-words.ts';
import type { JobCtx } from '../../context.ts';
import { disclosed } from '../../disclosed.ts';
import { csvSteps } from '../../interchange/write-csv.ts';
import { say } from '../../say.ts';
import { writeOut } from './write-out.ts';

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
export const exportDisclosures = (
  ctx: JobCtx,
  { to, ...wish }: Parsed<'disclosure.export'>,
): Promise<Output<'disclosure.export'>> =>
  writeOut(ctx, 'disclosure.export', to, async ({ turns }) => {
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
    const who = wish.student === undefined ? [] : [wish.student];
    return {
      content: Buffer.from(await turns(csvSteps(HEADINGS, rows)), 'utf8'),
      about: { what: 'log', classes: [], students: who.length, who },
      answer: { rows: rows.length },
    };
  });
