import type { Handlers } from '../registry.ts';
import { attachments } from './attachments.ts';
import { calendar } from './calendar.ts';
import { care } from './care.ts';
import { charts } from './charts.ts';
import { classes } from './classes.ts';
import { closing } from './closing.ts';
import { day } from './day.ts';
import { department } from './department.ts';
import { disclosures } from './disclosures.ts';
import { dispute } from './dispute.ts';
import { erase } from './erase.ts';
import { evidence } from './evidence.ts';
import { exportProfiles } from './export-profiles.ts';
import { exports } from './exports.ts';
import { gradebook } from './gradebook.ts';
import { grid } from './grid.ts';
import { habits } from './habits.ts';
import { handOver } from './hand-over.ts';
import { handingIn } from './handing-in.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { interchange } from './interchange.ts';
import { keeping } from './keeping.ts';
import { letters } from './letters.ts';
import { lock } from './lock.ts';
import { marks } from './marks.ts';
import { mastery } from './mastery.ts';
import { merge } from './merge.ts';
import { objectives } from './objectives.ts';
import { overrides } from './overrides.ts';
import { pacing } from './pacing.ts';
import { plan } from './plan.ts';
import { prerequisites } from './prerequisites.ts';
import { reports } from './reports.ts';
import { rollover } from './rollover.ts';
import { roster } from './roster.ts';
import { rules } from './rules.ts';
import { scales } from './scales.ts';
import { secondChecks } from './second-checks.ts';
import { studentPlan } from './student-plan.ts';
import { students } from './students.ts';
import { tasks } from './tasks.ts';
import { terms } from './terms.ts';
import { today } from './today.ts';
import { visits } from './visits.ts';
import { window } from './window.ts';

/** Every handler of the contract. */
export const handlers: Handlers = {
  ...attachments,
  ...calendar,
  ...care,
  ...charts,
  ...classes,
  ...closing,
  ...disclosures,
  ...dispute,
  ...day,
  ...department,
  ...erase,
  ...evidence,
  ...gradebook,
  ...grid,
  ...help,
  ...handingIn,
  ...handOver,
  ...habits,
  ...history,
  ...interchange,
  ...exports,
  ...exportProfiles,
  ...keeping,
  ...letters,
  ...lock,
  ...marks,
  ...merge,
  ...mastery,
  ...secondChecks,
  ...objectives,
  ...overrides,
  ...pacing,
  ...plan,
  ...prerequisites,
  ...reports,
  ...rollover,
  ...roster,
  ...rules,
  ...scales,
  ...studentPlan,
  ...students,
  ...tasks,
  ...terms,
  ...today,
  ...visits,
  ...window,
};
