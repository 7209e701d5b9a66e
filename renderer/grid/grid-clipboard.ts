import type { CellRange } from './grid-selection.ts';

/**
 * Cells of a spreadsheet's clipboard text: tabs between cells, lines between rows, quotes around
 * what holds either. A line end at the very end adds no row. A quote that is never closed is
 * taken as an ordinary character, as spreadsheets do.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let i = 0;
  const source = text.replace(/\r\n?/g, '\n');
  const endRow = () => {
    rows.push(row);
    row = [];
  };
  while (i <= source.length) {
    const quoted = source[i] === '"' ? readQuoted(source, i) : null;
    const cell = quoted ?? readPlain(source, i);
    row.push(cell.text);
    i = cell.end;
    if (i >= source.length) break;
    if (source[i] === '\n') {
      endRow();
      if (i + 1 === source.length) return rows;
    }
    i += 1;
  }
  endRow();
  return rows;
}

interface Read {
  readonly text: string;
  /** Index of the tab or line end behind it, or the length of the source. */
  readonly end: number;
}

function readPlain(source: string, start: number): Read {
  let end = start;
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1;
  return { text: source.slice(start, end), end };
}

/** Null when the quotes do not surround the whole cell. */
function readQuoted(source: string, start: number): Read | null {
  let text = '';
  let i = start + 1;
  for (;;) {
    const close = source.indexOf('"', i);
    if (close === -1) return null;
    text += source.slice(i, close);
    if (source[close + 1] !== '"') {
      const end = close + 1;
      const after = source[end];
      return after === undefined || after === '\t' || after === '\n' ? { text, end } : null;
    }
    text += '"';
    i = close + 2;
  }
}

/** Clipboard text that a spreadsheet reads back as the same cells. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoteCell).join('\t')).join('\n');
}

function quoteCell(text: string): string {
  return /[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One cell of a pasted block, and where it goes. */
export interface Placed {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export type Placement =
  | { readonly ok: true; readonly cells: readonly Placed[] }
  /** The block would reach beyond the last row or column. */
  | { readonly ok: false; readonly rows: number; readonly columns: number };

/**
 * Where a block lands: a range that the block fits into evenly is filled by repeating it, anything
 * else is laid down from the range's first cell. Nothing is cut off: what does not fit is refused.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  range: CellRange,
  shape: { readonly rows: number; readonly columns: number },
): Placement {
  const height = block.length;
  const width = block.reduce((most, row) => Math.max(most, row.length), 0);
  if (height === 0 || width === 0) return { ok: true, cells: [] };
  const top = Math.max(0, range.top);
  const left = Math.max(0, range.left);
  const rangeHeight = range.bottom - top + 1;
  const rangeWidth = range.right - left + 1;
  const repeats = rangeHeight % height === 0 && rangeWidth % width === 0;
  const rows = repeats ? rangeHeight : height;
  const columns = repeats ? rangeWidth : width;
  if (top + rows > shape.rows || left + columns > shape.columns) {
    return { ok: false, rows, columns };
  }
  const cells: Placed[] = [];
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      const text = block[r % height]?.[c % width] ?? '';
      cells.push({ row: top + r, column: left + c, text });
    }
  }
  return { ok: true, cells };
}
