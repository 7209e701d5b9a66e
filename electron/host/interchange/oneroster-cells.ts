import { keptText, LONGEST_NAME } from './cell-text.ts';
import { type DayOrder, resolveDate, writtenDate } from './date-text.ts';
import type { FieldOf, RosterFile } from './oneroster-files.ts';
import type { OneRosterRow, Package } from './oneroster-package.ts';
import type { Stages } from './oneroster-stages.ts';

/** Splits a list inside one cell. */
export const listOf = (cell: string): string[] =>
  cell
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const orNull = (text: string): string | null => (text === '' ? null : text);

/** What all rows of a package are read with. */
export interface Source {
  readonly pack: Package;
  readonly stages: Stages;
  readonly order: DayOrder;
}

/** Blank in bulk packages; what is `tobedeleted` or `inactive` is not taken. */
export const isActive = ({ get }: OneRosterRow<RosterFile>): boolean =>
  !/^(tobedeleted|inactive)$/i.test(get('status'));

/** The day on which a row changed, as the instant in it says; null when it does not. */
export function changedOn({ get }: OneRosterRow<RosterFile>): string | null {
  const date = writtenDate(get('dateLastModified'));
  return date?.kind === 'sure' ? date.date : null;
}

/** A date of a row; null when there is none or it cannot be read (which is said). */
export function dateOf<F extends RosterFile>(
  { pack, stages, order }: Source,
  name: F,
  { row, get }: OneRosterRow<F>,
  field: FieldOf<F>,
): string | null {
  const written = get(field);
  if (written === '') return null;
  const parsed = writtenDate(written);
  const date = parsed && resolveDate(parsed, order);
  if (date === null && !(parsed?.kind === 'slashed' && order === 'unknown')) {
    const place = { row, column: field, value: written };
    stages.rows.add(pack.nameOf(name), place, 'interchange.rule.date');
  }
  return date;
}

/** A text of a row, cut to the length of a name. */
export function kept<F extends RosterFile>(
  { pack, stages }: Source,
  name: F,
  { row, get }: OneRosterRow<F>,
  field: FieldOf<F>,
): string | null {
  const where = { file: pack.nameOf(name), row, column: field };
  return keptText(get(field), LONGEST_NAME, where, stages.rows);
}
