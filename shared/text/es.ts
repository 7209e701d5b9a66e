import { actions } from './es/actions.ts';
import { app } from './es/app.ts';
import { bundles } from './es/bundles.ts';
import { care } from './es/care.ts';
import { charts } from './es/charts.ts';
import { cycle } from './es/cycle.ts';
import { demo } from './es/demo.ts';
import { disclosure } from './es/disclosures.ts';
import { erase } from './es/erase.ts';
import { errors } from './es/errors.ts';
import { exportProfiles } from './es/export-profiles.ts';
import { exports } from './es/exports.ts';
import { fields } from './es/fields.ts';
import { grid } from './es/grid.ts';
import { habits } from './es/habits.ts';
import { handOver } from './es/hand-over.ts';
import { handingIn } from './es/handing-in.ts';
import { imports } from './es/import.ts';
import { interchange } from './es/interchange.ts';
import { keeping } from './es/keeping.ts';
import { letterWhy } from './es/letter-why.ts';
import { letters } from './es/letters.ts';
import { lock } from './es/lock.ts';
import { merge } from './es/merge.ts';
import { objectives } from './es/objectives.ts';
import { ops, steps } from './es/ops.ts';
import { overrides } from './es/overrides.ts';
import { pictures } from './es/pictures.ts';
import { reasons } from './es/reasons.ts';
import { refusals } from './es/refusals.ts';
import { reports } from './es/reports.ts';
import { restore } from './es/restore.ts';
import { rollover } from './es/rollover.ts';
import { rules } from './es/rules.ts';
import { searchWords } from './es/search-words.ts';
import { secondChecks } from './es/second-checks.ts';
import { settings } from './es/settings.ts';
import { shell } from './es/shell.ts';
import { start } from './es/start.ts';
import { person, student } from './es/student.ts';
import { terms } from './es/terms.ts';
import { today } from './es/today.ts';
import { ui } from './es/ui.ts';
import type { Texts } from './text.ts';

/** Every Spanish sentence and label, by the keys of the English ones. */
export const es = {
  ...actions,
  ...app,
  ...care,
  ...charts,
  ...cycle,
  ...demo,
  ...erase,
  ...errors,
  ...fields,
  ...grid,
  ...handingIn,
  ...handOver,
  ...disclosure,
  ...exportProfiles,
  ...exports,
  ...interchange,
  ...ops,
  ...pictures,
  ...reasons,
  ...refusals,
  ...reports,
  ...restore,
  ...shell,
  ...steps,
  ...ui,
  ...searchWords,
  ...imports,
  ...keeping,
  ...letters,
  ...letterWhy,
  ...lock,
  ...rollover,
  ...rules,
  ...merge,
  ...bundles,
  ...secondChecks,
  ...objectives,
  ...overrides,
  ...habits,
  ...settings,
  ...start,
  ...person,
  ...student,
  ...terms,
  ...today,
} as const satisfies Texts;

type None<T extends never> = T;

/** Keys that English has no text for: none, or the compiler names them here. */
export type StrangeKeys = None<Exclude<keyof typeof es, keyof Texts>>;
