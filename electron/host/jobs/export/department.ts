import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx } from '../../context.ts';
import { disclosing } from '../../disclose.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { csvText } from '../../interchange/write-csv.ts';
import { SHEETS, type Views } from './department-sheets.ts';

/** Writes a view of the department as CSV and notes that it left. Throws TroubleError DISK_…. */
export async function exportDepartment(
  ctx: JobCtx,
  { what, to, ...asked }: Parsed<'department.export'>,
  views: Views,
): Promise<Output<'department.export'>> {
  const { path, name } = ctx.grants.use(to, 'write');
  const { headings, rows, names } = SHEETS[what](ctx.read(), views, asked);
  const bytes = Buffer.from(csvText(headings, rows), 'utf8');
  const about = { what: `department ${what}`, file: name, classes: [], students: 0, ...names };
  await disclosing(ctx, 'department.export', about, () => writeAtomic(path, bytes));
  return { bytes: bytes.length, rows: rows.length };
}
