import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { useQuery } from '../../data/use-query.ts';

type Rows = Output<'evidence.record'>['rows'];

/** What one entry brought. */
export interface Achieved {
  readonly isMastered: boolean;
  /** Name of the unit of which nothing is left since; null: something is. */
  readonly unit: string | null;
}

export const NOTHING: Achieved = { isMastered: false, unit: null };

/** Reads from a student's line after an entry what it brought. */
export function useAchieved(classId: string): (rows: Rows, objective: string) => Achieved {
  const plan = useQuery('plan.get', { class: classId }).value;
  return (rows, objective) => {
    const planned = (plan?.objectives ?? []).filter((one) => !one.leftOut);
    const at = planned.findIndex((one) => one.id === objective);
    const statusOf = (place: number) => CELL_STATUSES[rows.status[place] ?? 0];
    // Rows are as wide as the plan; where they are not, the plan just changed.
    if (at < 0 || rows.status.length !== planned.length) return NOTHING;
    if (statusOf(at) !== 'mastered') return NOTHING;
    const own = planned[at];
    const isDone = planned.every((one, place) => {
      const isOther = one.unit !== own?.unit || one.course !== own.course;
      return isOther || ['mastered', 'excused'].includes(statusOf(place) ?? '');
    });
    return { isMastered: true, unit: isDone ? (own?.unit ?? null) : null };
  };
}
