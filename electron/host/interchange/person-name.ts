/** A name in two parts; a single name is the given one. */
export interface TwoPartName {
  readonly givenName: string;
  readonly familyName: string;
}

/** `Last, First` or, without a comma, `First Last` (the last word is the family name). */
export function splitName(written: string): TwoPartName {
  const text = written.trim().replace(/\s+/g, ' ');
  const comma = text.indexOf(',');
  if (comma >= 0) {
    return { familyName: text.slice(0, comma).trim(), givenName: text.slice(comma + 1).trim() };
  }
  const blank = text.lastIndexOf(' ');
  if (blank < 0) return { givenName: text, familyName: '' };
  return { givenName: text.slice(0, blank), familyName: text.slice(blank + 1) };
}

/** A name for comparing: parts in speaking order, without case and repeated blanks. */
export function nameKey(givenName: string, familyName: string): string {
  return `${givenName} ${familyName}`.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
}
