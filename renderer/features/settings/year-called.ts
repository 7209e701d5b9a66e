/** What a school year is called that begins on a day: `2027–28`. */
const called = (day: string): string => {
  const year = Number(day.slice(0, 4));
  return `${year}–${String((year + 1) % 100).padStart(2, '0')}`;
};

/** What is known of the years that end: the day each folds away, the first day of what follows. */
export interface EndingYear {
  readonly foldedOn: string;
  readonly next: { readonly first: string | null } | null;
}

/**
 * What the new year is called unless somebody says otherwise: by its first day; where none is typed
 * by the earliest of the classes made anew, else by the day on which the last class ends.
 */
export function yearCalled(first: string, ending: readonly EndingYear[], today: string): string {
  const begins = ending.flatMap(({ next }) => next?.first ?? []).sort()[0];
  const ends = ending
    .map(({ foldedOn }) => foldedOn)
    .sort()
    .at(-1);
  return called(first || begins || ends || today);
}
