import { findColumns, plainHeading } from './columns.ts';
import type { GradesSource } from './grades.ts';
import type { GradeColumn, GradePerson, GradeRow, GradesPart } from './grades-reading.ts';
import {
  distinctKeys,
  MOST_COLUMNS,
  personColumns,
  plainText,
  pointsInHeading,
  pseudoRow,
  readDays,
} from './grades-table.ts';
import { numberOf } from './score-text.ts';

const END = 'endoflineindicator';
const COMPUTED =
  /^(?:calculated|adjusted) final grade|^final (?:calculated|adjusted) grade|\bsubtotal\b/i;
/** What a scheme makes of the points beside it, and halves of a calculated item. */
const SYMBOL = /\s+Scheme Symbol$/i;
const NUMERATOR = /\s+Calculated Numerator$/i;
const DENOMINATOR = /\s+Calculated Denominator$/i;
const KIND_OF_GRADE =
  /\s+(?:Points|Text|Pass\/Fail|Scheme|Weighted|Formula)?\s*Grade(?: Symbol)?$|\s+Points$/i;
const LEFT_OUT = new Set([END, 'sections', 'section', 'role', 'groups', 'group']);

/** True for the headings of a Brightspace grades export. */
export function isBrightspace(headings: readonly string[]): boolean {
  const plain = headings.map(plainHeading);
  const named = plain.slice(0, 2).some((word) => word === 'orgdefinedid' || word === 'username');
  return (
    named &&
    (plain.at(-1) === END ||
      headings.some((one) => /<(?:numeric|text|selectbox|passfail)\b.*>/i.test(one)))
  );
}

/** A Brightspace grades export: `#` before the first cell, facts about a column in its heading. */
export function readBrightspace({ table, said, problems }: GradesSource): GradesPart {
  const people = personColumns(table, said, problems);
  const { headings } = table;
  const items = headings.map((heading) => itemOf(heading));
  // A symbol beside points says the same thing twice; alone it is the result.
  const withPoints = new Set(items.filter(({ isSymbol }) => !isSymbol).map(({ title }) => title));
  const denominators = new Map(
    items.flatMap(({ title, part }, at) => (part === 'denominator' ? [[title, at] as const] : [])),
  );
  const places = headings
    .map((_, at) => at)
    .filter((at) => {
      const heading = headings[at] ?? '';
      const item = items[at];
      const isOther = people.places.has(at) || LEFT_OUT.has(plainHeading(heading));
      const isTwice = item?.isSymbol === true && withPoints.has(item.title);
      const isHalf = item?.part === 'denominator';
      return heading !== '' && !isOther && !isTwice && !isHalf && !COMPUTED.test(heading);
    })
    .slice(0, MOST_COLUMNS);
  const columns = distinctKeys(
    places.map((at): GradeColumn => {
      const { title = '', outOf = null } = items[at] ?? {};
      return { key: title, heading: headings[at] ?? '', title, outOf };
    }),
  );
  const cellOf = (cells: readonly string[], at: number): string => {
    const cell = cells[at] === '#' ? '' : (cells[at] ?? '');
    const item = items[at];
    if (item?.part !== 'numerator' || cell === '') return cell;
    const under = cells[denominators.get(item.title) ?? -1] ?? '';
    return under === '' ? cell : `${cell} / ${under}`;
  };
  const rows = table.rows.flatMap(({ row, cells }): GradeRow[] => {
    const person = people.of(cells);
    if (pseudoRow(person) !== null) return [];
    const own = places.map((at) => cellOf(cells, at));
    return [{ row, person, on: null, attempt: '', when: '', cells: own }];
  });
  return {
    profile: 'brightspace',
    isQuiz: false,
    columns,
    rows,
    headings,
    namesStudents: people.namesStudents,
    refused: 0,
    asksDayFirst: false,
  };
}

interface Item {
  readonly title: string;
  readonly outOf: number | null;
  readonly isSymbol: boolean;
  readonly part: 'numerator' | 'denominator' | null;
}

/** What a heading says besides the item's name: its kind, its points, what part of it. */
function itemOf(heading: string): Item {
  const tag = /\s*<([^<>]*)>\s*$/.exec(heading);
  const before = (tag ? heading.slice(0, tag.index) : heading).trim();
  const part = NUMERATOR.test(before)
    ? 'numerator'
    : DENOMINATOR.test(before)
      ? 'denominator'
      : null;
  const bare = [NUMERATOR, DENOMINATOR, SYMBOL, KIND_OF_GRADE].find((end) => end.test(before));
  const title = (bare ? before.replace(bare, '').trim() : before) || before;
  const points = /MaxPoints:(\d+(?:[.,]\d+)?)/i.exec(tag?.[1] ?? '')?.[1];
  const outOf = points === undefined ? pointsInHeading(before) : numberOf(points);
  return {
    title,
    outOf: outOf && outOf > 0 ? outOf : null,
    isSymbol: SYMBOL.test(before),
    part,
  };
}

const QUIZ = {
  attempt: ['attempt#', 'attempt'],
  start: ['attemptstart', 'starttime', 'started'],
  end: ['attemptend', 'endtime', 'completed'],
  number: ['q#', 'question#', 'questionnumber'],
  type: ['qtype', 'questiontype'],
  title: ['qtitle', 'questiontitle'],
  text: ['qtext', 'questiontext'],
  bonus: ['bonus'],
  score: ['score'],
  outOf: ['outof', 'outofpoints'],
} as const;

/** True for the headings of an export of quiz attempts. */
export function isBrightspaceQuiz(headings: readonly string[]): boolean {
  const columns = findColumns(headings, QUIZ);
  return (
    columns.has('score') && columns.has('outOf') && (columns.has('title') || columns.has('number'))
  );
}

interface Attempt {
  readonly row: number;
  readonly person: GradePerson;
  readonly on: string | null;
  readonly number: string;
  readonly when: string;
  readonly questions: Map<string, { score: number; outOf: number }[]>;
}

/** Quiz attempts: a row for each question, or part of one, of each attempt. */
export function readBrightspaceQuiz({ table, said, problems, dayFirst }: GradesSource): GradesPart {
  const { headings, file } = table;
  const columns = findColumns(headings, QUIZ);
  const people = personColumns(table, said, problems);
  const when = (cells: readonly string[]) =>
    columns.cell(cells, 'start') || columns.cell(cells, 'end');
  const days = readDays(
    table.rows.map(({ cells }) => when(cells)),
    dayFirst,
    { file, heading: columns.heading(columns.has('start') ? 'start' : 'end'), problems },
  );
  const questions = new Map<string, GradeColumn>();
  const attempts = new Map<string, Attempt | null>();
  let refused = 0;
  for (const { row, cells } of table.rows) {
    const person = people.of(cells);
    if (pseudoRow(person) !== null) continue;
    const get = (field: keyof typeof QUIZ) => columns.cell(cells, field);
    const text = plainText(get('title')) || plainText(get('text'));
    const key = text || get('number');
    // A line about the attempt as a whole, or a text between questions.
    if (key === '' || (get('score') === '' && get('outOf') === '')) continue;
    const [score, outOf] = [numberOf(rounded(get('score'))), numberOf(rounded(get('outOf')))];
    if (score === null || outOf === null || score < 0) {
      if (get('score') === '' || get('score') === '-') continue;
      refused += 1;
      const column = columns.heading(score === null ? 'score' : 'outOf');
      problems.add(file, { row, column, value: get('score') }, 'interchange.rule.score');
      continue;
    }
    if (!questions.has(key) && questions.size < MOST_COLUMNS) {
      const title = text.slice(0, 300) || key;
      questions.set(key, { key: key.slice(0, 300), heading: key, title, outOf: null });
    }
    const id = JSON.stringify([person, get('attempt'), when(cells)]);
    let attempt = attempts.get(id);
    if (attempt === undefined) {
      const started = when(cells);
      const on = days.dayOf(started, row);
      const number = get('attempt') || started;
      attempt =
        on === undefined ? null : { row, person, on, number, when: started, questions: new Map() };
      attempts.set(id, attempt);
    }
    if (attempt === null) continue;
    attempt.questions.set(key, [...(attempt.questions.get(key) ?? []), { score, outOf }]);
  }
  const keys = [...questions.keys()];
  const rows = [...attempts.values()].flatMap((one): GradeRow[] => {
    if (one === null) return [];
    const { row, person, on, number, when: started, questions: own } = one;
    const cells = keys.map((key) => sumOf(own.get(key) ?? []));
    return [{ row, person, on, attempt: number, when: started, cells }];
  });
  return {
    profile: 'brightspace-quiz',
    isQuiz: true,
    columns: distinctKeys([...questions.values()]),
    rows,
    headings,
    namesStudents: people.namesStudents,
    refused: refused + days.refused,
    asksDayFirst: days.order === 'unknown',
  };
}

const rounded = (cell: string): string => {
  const long = /^\s*(\d{1,12}[.,]\d{9})\d+\s*$/.exec(cell);
  return long?.[1] ?? cell;
};

/** Parts of a question that repeat its points say the same thing twice; others add up. */
function sumOf(parts: readonly { score: number; outOf: number }[]): string {
  const [first] = parts;
  if (!first) return '';
  const isSame = parts.every((part) => part.score === first.score && part.outOf === first.outOf);
  const used = isSame ? [first] : parts;
  const score = used.reduce((sum, part) => sum + part.score, 0);
  const outOf = used.reduce((sum, part) => sum + part.outOf, 0);
  return outOf > 0 ? `${short(score)} / ${short(outOf)}` : '';
}

const short = (value: number): number => Math.round(value * 1e6) / 1e6;
