/** A unit by the places of its objectives. */
export interface UnitSpan {
  readonly first: number;
  readonly count: number;
}

/**
 * Where an arrow leads among objectives that stand in one line per unit: sideways on to the next
 * or last one, up and down to the same place of the neighbouring unit (its last, where shorter).
 * Null for a key that leads nowhere.
 */
export function besideMove(place: number, key: string, units: readonly UnitSpan[]): number | null {
  const lines = units.filter((unit) => unit.count > 0);
  const line = lines.findIndex(({ first, count }) => place >= first && place < first + count);
  const here = lines[line];
  if (!here) return lines[0]?.first ?? null;
  const last = (unit: UnitSpan) => unit.first + unit.count - 1;
  const across = (unit: UnitSpan | undefined) =>
    unit ? Math.min(unit.first + (place - here.first), last(unit)) : null;
  switch (key) {
    case 'ArrowLeft':
      return place > here.first ? place - 1 : last(lines[line - 1] ?? { first: place, count: 1 });
    case 'ArrowRight':
      return place < last(here) ? place + 1 : (lines[line + 1]?.first ?? place);
    case 'ArrowUp':
      return across(lines[line - 1]);
    case 'ArrowDown':
      return across(lines[line + 1]);
    case 'Home':
      return here.first;
    case 'End':
      return last(here);
    default:
      return null;
  }
}
