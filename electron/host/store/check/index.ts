import { enrolments } from './enrolments.ts';
import { evidenceLinks } from './evidence-links.ts';
import { files } from './files.ts';
import type { Check } from './finding.ts';
import { levels } from './levels.ts';
import { prerequisites } from './prerequisites.ts';
import { replay } from './replay.ts';
import { rules } from './rules.ts';
import { sealedHistory } from './sealed-history.ts';
import { terms } from './terms.ts';

/** Everything that is looked at beyond what SQLite checks itself. */
export const checks: readonly Check[] = [
  sealedHistory,
  replay,
  evidenceLinks,
  files,
  levels,
  prerequisites,
  enrolments,
  terms,
  rules,
];
