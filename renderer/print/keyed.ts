/** A list that is printed never changes its order, so its place names a line. */
export const keyed = <T>(list: readonly T[]): { readonly key: string; readonly one: T }[] =>
  list.map((one, at) => ({ key: `${at}`, one }));
