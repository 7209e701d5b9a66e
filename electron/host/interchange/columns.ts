import type { CsvTable } from './csv-table.ts';

/** For each field the ways its heading is written, the surest first. */
export type Spellings<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** Where the fields stand in one table. */
export interface Columns<Field extends string> {
  has(field: Field): boolean;
  /** Index of the column; undefined when the file lacks it. */
  place(field: Field): number | undefined;
  /** The heading as the file writes it; the field's own name when the file lacks it. */
  heading(field: Field): string;
  /** The cell of a row, '' when the column or the cell is missing. */
  cell(cells: readonly string[], field: Field): string;
}

/** No heading is longer and no list is wider; a hostile one shall not cost more. */
const LONGEST_HEADING = 200;
const MOST_COLUMNS = 1000;

/** A heading reduced to what tells it from others: no case, blanks, marks or accents. */
export function plainHeading(heading: string): string {
  return heading
    .slice(0, LONGEST_HEADING)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#%]+/gu, '');
}

/**
 * Finds the columns of the fields by the headings' places. A heading that stands twice is read
 * where it stands first; what stands in brackets is looked at only when the whole is unknown.
 */
export function findColumns<Field extends string>(
  headings: readonly string[],
  spellings: Spellings<Field>,
): Columns<Field> {
  const looked = headings.slice(0, MOST_COLUMNS).map((one) => one.slice(0, LONGEST_HEADING));
  const whole = looked.map(plainHeading);
  const short = looked.map((heading) => plainHeading(heading.replace(/[([{].*?[)\]}]/g, '')));
  const taken = new Set<number>();
  const places = new Map<Field, number>();
  for (const field of Object.keys(spellings) as Field[]) {
    const at = firstPlace(spellings[field], whole, short, taken);
    if (at === undefined) continue;
    places.set(field, at);
    taken.add(at);
  }
  return {
    has: (field) => places.has(field),
    place: (field) => places.get(field),
    heading: (field) => headings[places.get(field) ?? -1] ?? field,
    cell: (cells, field) => cells[places.get(field) ?? -1] ?? '',
  };
}

function firstPlace(
  spellings: readonly string[],
  whole: readonly string[],
  short: readonly string[],
  taken: ReadonlySet<number>,
): number | undefined {
  for (const list of [whole, short]) {
    for (const spelling of spellings) {
      const at = list.findIndex((heading, i) => heading === spelling && !taken.has(i));
      if (at >= 0) return at;
    }
  }
  return undefined;
}

/** True when a row has something written beyond the last heading: its cells have slipped. */
export function isTooWide(table: CsvTable, cells: readonly string[]): boolean {
  return cells.slice(table.headings.length).some((cell) => cell !== '');
}
