/** How many records of a bundle are what to this file. */
export interface Tally {
  new: number;
  updated: number;
  /** Taken away by undoing an earlier merge, and there again. */
  broughtBack: number;
  identical: number;
  conflicting: number;
  skipped: number;
}

export const emptyTally = (): Tally => ({
  new: 0,
  updated: 0,
  broughtBack: 0,
  identical: 0,
  conflicting: 0,
  skipped: 0,
});

/** How many records are other than before. */
export const changedBy = (tally: Pick<Tally, 'new' | 'updated' | 'broughtBack'>): number =>
  tally.new + tally.updated + tally.broughtBack;

/** Several bundles together. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) {
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name];
  }
  return sum;
}
