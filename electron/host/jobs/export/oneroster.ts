import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx } from '../../context.ts';
import { disclosing } from '../../disclose.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { oneRosterFiles } from '../../interchange/export/oneroster-package.ts';
import { zipBytes } from '../../interchange/export/zip-bytes.ts';
import { packageRows } from './oneroster-rows.ts';

/** Writes a term as a OneRoster 1.2 gradebook package. Throws TroubleError NOT_FOUND, DISK_…. */
export async function exportOneRoster(
  ctx: JobCtx,
  { term, to }: Parsed<'export.oneroster'>,
): Promise<Output<'export.oneroster'>> {
  const { path, name } = ctx.grants.use(to, 'write');
  const read = ctx.read();
  const { rows, classes, students } = packageRows(read, term);
  const bytes = await zipBytes(oneRosterFiles(rows), read.now);
  const about = { what: 'oneroster', file: name, classes, students };
  await disclosing(ctx, 'export.oneroster', about, () => writeAtomic(path, bytes));
  const { length: lineItems } = rows.lineItems;
  const { length: results } = rows.results;
  return { bytes: bytes.length, classes: classes.length, students, lineItems, results };
}
