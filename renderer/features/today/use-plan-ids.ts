import { useQuery } from '../../data/use-query.ts';

/** Looks up the id of a planned objective by its code. */
export function usePlanIds(classId: string): (code: string) => string | undefined {
  const plan = useQuery('plan.get', { class: classId }).value;
  return (code) => plan?.objectives.find((objective) => objective.code === code)?.id;
}
