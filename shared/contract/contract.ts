import type * as v from 'valibot';
import type { Definition, Kind } from './define.ts';
import { attachments } from './features/attachments.ts';
import { charts } from './features/charts.ts';
import { classes } from './features/classes.ts';
import { department } from './features/department.ts';
import { disclosures } from './features/disclosures.ts';
import { erase } from './features/erase.ts';
import { evidence } from './features/evidence.ts';
import { exportProfiles } from './features/export-profiles.ts';
import { exports } from './features/exports.ts';
import { gradebook } from './features/gradebook.ts';
import { grid } from './features/grid.ts';
import { habits } from './features/habits.ts';
import { handOver } from './features/hand-over.ts';
import { handingIn } from './features/handing-in.ts';
import { history } from './features/history.ts';
import { interchange } from './features/interchange.ts';
import { keeping } from './features/keeping.ts';
import { letters } from './features/letters.ts';
import { lock } from './features/lock.ts';
import { marks } from './features/marks.ts';
import { mastery } from './features/mastery.ts';
import { merge } from './features/merge.ts';
import { objectives } from './features/objectives.ts';
import { overrides } from './features/overrides.ts';
import { pacing } from './features/pacing.ts';
import { plan } from './features/plan.ts';
import { prerequisites } from './features/prerequisites.ts';
import { reports } from './features/reports.ts';
import { rollover } from './features/rollover.ts';
import { roster } from './features/roster.ts';
import { rules } from './features/rules.ts';
import { scales } from './features/scales.ts';
import { secondChecks } from './features/second-checks.ts';
import { studentPlan } from './features/student-plan.ts';
import { students } from './features/students.ts';
import { tasks } from './features/tasks.ts';
import { today } from './features/today.ts';
import { window } from './features/window.ts';

/** Everything the host can be asked, in one map. */
export const contract = {
  ...window,
  ...gradebook,
  ...classes,
  ...scales,
  ...roster,
  ...objectives,
  ...prerequisites,
  ...plan,
  ...pacing,
  ...grid,
  ...evidence,
  ...erase,
  ...attachments,
  ...lock,
  ...marks,
  ...mastery,
  ...tasks,
  ...today,
  ...letters,
  ...rollover,
  ...rules,
  ...overrides,
  ...habits,
  ...charts,
  ...reports,
  ...handingIn,
  ...handOver,
  ...students,
  ...studentPlan,
  ...interchange,
  ...keeping,
  ...exports,
  ...exportProfiles,
  ...history,
  ...merge,
  ...department,
  ...disclosures,
  ...secondChecks,
} as const satisfies Record<string, Definition>;

export type Contract = typeof contract;
export type Name = keyof Contract;
/** Names of one kind. */
export type NameOf<K extends Kind> = {
  [N in Name]: Contract[N]['kind'] extends K ? N : never;
}[Name];
/** What a caller passes. */
export type Input<N extends Name> = v.InferInput<Contract[N]['input']>;
/** What a handler receives, after the schema has looked at it. */
export type Parsed<N extends Name> = v.InferOutput<Contract[N]['input']>;
/** What comes back. */
export type Output<N extends Name> = v.InferOutput<Contract[N]['output']>;

/** True for a name of the contract; inherited members of objects are none. */
export function isName(text: string): text is Name {
  return Object.hasOwn(contract, text);
}
