/** The class that a window opens at: the first that is still taught, else the first. */
export function firstClass<C extends { readonly archived: boolean }>(
  classes: readonly C[],
): C | undefined {
  return classes.find(({ archived }) => !archived) ?? classes[0];
}
