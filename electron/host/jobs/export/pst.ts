import { readFile } from 'node:fs/promises';
import type { Output, Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { JobCtx } from '../../context.ts';
import { disclosing } from '../../disclose.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { found, invalid } from '../../found.ts';
import { readScoreTemplate, type ScoreTemplate } from '../../interchange/export/score-template.ts';
import { schoolIdOf, withoutZeros } from '../../interchange/school-id.ts';
import { type OfficialLetter, officialLetters } from '../../letters/official-letters.ts';
import { say } from '../../say.ts';

/** Score types that take a code; the others take a number. */
const TAKES_CODES: ReadonlySet<string> = new Set(['GRADESCALE', 'LETTER', 'LETTERGRADE']);
const TAKES_NUMBERS: ReadonlySet<string> = new Set(['POINTS', 'PERCENT', 'PERCENTAGE', '']);
/** Codes that stand in any score column. */
const SPECIAL: ReadonlySet<string> = new Set(['ABS', 'INC', 'MIS']);
const LARGEST = 10 * 1024 * 1024;

/**
 * Fills the scores of a PowerTeacher Pro template with the letters of a term and leaves every other
 * byte as it is. Throws TroubleError INVALID for a student or letter that it cannot take.
 */
export async function exportPst(
  ctx: JobCtx,
  { class: classId, term, template, to }: Parsed<'export.pst'>,
): Promise<Output<'export.pst'>> {
  const { path, name: file } = ctx.grants.use(to, 'write');
  const source = ctx.grants.use(template, 'read');
  const bytes = await readFile(source.path).catch(() => null);
  if (!bytes || bytes.length > LARGEST) {
    const why = say('interchange.why.not-there');
    throw new TroubleError('IMPORT_UNREADABLE', { file: source.name, why });
  }
  const form = readScoreTemplate(bytes);
  if (!form) {
    throw new TroubleError('IMPORT_WRONG_KIND', {
      file: source.name,
      expected: say('exports.expected.pst'),
      why: say('exports.why.no-pst'),
    });
  }
  const read = ctx.read();
  found(read, 'class', classId);
  const letters = officialLetters(read, classId, term).students;
  const { scores, unknown, notListed } = scoresFor(form, letters);
  const content = form.filled(scores);
  const about = { what: 'powerteacher', file, classes: [classId], students: scores.size };
  await disclosing(ctx, 'export.pst', about, () => writeAtomic(path, content));
  return { bytes: content.length, filled: scores.size, unknown, notListed };
}

function scoresFor(form: ScoreTemplate, letters: readonly OfficialLetter[]) {
  const type = form.about('Score Type').toUpperCase().replace(/\s+/g, '');
  if (!TAKES_CODES.has(type) && !TAKES_NUMBERS.has(type)) {
    throw invalid('score type', type, say('exports.why.score-type'));
  }
  const takesCodes = TAKES_CODES.has(type);
  const points = Number.parseFloat(form.about('Points Possible'));
  const extra = Number.parseFloat(form.about('Extra Points'));
  const most = type === 'POINTS' ? points + (Number.isFinite(extra) ? extra : 0) : 100;
  const letterOf = finder(letters);
  const scores = new Map<number, string>();
  const unknown: string[] = [];
  const listed = new Set<OfficialLetter>();
  for (const { row, number, name } of form.students) {
    const letter = letterOf(number);
    if (!letter) unknown.push(name || number);
    else {
      listed.add(letter);
      scores.set(row, takesCodes ? codeOf(letter) : numberOf(letter, most));
    }
  }
  const notListed = letters.filter((one) => !listed.has(one)).map(nameOf);
  return { scores, unknown, notListed };
}

const nameOf = ({ familyName, givenName }: OfficialLetter): string => `${familyName}, ${givenName}`;

/** Finds a letter by student number; a spreadsheet may have eaten zeros where that is no doubt. */
function finder(letters: readonly OfficialLetter[]) {
  const exact = new Map<string, OfficialLetter>();
  const short = new Map<string, OfficialLetter | null>();
  for (const one of letters) {
    if (one.schoolId === null) continue;
    exact.set(one.schoolId, one);
    const bare = withoutZeros(one.schoolId);
    short.set(bare, short.has(bare) ? null : one);
  }
  return (number: string): OfficialLetter | undefined => {
    const id = schoolIdOf(number) ?? '';
    return exact.get(id) ?? short.get(withoutZeros(id)) ?? undefined;
  };
}

function codeOf(letter: OfficialLetter): string {
  if (letter.code.trim() !== '') return letter.code;
  throw invalid('student', nameOf(letter), say('exports.why.no-code', { letter: letter.letter }));
}

function numberOf(letter: OfficialLetter, most: number): string {
  const { number, code } = letter;
  if (number === null) {
    if (SPECIAL.has(code.toUpperCase())) return code.toUpperCase();
    throw invalid(
      'student',
      nameOf(letter),
      say('exports.why.no-number', { letter: letter.letter }),
    );
  }
  if (number > most) {
    const values = { letter: letter.letter, number, most };
    throw invalid('student', nameOf(letter), say('exports.why.too-many', values));
  }
  return String(number);
}
