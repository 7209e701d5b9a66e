import { stringify } from 'csv-stringify/sync';

/** Line breaks and other control characters that a field of such a file may not hold. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;

/** Rows for a program, under headings or none: no mark, commas, CRLF, one line a row, nothing guarded. */
export function machineCsv(
  headings: readonly string[] | null,
  rows: readonly (readonly string[])[],
): string {
  const records = [...(headings ? [headings] : []), ...rows].map((row) =>
    row.map((cell) => cell.replace(BREAKS, ' ')),
  );
  return stringify(records, { record_delimiter: '\r\n' });
}
