/** An id as written: text, with its leading zeros, without the `#` that some exports put before. */
export function schoolIdOf(cell: string): string | null {
  const text = cell.trim().replace(/^#/, '').trim();
  return text === '' ? null : text;
}

/** An id without leading zeros: what a spreadsheet leaves of it. */
export const withoutZeros = (id: string): string => id.replace(/^0+(?=\d)/, '');
