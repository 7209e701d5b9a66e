import { stringify } from 'csv-stringify/sync';
import { guardedCell } from './spreadsheet-cell.ts';

export type Cell = string | number | boolean | null;

/** Without the mark a spreadsheet takes UTF-8 for something older and mangles names. */
const BYTE_ORDER_MARK = '\uFEFF';

const textOf = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : '';
  return typeof cell === 'number' ? String(cell) : guardedCell(cell);
};

/** Rows as a file for people and spreadsheets: UTF-8 with a mark, commas, CRLF, no formulas. */
export function csvText(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const records = [headings, ...rows].map((row) => row.map(textOf));
  return BYTE_ORDER_MARK + stringify(records, { record_delimiter: '\r\n' });
}
