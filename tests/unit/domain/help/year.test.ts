import { describe, expect, test } from 'vitest';
import { playYear, type YearPlan, type YearSpread } from '../../../helpers/help-year.ts';

const YEAR = { students: 30, days: 170, minutes: 45 };
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** One line on how a year's visits spread, for whoever runs the tests. */
function print({ seed, inGroups }: YearPlan, spread: YearSpread): void {
  const { days, places, longestWait, largestShare, smallestShare, tieDays, mastered } = spread;
  const how = inGroups ? 'in groups' : 'one by one';
  process.stdout.write(
    `Year ${seed}, ${how}: ${places} places in ${days} days; longest wait ${longestWait} days; ` +
      `shares ${percent(smallestShare)} to ${percent(largestShare)}; ` +
      `days decided by the last tie-break ${percent(tieDays / days)}; mastered ${percent(mastered)}\n`,
  );
}

describe.each([1, 2, 3])('a year of one class, seed %i', (seed) => {
  test.each([false, true])('visits reach everybody (in groups: %s)', (inGroups) => {
    const plan = { ...YEAR, seed, inGroups };
    const spread = playYear(plan);
    print(plan, spread);
    // A place at least once in any ten class days here.
    expect(spread.longestWait).toBeLessThan(10);
    expect(spread.largestShare).toBeLessThanOrEqual(0.12);
    expect(spread.tieDays / spread.days).toBeLessThan(0.05);
  });
});
