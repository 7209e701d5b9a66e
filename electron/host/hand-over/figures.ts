import type { Output } from '#shared/contract/contract.ts';
import type { StudentRecord } from '#shared/contract/features/hand-over.ts';

type Figures = Output<'hand-over.contents'>['courses'];

/** A record by course: how many objectives, how many of them mastered, how many attempts. */
export function figuresOf({ objectives }: StudentRecord): Figures {
  const figures = new Map<string, Figures[number]>();
  for (const { course, status, attempts } of objectives) {
    const one = figures.get(course) ?? { course, objectives: 0, mastered: 0, attempts: 0 };
    figures.set(course, {
      course,
      objectives: one.objectives + 1,
      mastered: one.mastered + (status === 'mastered' ? 1 : 0),
      attempts: one.attempts + attempts.length,
    });
  }
  return [...figures.values()];
}
