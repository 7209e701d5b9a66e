import type { DraftCondition, DraftRow } from './rule-draft.ts';

/** The better letter that everybody gets who meets what this row asks for; null: it can be given. */
export function givenInstead(rows: readonly DraftRow[], at: number): string | null {
  const row = rows[at];
  if (!row || row.all.length === 0) return null;
  const better = rows
    .slice(0, at)
    .find((other) =>
      other.all.every((asked) => row.all.some((condition) => isAsMuch(condition, asked))),
    );
  return better?.letter ?? null;
}

/** Whoever meets the first condition surely meets the second. */
function isAsMuch(one: DraftCondition, other: DraftCondition): boolean {
  if (one.scope !== other.scope || one.level !== other.level) return false;
  const isShare = ({ measure }: DraftCondition) => measure === 'share' || measure === 'more-than';
  if (one.measure !== other.measure && !(isShare(one) && isShare(other))) return false;
  if (one.measure === 'none-below') return true;
  const [amount, asked] = [amountOf(one), amountOf(other)];
  const isStricter = one.measure === 'share' && other.measure === 'more-than';
  return isStricter ? amount > asked : amount >= asked;
}

/** What is no number compares with nothing. */
const amountOf = ({ amount }: DraftCondition): number =>
  amount.trim() === '' ? Number.NaN : Number(amount.trim().replace(',', '.'));
