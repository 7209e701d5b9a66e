/**
 * Outside ids are UUID texts. The phantom member keeps a student's id from being passed where an
 * objective's is meant, while plain texts from a file or a test still fit.
 */
export type Id<Kind extends string> = string & { readonly __kind?: Kind };

export type ObjectiveId = Id<'objective'>;
export type ScaleId = Id<'scale'>;
export type LevelId = Id<'level'>;
export type TermId = Id<'term'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID text of any version. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
