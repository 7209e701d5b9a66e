import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { ExportProfile } from '#shared/domain/export-profile.ts';
import type { Row } from '#shared/model/row.ts';
import type { JobCtx } from '../../context.ts';
import { found } from '../../found.ts';
import { encoded } from '../../interchange/export/encode.ts';
import { say } from '../../say.ts';
import { cellsOf, headingsOf, lineOf } from './profile-lines.ts';
import { profileTable } from './profile-rows.ts';
import { writeOut } from './write-out.ts';

/** Writes a class as a profile says. Throws TroubleError NOT_FOUND, INVALID, CANCELLED, DISK_…. */
export const exportProfile = (
  ctx: JobCtx,
  { profile: id, class: classId, term, to }: Parsed<'export.profile'>,
): Promise<Output<'export.profile'>> =>
  writeOut(ctx, 'export.profile', to, async ({ whole }) => {
    const { name, encoding } = found(ctx.read(), 'exportProfile', id);
    const { lines, rows, students } = await whole(function* (read) {
      const profile = profileOf(found(read, 'exportProfile', id));
      const table = yield* profileTable(read, profile, classId, term);
      const headings = headingsOf(profile);
      const made = headings ? [lineOf(headings, profile, say('profile.headings'))] : [];
      let done = 0;
      for (const one of table.rows()) {
        made.push(lineOf(cellsOf(one, profile), profile, one.who));
        done += 1;
        yield { done, total: table.count };
      }
      return { lines: made, rows: done, students: table.students };
    });
    return {
      content: encoded(lines.join(''), encoding as ExportProfile['encoding']),
      about: { what: `profile ${name}`, classes: [classId], students },
      answer: { rows },
    };
  });

/** A kept profile in the types of the domain; the door checked them when it was saved. */
export const profileOf = ({ name: _, ...row }: Row<'exportProfile'>): ExportProfile =>
  row as unknown as ExportProfile;
