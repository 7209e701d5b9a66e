import type { CountedObjective } from './counted.ts';
import { type LetterOutcome, letterOutcome, type ReadyRule } from './outcome.ts';
import { compareRaises, type Raise, raised, type Way } from './raise.ts';
import { wayByConditions } from './way-by-conditions.ts';
import { wayByNumber } from './way-by-number.ts';

/**
 * The fewest counted objectives that, raised, give a better letter; none from no grade or the best.
 * Exact: no smaller number of them does. Out of an incomplete it leads to a letter that is not the
 * lowest, because an I is never quietly turned into an F.
 */
export function shortestWay(
  ready: ReadyRule,
  counted: readonly CountedObjective[],
  outcome: LetterOutcome,
): Way | null {
  if (outcome.kind === 'no-grade') return null;
  const raises = raisesFor(ready, counted, outcome);
  if (!raises) return null;
  const ordered = raises.toSorted((a, b) => {
    const [first, second] = [byPosition(counted, a), byPosition(counted, b)];
    return first && second ? compareRaises(first, second) : 0;
  });
  return { letter: letterOutcome(ready, raised(counted, ordered)).letter, raises: ordered };
}

const byPosition = (counted: readonly CountedObjective[], { position }: Raise) =>
  counted.find((objective) => objective.position === position);

function raisesFor(
  { rule, lookedUp }: ReadyRule,
  counted: readonly CountedObjective[],
  outcome: LetterOutcome,
): Raise[] | null {
  if (rule.kind === 'conditions') {
    return lookedUp ? wayByConditions(lookedUp, counted, outcome) : null;
  }
  return wayByNumber(rule, counted, outcome);
}
