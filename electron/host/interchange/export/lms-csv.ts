import { machineCsv } from './machine-csv.ts';

/** A column of marks: points of a most, or words for who has none. */
export interface MarkColumn {
  readonly title: string;
  readonly outOf: number;
  /** By student, in their order; null: nothing to say. */
  readonly marks: readonly (number | 'excused' | null)[];
}

/** What a learning platform is told about a class. */
export interface MarkTable {
  readonly section: string;
  readonly students: readonly {
    readonly schoolId: string | null;
    readonly login: string | null;
    /** `Family, Given` */
    readonly name: string;
  }[];
  readonly columns: readonly MarkColumn[];
}

const twoPlaces = (value: number): string => String(Math.round(value * 100) / 100);

/** Titles that differ from each other; those that would say the same get their number. */
function distinct(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const times = (seen.get(title.toLowerCase()) ?? 0) + 1;
    seen.set(title.toLowerCase(), times);
    return times === 1 ? title : `${title} [${times}]`;
  });
}

/** Canvas reads what stands in round brackets at the end as its own number of the assignment. */
const canvasTitle = (title: string): string => title.replace(/\((\d+)\)\s*$/, '[$1]').trim() || '-';

/** A gradebook file that Canvas takes; headings it does not know become assignments there. */
export function canvasCsv({ section, students, columns }: MarkTable): string {
  const titles = distinct(columns.map((column) => canvasTitle(column.title)));
  const headings = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...titles];
  const points = columns.map((column) => column.outOf.toFixed(2));
  const rows = students.map(({ schoolId, login, name }, at) => [
    // Canvas itself writes such a name as a formula that yields it, and reads it so.
    name.startsWith('=') ? `="${name}"` : name,
    '',
    schoolId ?? '',
    login ?? '',
    section,
    ...columns.map(({ marks }) => {
      const mark = marks[at] ?? null;
      return mark === 'excused' ? 'EX' : mark === null ? '' : twoPlaces(mark);
    }),
  ]);
  return machineCsv(headings, [['    Points Possible', '', '', '', '', ...points], ...rows]);
}

/** A grades file that Brightspace takes; who has neither id nor login must be left out before. */
export function brightspaceCsv({ students, columns }: MarkTable): string {
  const titles = distinct(columns.map(({ title }) => title.replace(/[<>]/g, ' ').trim() || '-'));
  const headings = columns.map(
    ({ outOf }, i) => `${titles[i]} Points Grade <Numeric MaxPoints:${twoPlaces(outOf)}>`,
  );
  const rows = students.map(({ schoolId, login }, at) => [
    schoolId === null ? '' : `#${schoolId}`,
    login === null ? '' : `#${login}`,
    ...columns.map(({ marks }) => {
      const mark = marks[at] ?? null;
      return typeof mark === 'number' ? twoPlaces(mark) : '';
    }),
    '#',
  ]);
  return machineCsv(['OrgDefinedId', 'Username', ...headings, 'End-of-Line Indicator'], rows);
}
