import type { Problems } from './problem.ts';

/** Fields of people and codes are short, everything else is a text (the contract's own limits). */
export const LONGEST_NAME = 500;
export const LONGEST_TEXT = 10_000;

/** What a kept text cannot hold as it is: control characters, halves of characters, outer blanks. */
const UNUSUAL = /[\p{Cc}\p{Cs}]|^\s|\s$/u;

/** A cell that a program guarded against being read as a formula, without that one quote. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/**
 * A cell as the gradebook keeps it: line breaks of a name become blanks, what is too long is cut
 * (and said), halves of a character are mended, nothing else is touched. '' becomes null.
 */
export function keptText(
  cell: string,
  longest: number,
  where: { readonly file: string; readonly row: number | null; readonly column: string },
  problems: Problems,
): string | null {
  // Nearly every cell is as it should be, and files have millions of them.
  if (cell.length <= longest && !UNUSUAL.test(cell)) return cell === '' ? null : cell;
  const flat = longest === LONGEST_NAME ? cell.replace(/[\r\n\t]+/g, ' ') : cell;
  const whole = flat.replaceAll('\u0000', '').toWellFormed().trim();
  if (whole === '') return null;
  if (whole.length <= longest) return whole;
  problems.add(where.file, { ...where, value: whole }, 'interchange.rule.clipped', {
    limit: longest,
  });
  return whole.slice(0, longest).toWellFormed().trim();
}
