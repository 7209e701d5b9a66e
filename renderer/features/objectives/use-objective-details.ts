import { useMemo } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useQueries } from '../../data/use-queries.ts';
import type { Plan } from './plan-part.tsx';

export type ObjectiveDetail = Output<'course.get'>['units'][number]['objectives'][number];

/** The full objectives of a plan by id, from the courses that the class uses. */
export function useObjectiveDetails(plan: Plan): ReadonlyMap<string, ObjectiveDetail> {
  const courses = useQueries(
    'course.get',
    plan.courses.map((course) => ({ course: course.id })),
  );
  return useMemo(() => {
    const objectives = courses.flatMap(
      (course) => course?.units.flatMap((unit) => unit.objectives) ?? [],
    );
    return new Map(objectives.map((objective) => [objective.id, objective]));
  }, [courses]);
}
