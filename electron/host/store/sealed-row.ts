/** What may change on a row of evidence after it was written; it is sealed without. */
export const VOIDING: ReadonlySet<string> = new Set([
  'voidedAt',
  'voidedWhy',
  'voidedBy',
  'replaced',
]);
