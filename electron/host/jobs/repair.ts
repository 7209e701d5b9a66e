import type { JobCtx } from '../context.ts';
import { bringBackHeld } from '../mend/bring-back-held.ts';
import { mendEnrolments } from '../mend/mend-enrolments.ts';
import type { Handlers } from '../registry.ts';
import { findingsOf } from './check.ts';

/**
 * Mends what can be mended without asking anybody, as one step, and looks again. What only a person
 * can decide (terms that cross, a rule, an altered history) is left to its sentence; a file that
 * SQLite itself finds damaged is not written to.
 */
export const runRepair: Handlers['check.repair'] = async (ctx: JobCtx) => {
  const isWhole = ctx.maintenance.integrity().length === 0;
  const mended = isWhole
    ? ctx.transact({ name: 'check.repair' }, (tx) => {
        const sentences = [...bringBackHeld(tx), ...mendEnrolments(tx)];
        tx.about({ count: sentences.length });
        return sentences;
      }).value
    : [];
  const findings = await findingsOf(ctx);
  return { mended, clean: findings.length === 0, findings };
};
