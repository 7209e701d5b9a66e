import { CsvError, parse } from 'csv-parse/sync';
import { TroubleError } from '#shared/contract/errors.ts';
import { say } from '../say.ts';
import { parseRegular } from './fast-csv.ts';
import type { Problems } from './problem.ts';
import { guessSeparator, type Separator } from './separator.ts';

/** One row with its number as a spreadsheet shows it. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A file of cells. Headings may repeat or be empty: a column is its place, not its name. */
export interface CsvTable {
  readonly file: string;
  readonly headings: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly separator: Separator;
}

const MOST_ROWS = 1_000_000;
/** Beyond this a record is no row but a sign of a wrong separator or an open quotation mark. */
const LONGEST_RECORD = 4_000_000;
const LONGEST_CELL = 65_536;
/** Excel's own hint in the first line. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/**
 * Text to cells. Row numbers count every row, blank ones too; blank rows are left out, cells come
 * without outer blanks. Throws TroubleError IMPORT_UNREADABLE, IMPORT_EMPTY, TOO_LARGE.
 */
export function readCsv(
  file: string,
  text: string,
  wanted: Separator | null,
  problems: Problems,
): CsvTable {
  const hint = SEPARATOR_LINE.exec(text);
  const hinted = hint?.[1] === ';' || hint?.[1] === '\t' || hint?.[1] === ',' ? hint[1] : null;
  const body = hint ? text.slice(hint[0].length) : text;
  const separator = wanted ?? hinted ?? guessSeparator(body);
  const records = parseRecords(file, body, separator);
  if (records.length > MOST_ROWS + 1) throw tooManyRows(MOST_ROWS);
  const offset = hint ? 2 : 1;
  const rows: CsvRow[] = [];
  for (let i = 0; i < records.length; i += 1) {
    const cells = records[i] as string[];
    const row = i + offset;
    let isBlank = true;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = (cells[at] as string).trim();
      if (cell !== '') isBlank = false;
      cells[at] = cell.length > LONGEST_CELL ? clipped(file, row, cell, problems) : cell;
    }
    if (!isBlank) rows.push({ row, cells });
  }
  const [heading, ...rest] = rows;
  if (!heading) throw new TroubleError('IMPORT_EMPTY', { file });
  return { file, headings: heading.cells, rows: rest, separator };
}

/** Refuses a list that is longer than a list of its kind can be. */
export const tooManyRows = (limit: number): TroubleError =>
  new TroubleError('TOO_LARGE', { limit: say('interchange.rows', { count: limit }) });

/**
 * The same table beginning at the first of its upper rows that `isHeading` knows; unchanged when
 * there is none. Exports often put a title above the headings.
 */
export function fromHeadingRow(
  table: CsvTable,
  isHeading: (cells: readonly string[]) => boolean,
): CsvTable {
  if (isHeading(table.headings)) return table;
  const at = table.rows.slice(0, 10).findIndex(({ cells }) => isHeading(cells));
  const heading = table.rows[at];
  if (!heading) return table;
  return { ...table, headings: heading.cells, rows: table.rows.slice(at + 1) };
}

/** How cells are told apart; rows may be ragged, quotation marks may stand inside a value. */
const dialect = (separator: Separator) => ({
  delimiter: separator,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
  max_record_size: LONGEST_RECORD,
  // "Ann", "Lee": a blank before the quotation mark does not belong to the value.
  ltrim: separator !== '\t',
  to: MOST_ROWS + 2,
});

function parseRecords(file: string, text: string, separator: Separator): string[][] {
  const regular = parseRegular(text, separator, {
    rows: MOST_ROWS + 2,
    longest: LONGEST_RECORD,
  });
  if (regular) return regular;
  try {
    return parse(text, dialect(separator));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lastWholeLine(text, separator) + 1;
    throw new TroubleError('IMPORT_UNREADABLE', { file, why: whyUnreadable(error, text, line) });
  }
}

/** An open quotation mark swallows the rest of the file; without any the row itself is too long. */
function whyUnreadable(error: CsvError, text: string, line: number): string {
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const isLong = error.code === 'CSV_MAX_RECORD_SIZE';
  if (isOpen || (isLong && text.includes('"'))) return say('interchange.why.quote', { line });
  return isLong ? say('interchange.why.long-row', { line }) : say('interchange.why.not-csv');
}

/** The line in which the last row ends that could be read before the trouble. */
function lastWholeLine(text: string, separator: Separator): number {
  let last = 0;
  try {
    parse(text, {
      ...dialect(separator),
      on_record: (_: unknown, { lines }: { readonly lines: number }) => {
        last = lines;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return last;
}

function clipped(file: string, row: number, cell: string, problems: Problems): string {
  problems.add(file, { row, value: cell.slice(0, 40) }, 'interchange.rule.clipped', {
    limit: LONGEST_CELL,
  });
  return cell.slice(0, LONGEST_CELL).toWellFormed();
}
