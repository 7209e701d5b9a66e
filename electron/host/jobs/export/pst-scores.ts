import { invalid } from '../../found.ts';
import type { ScoreTemplate } from '../../interchange/export/score-template.ts';
import { schoolIdOf, withoutZeros } from '../../interchange/school-id.ts';
import type { OfficialLetter } from '../../letters/official-letters.ts';
import { say } from '../../say.ts';

/** Score types that take a code; the others take a number. */
const TAKES_CODES: ReadonlySet<string> = new Set(['GRADESCALE', 'LETTER', 'LETTERGRADE']);
const TAKES_NUMBERS: ReadonlySet<string> = new Set(['POINTS', 'PERCENT', 'PERCENTAGE', '']);
/** Codes that stand in any score column. */
const SPECIAL: ReadonlySet<string> = new Set(['ABS', 'INC', 'MIS']);

/** One student of the template: what would be written, or why nothing can be. */
export interface ScoreLine {
  readonly row: number;
  readonly number: string;
  /** As the template spells it. */
  readonly name: string;
  /** What stands there now. */
  readonly before: string;
  /** Whom the number means here; null: nobody of the class, and the cell stays. */
  readonly student: string | null;
  /** The number is right but the names have nothing in common. */
  readonly isOtherName: boolean;
  readonly letter: string | null;
  readonly value: string | null;
  readonly why: string | null;
}

/** What the template's score type takes. Throws TroubleError INVALID for a type nobody knows. */
export function scoreKindOf(form: ScoreTemplate): 'codes' | 'numbers' {
  const type = form.about('Score Type').toUpperCase().replace(/\s+/g, '');
  if (TAKES_CODES.has(type)) return 'codes';
  if (TAKES_NUMBERS.has(type)) return 'numbers';
  throw invalid('score type', type, 'exports.why.score-type');
}

/** What filling a template writes, line by line, and who has a letter but no line. */
export function planScores(form: ScoreTemplate, letters: readonly OfficialLetter[]) {
  const takesCodes = scoreKindOf(form) === 'codes';
  const most = mostPoints(form);
  const letterOf = finder(letters);
  const listed = new Set<OfficialLetter>();
  const lines = form.students.map(({ row, number, name, score }): ScoreLine => {
    const letter = letterOf(number);
    const line = { row, number, name, before: score };
    if (!letter) {
      const none = { student: null, isOtherName: false, letter: null, value: null, why: null };
      return { ...line, ...none };
    }
    const twice = listed.has(letter) ? say('exports.why.twice') : null;
    listed.add(letter);
    const written = takesCodes ? codeOf(letter) : numberOf(letter, most);
    return {
      ...line,
      student: nameOf(letter),
      isOtherName: !sharesName(name, letter),
      letter: letter.letter,
      ...(twice === null ? written : { value: null, why: twice }),
    };
  });
  return { lines, notListed: letters.filter((one) => !listed.has(one)).map(nameOf) };
}

function mostPoints(form: ScoreTemplate): number {
  const isPoints = form.about('Score Type').trim().toUpperCase() === 'POINTS';
  if (!isPoints) return 100;
  const [points, extra] = ['Points Possible', 'Extra Points'].map((label) =>
    Number.parseFloat(form.about(label)),
  );
  const sure = (number: number | undefined) => (Number.isFinite(number) ? Number(number) : 0);
  return Number.isFinite(points) ? sure(points) + sure(extra) : Number.POSITIVE_INFINITY;
}

const nameOf = ({ familyName, givenName }: OfficialLetter): string => `${familyName}, ${givenName}`;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** True where a part of the names is the same, or where the template has no name. */
function sharesName(name: string, letter: OfficialLetter): boolean {
  const written = wordsOf(name);
  const own = new Set(wordsOf(nameOf(letter)));
  return written.length === 0 || own.size === 0 || written.some((word) => own.has(word));
}

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

type Written = Pick<ScoreLine, 'value' | 'why'>;

function codeOf({ code, letter }: OfficialLetter): Written {
  if (code.trim() !== '') return { value: code, why: null };
  return { value: null, why: say('exports.why.no-code', { letter }) };
}

function numberOf({ number, code, letter }: OfficialLetter, most: number): Written {
  if (number === null) {
    const special = code.trim().toUpperCase();
    if (SPECIAL.has(special)) return { value: special, why: null };
    return { value: null, why: say('exports.why.no-number', { letter }) };
  }
  if (number > most) {
    return { value: null, why: say('exports.why.too-many', { letter, number, most }) };
  }
  return { value: String(number), why: null };
}
