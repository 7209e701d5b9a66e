import { readFile } from 'node:fs/promises';
import type { Output, Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { JobCtx } from '../../context.ts';
import { found, unusable } from '../../found.ts';
import { readScoreTemplate, type ScoreTemplate } from '../../interchange/export/score-template.ts';
import { handedIn } from '../../letters/handed-in.ts';
import { officialLetters } from '../../letters/official-letters.ts';
import { say } from '../../say.ts';
import { planScores, scoreKindOf } from './pst-scores.ts';
import { writeOut } from './write-out.ts';

const LARGEST = 10 * 1024 * 1024;

/** What filling a template would write, for whom, and what stands against it; writes nothing. */
export async function previewPst(
  ctx: JobCtx,
  { class: classId, term, template }: Parsed<'pst.preview'>,
): Promise<Output<'pst.preview'>> {
  const form = await templateOf(ctx, template);
  const read = ctx.read();
  found(read, 'class', classId);
  const { asOf, students } = officialLetters(read, classId, term);
  const { lines, notListed } = planScores(form, students);
  return {
    scoreType: form.about('Score Type'),
    takes: scoreKindOf(form),
    class: form.about('Class') || null,
    assignment: form.about('Assignment Name') || null,
    points: form.about('Points Possible') || null,
    asOf,
    handedIn: handedIn(read, classId, term) !== null,
    lines: lines.map(({ row: _, ...line }) => line),
    notListed,
  };
}

/**
 * Fills the scores of a PowerTeacher Pro template with the letters of a term and leaves every other
 * byte as it is. Throws TroubleError INVALID for a student or letter that it cannot take.
 */
export const exportPst = (
  ctx: JobCtx,
  { class: classId, term, template, to }: Parsed<'export.pst'>,
): Promise<Output<'export.pst'>> =>
  writeOut(ctx, 'export.pst', to, async () => {
    const form = await templateOf(ctx, template);
    const read = ctx.read();
    found(read, 'class', classId);
    const { lines, notListed } = planScores(form, officialLetters(read, classId, term).students);
    const refused = lines.find((line) => line.why !== null);
    if (refused) {
      throw unusable('student', refused.student ?? refused.number, refused.why ?? '');
    }
    const scores = new Map(
      lines.flatMap(({ row, value }) => (value === null ? [] : [[row, value] as const])),
    );
    const unknown = lines.filter((line) => line.student === null);
    return {
      content: form.filled(scores),
      about: { what: 'powerteacher', classes: [classId], students: scores.size },
      answer: {
        filled: scores.size,
        unknown: unknown.map(({ name, number }) => name || number),
        notListed,
      },
    };
  });

async function templateOf(ctx: JobCtx, grant: string): Promise<ScoreTemplate> {
  const source = ctx.grants.use(grant, 'read');
  const bytes = await readFile(source.path).catch(() => null);
  if (!bytes || bytes.length > LARGEST) {
    const why = say('interchange.why.not-there');
    throw new TroubleError('IMPORT_UNREADABLE', { file: source.name, why });
  }
  const form = readScoreTemplate(bytes);
  if (form) return form;
  throw new TroubleError('IMPORT_WRONG_KIND', {
    file: source.name,
    expected: say('exports.expected.pst'),
    why: say('exports.why.no-pst'),
  });
}
