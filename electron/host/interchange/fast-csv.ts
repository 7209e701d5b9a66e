import type { Separator } from './separator.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** A row beyond `longest` is none; the tolerant parser will say what is wrong with it. */
export interface CsvLimits {
  readonly rows: number;
  readonly longest: number;
}

/**
 * Rows and cells of a text that keeps to the rules: cells with quotation marks begin and end with
 * them. Null as soon as something is out of order; then the tolerant parser reads the whole. Blanks
 * before a cell are left out unless the separator is a tab.
 */
export function parseRegular(
  text: string,
  separator: Separator,
  limits: CsvLimits,
): string[][] | null {
  const comma = separator.charCodeAt(0);
  const skipsBlanks = separator !== '\t';
  const length = text.length;
  const rows: string[][] = [];
  let row: string[] = [];
  let begin = 0;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < length) {
    if (skipsBlanks) while (isBlank(text.charCodeAt(at))) at += 1;
    let next: number;
    if (text.charCodeAt(at) === QUOTE) {
      let end = text.indexOf('"', at + 1);
      let isDoubled = false;
      while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
        isDoubled = true;
        end = text.indexOf('"', end + 2);
      }
      if (end < 0) return null;
      const cell = text.slice(at + 1, end);
      row.push(isDoubled ? cell.replaceAll('""', '"') : cell);
      next = end + 1;
      if (next < length && !endsCell(text.charCodeAt(next), comma)) return null;
    } else {
      next = at;
      let code = text.charCodeAt(next);
      while (next < length && !endsCell(code, comma)) {
        if (code === QUOTE) return null;
        next += 1;
        code = text.charCodeAt(next);
      }
      row.push(text.slice(at, next));
    }
    if (next - begin > limits.longest) return null;
    const code = text.charCodeAt(next);
    if (code === comma) {
      at = next + 1;
      // The text ends behind a separator: one more cell, which is empty.
      if (at >= length) row.push('');
      if (at < length) continue;
    }
    rows.push(row);
    if (rows.length >= limits.rows) return rows;
    row = [];
    at = code === CR && text.charCodeAt(next + 1) === LF ? next + 2 : next + 1;
    begin = at;
  }
  return rows;
}

const endsCell = (code: number, comma: number): boolean =>
  code === comma || code === LF || code === CR;

/** Blanks within a line; a line's end is none. */
const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 11 || code === 12 || code === 0xa0;
