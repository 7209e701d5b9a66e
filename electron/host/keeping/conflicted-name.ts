/** What sync programs call a copy that they could not bring together with the file `NAME.gradebook`. */
const SURELY: readonly RegExp[] = [
  // Dropbox, Box, Nextcloud and ownCloud, in the language of the computer or in English.
  /^ \(.*(conflict|conflicto|conflit|konflikt|conflitto|conflito).*\)$/i,
  /^[ _]\(?(case conflict|conflict)[ -].*$/i,
  /^_conflict-\d+-\d+$/i,
  // Syncthing
  /^\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]+)?$/,
  /^ ?\[conflict\]$/i,
];

/** Names that a person gives, too. */
const PERHAPS: readonly RegExp[] = [
  // Google Drive, and browsers: `gradus (1)`
  /^ ?\(\d{1,3}\)$/,
  // iCloud: `gradus 2`
  /^ \d{1,3}$/,
  // OneDrive puts the computer's name behind: `gradus-ANAS-LAPTOP`, `gradus-ANAS-LAPTOP-2`
  /^-[A-Za-z0-9][A-Za-z0-9_-]{1,62}$/,
];

const ENDING = '.gradebook';

/**
 * Whether a file beside the gradebook bears the name of a sync program's second version of it: surely,
 * perhaps (what is in the file decides), or not. `name` and `of` are names without folders.
 */
export function conflictedName(name: string, of: string): 'surely' | 'perhaps' | null {
  const stem = withoutEnding(of);
  const rest = withoutEnding(name);
  if (stem === null || rest === null || rest === stem) return null;
  if (!rest.toLowerCase().startsWith(stem.toLowerCase())) return null;
  const after = rest.slice(stem.length);
  if (SURELY.some((pattern) => pattern.test(after))) return 'surely';
  return PERHAPS.some((pattern) => pattern.test(after)) ? 'perhaps' : null;
}

function withoutEnding(name: string): string | null {
  return name.toLowerCase().endsWith(ENDING) ? name.slice(0, -ENDING.length) : null;
}
