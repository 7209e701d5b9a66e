import type { Output } from '#shared/contract/contract.ts';
import type { BundlePurpose } from '#shared/model/table.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { found } from '../found.ts';
import { keptJson } from '../store/kept-json.ts';
import { conflictsOf, type RunRow, reportRows, runsOf } from '../store/merge-store.ts';
import { type FoundConflict, foundConflict } from './found-conflict.ts';
import { type BundleRecord, type MergeRecord, MOST_LISTED, shownReport } from './merge-record.ts';
import { sumOf, type Tally } from './tally.ts';

/**
 * Keeps what a merge came to as part of its step. A report is this file's own: it travels in no
 * bundle, so that two laptops agree whether or not they have it. `isNews` says which bundles brought
 * something; they come first, because a step is said to be of the first one's teacher.
 */
export function keepReport(
  ctx: WriteCtx,
  record: MergeRecord,
  parts: readonly {
    readonly bundle: BundleRecord;
    readonly conflicts: readonly FoundConflict[];
    readonly isNews: boolean;
  }[],
): void {
  const { bundles, conflicts, overrides, decisions, kept, ...counts } = record;
  const report = ctx.newId();
  ctx.rows.insert('mergeReport', report, {
    at: ctx.now,
    ...counts,
    kept: kept.slice(0, MOST_LISTED),
    overrides: overrides.slice(0, MOST_LISTED),
    decisions: decisions.slice(0, MOST_LISTED),
  });
  const ordered = [...parts].sort((a, b) => Number(b.isNews) - Number(a.isNews));
  for (const { bundle, conflicts: ofBundle } of ordered) {
    const run = ctx.newId();
    const { tally, ...about } = bundle;
    ctx.rows.insert('mergeRun', run, { report, ...about, counts: { ...tally } });
    for (const conflict of ofBundle) {
      ctx.rows.insert('conflict', ctx.newId(), { run, ...conflict });
    }
  }
}

/** Every merge, the newest first, also those that were undone. */
export function keptReports(ctx: ReadCtx): Output<'merge.reports'> {
  const rows = reportRows(ctx);
  const keys = rows.map(({ key }) => key);
  const all = runsOf(ctx, keys);
  return rows.map(({ id, at, deleted, needsDecision, key }) => {
    const runs = all.filter(({ report }) => report === key);
    return {
      report: id,
      at,
      undone: deleted === 1,
      bundles: runs.map(({ file, teacher, purpose, exportedAt }) => ({
        file,
        teacher,
        purpose: purpose as BundlePurpose,
        exportedAt,
      })),
      ...sumOf(runs.map(tallyOf)),
      needsDecision,
      warnings: runs.filter(({ clockAhead, newer }) => clockAhead === 1 || newer > 0).length,
    };
  });
}

/** One merge as it was reported, with the names of today. Throws TroubleError NOT_FOUND. */
export function keptReport(ctx: ReadCtx, id: string): Output<'merge.report'> {
  const row = reportRows(ctx, id)[0];
  if (!row) return found(ctx, 'mergeReport', id) as never;
  const { at, deleted, overrides, decisions, kept, ...figures } = row;
  const runs = runsOf(ctx, [row.key]);
  const record: MergeRecord = {
    ...figures,
    kept: keptJson(kept) as unknown as MergeRecord['kept'],
    overrides: keptJson(overrides) as unknown as MergeRecord['overrides'],
    decisions: keptJson(decisions) as unknown as MergeRecord['decisions'],
    bundles: runs.map(({ key: _, report: __, counts, clockAhead, purpose, ...run }) => ({
      ...run,
      purpose: purpose as BundlePurpose,
      tally: tallyOf({ counts }),
      clockAhead: clockAhead === 1,
    })),
    conflicts: runs.flatMap((run) => conflictsOf(ctx, run.key).map(foundConflict)),
  };
  return { report: id, at, undone: deleted === 1, ...shownReport(ctx, record) };
}

const tallyOf = ({ counts }: Pick<RunRow, 'counts'>): Tally => keptJson(counts) as unknown as Tally;
