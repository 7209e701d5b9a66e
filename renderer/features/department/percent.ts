/** A share as whole per cent; nothing where there is nothing to share. */
export const percent = (part: number, of: number): string =>
  of <= 0 ? '' : `${Math.round((100 * part) / of)} %`;
