import { setImmediate } from 'node:timers/promises';
import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { ExportProfile } from '#shared/domain/export-profile.ts';
import type { Row } from '#shared/model/row.ts';
import type { JobCtx } from '../../context.ts';
import { disclosing } from '../../disclose.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { found } from '../../found.ts';
import { encoded } from '../../interchange/export/encode.ts';
import { say } from '../../say.ts';
import { cellsOf, headingsOf, lineOf } from './profile-lines.ts';
import { profileTable } from './profile-rows.ts';

/** After so many lines others have their turn, and the person may have cancelled. */
const BREATH = 500;

/** Writes a class as a profile says. Throws TroubleError NOT_FOUND, INVALID, CANCELLED, DISK_…. */
export async function exportProfile(
  ctx: JobCtx,
  { profile: id, class: classId, term, to }: Parsed<'export.profile'>,
): Promise<Output<'export.profile'>> {
  const { path, name } = ctx.grants.use(to, 'write');
  const read = ctx.read();
  const row = found(read, 'exportProfile', id);
  const profile = profileOf(row);
  const table = profileTable(read, profile, classId, term);
  const headings = headingsOf(profile);
  const lines = headings ? [lineOf(headings, profile, say('profile.headings'))] : [];
  let done = 0;
  for (const one of table.rows()) {
    lines.push(lineOf(cellsOf(one, profile), profile, one.who));
    done += 1;
    if (done % BREATH === 0) {
      ctx.progress(done, table.count, 'profile.writing');
      await setImmediate();
    }
  }
  const bytes = encoded(lines.join(''), profile.encoding);
  const about = {
    what: `profile ${row.name}`,
    file: name,
    classes: [classId],
    students: table.students,
  };
  await disclosing(ctx, 'export.profile', about, () => writeAtomic(path, bytes));
  return { bytes: bytes.length, rows: done };
}

/** A kept profile in the types of the domain; the door checked them when it was saved. */
export const profileOf = ({ name: _, ...row }: Row<'exportProfile'>): ExportProfile =>
  row as unknown as ExportProfile;
