/** What sync programs call a copy that they could not bring together with the file `NAME.gradebook`. */
const AFTER_THE_NAME: readonly RegExp[] = [
  // Dropbox, Box, Nextcloud and ownCloud, in the language of the computer or in English.
  /^ \(.*(conflict|conflicto|conflit|konflikt|conflitto|conflito).*\)$/i,
  /^[ _]\(?(case conflict|conflict)[ -].*$/i,
  /^_conflict-\d+-\d+$/i,
  // Syncthing
  /^\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]+)?$/,
  // Google Drive, and browsers: `gradus (1)`
  /^ ?\(\d{1,3}\)$/,
  /^ ?\[conflict\]$/i,
  // iCloud: `gradus 2`
  /^ \d{1,3}$/,
  // OneDrive puts the computer's name behind: `gradus-ANAS-LAPTOP`, `gradus-ANAS-LAPTOP-2`
  /^-[A-Za-z0-9][A-Za-z0-9_-]{1,62}$/,
];

const ENDING = '.gradebook';

/**
 * True for a file beside the gradebook that bears the name of a sync program's second version of it.
 * Some of these names a person gives, too: what is in the file decides. `name` and `of` are names
 * without folders.
 */
export function isConflictedName(name: string, of: string): boolean {
  const stem = withoutEnding(of);
  const rest = withoutEnding(name);
  if (stem === null || rest === null || rest === stem) return false;
  if (!rest.toLowerCase().startsWith(stem.toLowerCase())) return false;
  const after = rest.slice(stem.length);
  return AFTER_THE_NAME.some((pattern) => pattern.test(after));
}

function withoutEnding(name: string): string | null {
  return name.toLowerCase().endsWith(ENDING) ? name.slice(0, -ENDING.length) : null;
}
