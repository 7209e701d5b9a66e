import type { TroubleError } from '#shared/contract/errors.ts';
import {
  type ExportProfile,
  type ProfileValue,
  profileLine,
  profileText,
  unquotable,
} from '#shared/domain/export-profile.ts';
import { unusable } from '../../found.ts';
import { unheld } from '../../interchange/export/encode.ts';
import { guardedCell } from '../../interchange/spreadsheet-cell.ts';
import { say } from '../../say.ts';
import type { ProfileRow } from './profile-rows.ts';

/** The headings as a line of cells; null when the profile has none. */
export const headingsOf = (profile: ExportProfile): string[] | null =>
  profile.header ? profile.columns.map(({ heading }) => cellOf(heading, profile)) : null;

/** The cells of a row as they are written, before quotes. */
export const cellsOf = (row: ProfileRow, profile: ExportProfile): string[] =>
  row.values.map((value) => cellOf(value, profile));

function cellOf(value: ProfileValue, profile: ExportProfile): string {
  const text = profileText(value, profile);
  return profile.spreadsheet && typeof value === 'string' ? guardedCell(text) : text;
}

/** A line of the file. Throws TroubleError INVALID for a cell that the file cannot hold. */
export function lineOf(cells: readonly string[], profile: ExportProfile, who: string): string {
  const trouble = troubleIn(cells, profile, who);
  if (trouble) throw trouble;
  return profileLine(cells, profile);
}

/** Why a line cannot be written as the profile says: the column, whose it is, the character. */
export function troubleIn(
  cells: readonly string[],
  profile: ExportProfile,
  who: string,
): TroubleError | null {
  for (const [at, cell] of cells.entries()) {
    const column = profile.columns[at]?.heading.trim() || say('profile.column', { number: at + 1 });
    const sign = unheld(cell, profile.encoding);
    const place = { column, who };
    if (sign !== null)
      return unusable(say('profile.character'), sign, say('profile.why.unheld', place));
    const why = profile.quoting === 'never' ? unquotable(cell, profile) : null;
    if (why !== null)
      return unusable(say('profile.cell'), cell.slice(0, 60), say(`profile.why.${why}`, place));
  }
  return null;
}
