/** What stands in voidedBy where this gradebook itself voided an attempt. */
export const OWN_VOID = '';

/**
 * What voiding an attempt writes: always all of it, and never what stands in an attempt that counts.
 * A field that is not moved says nothing in a merge, and of two decisions made apart a piece of each
 * would stand.
 */
export const voided = (
  at: number,
  why: string,
  how: { readonly by?: string; readonly replaced?: boolean } = {},
) => ({
  voidedAt: at,
  voidedWhy: why,
  voidedBy: how.by ?? OWN_VOID,
  replaced: how.replaced ?? false,
});

/** What an attempt that counts says of voiding. */
export const NOT_VOIDED = { voidedAt: null, voidedWhy: null, voidedBy: null, replaced: null };

/** What may change on a row of evidence after it was written; it is sealed without. */
export const VOIDING: ReadonlySet<string> = new Set(Object.keys(NOT_VOIDED));
