import { core } from './initial/core.ts';
import { course } from './initial/course.ts';
import { cycle } from './initial/cycle.ts';
import { day } from './initial/day.ts';
import { evidence } from './initial/evidence.ts';
import { exportProfiles } from './initial/export-profiles.ts';
import { frameworks } from './initial/frameworks.ts';
import { habits } from './initial/habits.ts';
import { handOver } from './initial/hand-over.ts';
import { handingIn } from './initial/handing-in.ts';
import { history } from './initial/history.ts';
import { imports } from './initial/import.ts';
import { letters } from './initial/letters.ts';
import { machinery } from './initial/machinery.ts';
import { overrides } from './initial/overrides.ts';
import { plan } from './initial/plan.ts';
import { secondChecks } from './initial/second-checks.ts';

/** The first schema. Frozen with the first release; later shapes are later migrations. */
export const initial = {
  version: 10,
  sql: [
    history,
    core,
    course,
    plan,
    evidence,
    day,
    cycle,
    letters,
    overrides,
    habits,
    handingIn,
    machinery,
    imports,
    frameworks,
    exportProfiles,
    secondChecks,
    handOver,
  ].join(''),
};
