import { liftedPseudonyms } from '../bundle/lifted.ts';
import { found } from '../found.ts';
import { exportBundle } from '../jobs/export/bundle.ts';
import { exportMergeReport } from '../jobs/export/merge-report.ts';
import { fingerprintOf, isRecipient, readKey, runKeygen, saveKey } from '../jobs/keygen.ts';
import { lookAtBundle } from '../jobs/look-at-bundle.ts';
import { previewMerge, runMerge } from '../jobs/merge.ts';
import { decideAll } from '../merge/decide.ts';
import { keptReport, keptReports } from '../merge/kept-reports.ts';
import { openProposals } from '../merge/proposals.ts';
import { answerSchoolIds } from '../merge/school-ids.ts';
import { settle } from '../merge/settle.ts';
import { standingConflicts } from '../merge/standing-conflicts.ts';
import type { Handlers } from '../registry.ts';

type Names =
  | 'export.bundle'
  | 'bundle.look'
  | 'merge.preview'
  | 'merge.run'
  | 'merge.decide'
  | 'merge.decide-all'
  | 'merge.school-ids'
  | 'merge.decisions'
  | 'merge.conflicts'
  | 'merge.settle'
  | 'merge.settle-all'
  | 'merge.reports'
  | 'merge.report'
  | 'merge.report-export'
  | 'pseudonym.list'
  | 'key.make'
  | 'key.look'
  | 'key.read'
  | 'key.save';

/** Bundles, merging, and what a merge leaves to people. */
export const merge: Pick<Handlers, Names> = {
  'export.bundle': exportBundle,
  'bundle.look': lookAtBundle,
  'merge.preview': previewMerge,
  'merge.run': runMerge,
  'pseudonym.list': (ctx, { recipient }) => liftedPseudonyms(ctx, recipient),
  'key.make': runKeygen,
  'key.read': readKey,
  'key.save': saveKey,
  'key.look': (_, { recipient }) => ({
    fingerprint: isRecipient(recipient) ? fingerprintOf(recipient) : null,
  }),
  'merge.decide'(ctx, { same, ...pair }) {
    decideAll(ctx, [pair], same);
    return {};
  },
  'merge.decide-all'(ctx, { pairs, same }) {
    decideAll(ctx, pairs, same);
    ctx.about({ count: pairs.length });
    return {};
  },
  'merge.school-ids'(ctx, { source, same }) {
    found(ctx, 'source', source);
    answerSchoolIds(ctx, source, same);
    return {};
  },
  'merge.decisions': (ctx) =>
    openProposals(ctx)
      .slice(0, 500)
      .map((pair) => ({ ...pair, same: null })),
  'merge.conflicts': standingConflicts,
  'merge.settle'(ctx, { conflict, stands }) {
    settle(ctx, conflict, stands);
    return {};
  },
  'merge.settle-all'(ctx, { conflicts, stands }) {
    for (const conflict of conflicts) settle(ctx, conflict, stands);
    ctx.about({ count: conflicts.length });
    return {};
  },
  'merge.reports': keptReports,
  'merge.report': (ctx, { report }) => keptReport(ctx, report),
  'merge.report-export': exportMergeReport,
};
