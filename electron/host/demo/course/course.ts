import type { DemoObjective } from './objective.ts';
import { UNITS_1_3 } from './units-1-3.ts';
import { UNITS_4_6 } from './units-4-6.ts';
import { UNITS_7_9 } from './units-7-9.ts';
import { UNITS_10_12 } from './units-10-12.ts';

/** Name of the demo's course. */
export const COURSE_NAME = 'Chemistry';

/** Twelve units of six objectives each. */
export const COURSE = [...UNITS_1_3, ...UNITS_4_6, ...UNITS_7_9, ...UNITS_10_12];

/** An objective with its place in the year. */
export interface PlacedObjective extends DemoObjective {
  readonly code: string;
  /** Position of its unit, from 0. */
  readonly unit: number;
  /** Position in its unit, from 0. */
  readonly position: number;
}

/** All objectives in the order of the year. */
export const OBJECTIVES: readonly PlacedObjective[] = COURSE.flatMap((unit, u) =>
  unit.objectives.map((objective, position) => ({
    ...objective,
    code: `C${u + 1}.${position + 1}`,
    unit: u,
    position,
  })),
);
