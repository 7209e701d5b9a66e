import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx } from '../../context.ts';
import { sectionSteps } from '../../department/section-days.ts';
import { dayOf } from '../../department/sections.ts';
import { csvSteps } from '../../interchange/write-csv.ts';
import { SHEETS, type Views } from './department-sheets.ts';
import { writeOut } from './write-out.ts';

/** The others ask no section. */
const OF_SECTIONS: ReadonlySet<string> = new Set([
  'summary',
  'distribution',
  'shared',
  'objectives',
  'coverage',
]);

/** Writes a view of the department as CSV and notes that it left. Throws TroubleError DISK_…. */
export const exportDepartment = (
  ctx: JobCtx,
  { what, to, ...asked }: Parsed<'department.export'>,
  views: Views,
): Promise<Output<'department.export'>> =>
  writeOut(ctx, 'department.export', to, async ({ whole, turns }) => {
    const { headings, rows, names } = await whole(function* (read) {
      // The views find every section ready; each of them alone is quick.
      if (OF_SECTIONS.has(what)) yield* sectionSteps(read, dayOf(read, asked.asOf));
      const sheet = SHEETS[what](read, views, asked);
      return 'rows' in sheet ? sheet : yield* sheet;
    });
    return {
      content: Buffer.from(await turns(csvSteps(headings, rows)), 'utf8'),
      about: { what: `department ${what}`, classes: [], students: 0, ...names },
      answer: { rows: rows.length },
    };
  });
