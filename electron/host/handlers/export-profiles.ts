import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { type ExportProfile, hasField } from '#shared/domain/export-profile.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { found, invalid } from '../found.ts';
import { exportProfile, profileOf } from '../jobs/export/profile.ts';
import { cellsOf, headingsOf, troubleIn } from '../jobs/export/profile-lines.ts';
import { profileTable } from '../jobs/export/profile-rows.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';
import { atOnce } from '../steps.ts';
import { profileRows } from '../store/export-profile-store.ts';

/** So many lines of the file are shown while its profile is made. */
const SHOWN = 5;

/** Files for the school's programs as the teacher described them. */
export const exportProfiles: Pick<
  Handlers,
  | 'export-profile.list'
  | 'export-profile.save'
  | 'export-profile.remove'
  | 'export-profile.preview'
  | 'export.profile'
> = {
  'export-profile.list': (ctx) =>
    profileRows(ctx).map(({ id, name }) => ({
      id,
      name,
      ...profileOf(found(ctx, 'exportProfile', id)),
    })) as Output<'export-profile.list'>,

  'export-profile.save': (ctx, { profile: id, name, ...definition }) => {
    if (id !== undefined) found(ctx, 'exportProfile', id);
    const isSame = (other: string) => other.toLowerCase() === name.toLowerCase();
    if (profileRows(ctx).some((one) => one.id !== id && isSame(one.name))) {
      throw new TroubleError('NAME_TAKEN', { what: 'export profile', name });
    }
    refuseUnfit(definition);
    const profile = id ?? ctx.newId();
    ctx.rows.put('exportProfile', profile, { name, ...definition });
    ctx.about({ profile, name });
    return { profile };
  },

  'export-profile.remove': (ctx, { profile }) => {
    const { name } = found(ctx, 'exportProfile', profile);
    ctx.rows.remove('exportProfile', profile);
    ctx.about({ profile, name });
    return {};
  },

  'export-profile.preview': (ctx, { class: classId, term, ...definition }) => {
    refuseUnfit(definition);
    const table = atOnce(profileTable(ctx, definition, classId, term));
    const headings = headingsOf(definition);
    const lines = headings ? [headings] : [];
    let trouble = headings && troubleIn(headings, definition, say('profile.headings'));
    for (const row of table.rows()) {
      const cells = cellsOf(row, definition);
      trouble ??= troubleIn(cells, definition, row.who);
      if (lines.length < SHOWN + (headings ? 1 : 0)) lines.push(cells);
    }
    const why = trouble && sentenceOf(say, trouble.trouble);
    return { lines, rows: table.count, trouble: why };
  },

  'export.profile': exportProfile,
};

/** A line about a student has no level of one objective. */
function refuseUnfit({ rows, columns }: Pick<ExportProfile, 'rows' | 'columns'>): void {
  const odd = columns.find(({ field }) => !hasField(rows, field));
  if (odd) throw invalid('column', odd.heading || odd.field, `profile.why.rows-${rows}`);
}
