import { actions } from './en/actions.ts';
import { app } from './en/app.ts';
import { bundles } from './en/bundles.ts';
import { care } from './en/care.ts';
import { charts } from './en/charts.ts';
import { cycle } from './en/cycle.ts';
import { demo } from './en/demo.ts';
import { disclosure } from './en/disclosures.ts';
import { erase } from './en/erase.ts';
import { errors } from './en/errors.ts';
import { exportProfiles } from './en/export-profiles.ts';
import { exports } from './en/exports.ts';
import { fields } from './en/fields.ts';
import { grid } from './en/grid.ts';
import { habits } from './en/habits.ts';
import { handOver } from './en/hand-over.ts';
import { handingIn } from './en/handing-in.ts';
import { imports } from './en/import.ts';
import { interchange } from './en/interchange.ts';
import { keeping } from './en/keeping.ts';
import { letterWhy } from './en/letter-why.ts';
import { letters } from './en/letters.ts';
import { lock } from './en/lock.ts';
import { merge } from './en/merge.ts';
import { objectives } from './en/objectives.ts';
import { ops, steps } from './en/ops.ts';
import { overrides } from './en/overrides.ts';
import { pictures } from './en/pictures.ts';
import { reasons } from './en/reasons.ts';
import { refusals } from './en/refusals.ts';
import { reports } from './en/reports.ts';
import { restore } from './en/restore.ts';
import { rollover } from './en/rollover.ts';
import { rules } from './en/rules.ts';
import { searchWords } from './en/search-words.ts';
import { secondChecks } from './en/second-checks.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { start } from './en/start.ts';
import { person, student } from './en/student.ts';
import { terms } from './en/terms.ts';
import { today } from './en/today.ts';
import { ui } from './en/ui.ts';

/** Every English sentence and label, by key. Features keep theirs in files of their own. */
export const en = {
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
  ...keeping,
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
  ...letters,
  ...letterWhy,
  ...rollover,
  ...rules,
  ...lock,
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
} as const;
