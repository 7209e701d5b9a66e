import type { GridAnswer } from './class-rows.ts';

/** Versions as typed: separated by commas, semicolons or blanks. */
export const versionsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,;\s]+/)
      .map((version) => version.trim())
      .filter((version) => version !== ''),
  ),
];

/** A version that stands where another stood before, under a name that is new, is that one. */
export function renamedIn(
  before: readonly string[],
  after: readonly string[],
): { from: string; to: string }[] {
  if (before.length !== after.length) return [];
  return before.flatMap((from, i) => {
    const to = after[i] ?? from;
    return to !== from && !before.includes(to) && !after.includes(from) ? [{ from, to }] : [];
  });
}

/** Places of the objectives: those that the task has already first, else in the order of the plan. */
export function ownFirst(grid: GridAnswer, own: ReadonlySet<string>): number[] {
  const places = grid.objectives.id.map((_, place) => place);
  const isOwn = (place: number) => own.has(grid.objectives.id[place] ?? '');
  return [...places.filter(isOwn), ...places.filter((place) => !isOwn(place))];
}

/** A form for the critical objectives only: of those chosen, else of all. */
export function onlyCritical(grid: GridAnswer, chosen: ReadonlySet<string>): ReadonlySet<string> {
  const critical = grid.objectives.id.filter((_, place) => grid.objectives.critical[place]);
  const among = critical.filter((id) => chosen.has(id));
  return new Set(chosen.size === 0 ? critical : among);
}
