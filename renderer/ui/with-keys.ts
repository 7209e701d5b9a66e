/** Items that have no id get their text as key; a repeated one the number of times it was seen. */
export function withKeys<T>(
  items: readonly T[],
  textOf: (item: T) => string,
): { readonly key: string; readonly item: T }[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const text = textOf(item);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return { key: times === 1 ? text : `${text} ${times}`, item };
  });
}
