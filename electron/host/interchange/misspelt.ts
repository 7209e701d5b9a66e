/** The number of letters to change, add, drop or swap between two words; more than 2 is 3. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    before = row;
    row = next;
  }
  return Math.min(3, row[b.length] ?? 3);
}

/** The one long enough word that is at most two letters away; null when none or several are. */
export function nearest(written: string, words: readonly string[]): string | null {
  if (written.length < 8 || written.length > 60) return null;
  const near = words.filter((word) => word.length >= 8 && distance(written, word) <= 2);
  return near.length === 1 ? (near[0] ?? null) : null;
}
