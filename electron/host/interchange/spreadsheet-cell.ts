const NUMBER = /^-?\d+(?:[.,]\d+)?$/;
/** How a spreadsheet recognises a formula; quotes in front are guards of an earlier export. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * A cell that no spreadsheet runs as a formula: a single quote is put before what looks like one.
 * Negative numbers stay numbers. Our own readers take exactly one quote off again.
 */
export function guardedCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
