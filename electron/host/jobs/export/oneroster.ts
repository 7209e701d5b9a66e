import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx } from '../../context.ts';
import { oneRosterFiles } from '../../interchange/export/oneroster-package.ts';
import { zipBytes } from '../../interchange/export/zip-bytes.ts';
import { packageSteps } from './oneroster-rows.ts';
import { writeOut } from './write-out.ts';

/** Writes a term as a OneRoster 1.2 gradebook package. Throws TroubleError NOT_FOUND, DISK_…. */
export const exportOneRoster = (
  ctx: JobCtx,
  { term, to }: Parsed<'export.oneroster'>,
): Promise<Output<'export.oneroster'>> =>
  writeOut(ctx, 'export.oneroster', to, async ({ whole, turns }) => {
    const { rows, classes, students } = await whole((read) => packageSteps(read, term));
    const { length: lineItems } = rows.lineItems;
    const { length: results } = rows.results;
    return {
      content: await zipBytes(await turns(oneRosterFiles(rows)), ctx.read().now),
      about: { what: 'oneroster', classes, students },
      answer: { classes: classes.length, students, lineItems, results },
    };
  });
