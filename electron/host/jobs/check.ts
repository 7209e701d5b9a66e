import type { JobCtx, ReadCtx } from '../context.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';
import type { Check } from '../store/check/finding.ts';
import { checks } from '../store/check/index.ts';

/** Looks for everything that could be wrong with the file; finds, changes nothing. */
export const runCheck: Handlers['check.run'] = async (ctx) => {
  const findings = await findingsOf(ctx);
  return { clean: findings.length === 0, findings };
};

/** Everything that is wrong, in sentences. */
export async function findingsOf(ctx: JobCtx): Promise<string[]> {
  const total = checks.length + 1;
  ctx.progress(0, total, 'job.check');
  const findings = ctx.maintenance.integrity();
  for (const [done, check] of checks.entries()) {
    ctx.progress(done + 1, total, 'job.check');
    findings.push(...sentences(check, ctx.read()));
    // Lets a cancel and the window's questions in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  ctx.progress(total, total, 'job.check');
  return [...new Set(findings)];
}

/** A damaged file may not even be readable; that is a finding and no failure of the check. */
function sentences(check: Check, ctx: ReadCtx): string[] {
  try {
    return check.find(ctx).map(({ key, params }) => say(key, params));
  } catch {
    return [say('check.unreadable', { part: check.part })];
  }
}
