import { expect, test } from 'vitest';
import { isConflictedName } from '../../../electron/host/keeping/conflicted-name.ts';

const OF = 'gradus.gradebook';

test.each([
  ['gradus (conflicted copy 2026-11-10).gradebook', 'Dropbox'],
  ["gradus (Ana's conflicted copy 2026-11-10).gradebook", 'Dropbox, with a name'],
  ["gradus (ANAS-LAPTOP's conflicted copy 2026-11-10 (1)).gradebook", 'Dropbox, a second one'],
  ['gradus (Copia en conflicto de Ana 2026-11-10).gradebook', 'Dropbox in Spanish'],
  ['gradus (In Konflikt stehende Kopie von Ana 2026-11-10).gradebook', 'Dropbox in German'],
  ['gradus (Case Conflict).gradebook', 'Dropbox, capitals'],
  ['gradus (conflicted copy 2026-11-10 120000).gradebook', 'Nextcloud'],
  ['gradus_conflict-20261110-120000.gradebook', 'ownCloud'],
  ['gradus.sync-conflict-20261110-120000-ABCDEFG.gradebook', 'Syncthing'],
  ['gradus-ANAS-LAPTOP.gradebook', 'OneDrive'],
  ['gradus-ANAS-LAPTOP-2.gradebook', 'OneDrive, a second one'],
  ['gradus (1).gradebook', 'Google Drive'],
  ['gradus [Conflict].gradebook', 'Google Drive of old'],
  ['gradus 2.gradebook', 'iCloud'],
  ['Gradus 2.GRADEBOOK', 'whatever the capitals'],
])('%s is a second version (%s)', (name) => {
  expect(isConflictedName(name, OF)).toBe(true);
});

test.each([
  'gradus.gradebook',
  'gradus.gradebook.backups',
  'gradus (1).csv',
  'gradus before the move.gradebook',
  'gradus year 2025.gradebook',
  'gradusson.gradebook',
  'department.gradebook',
  '(1).gradebook',
])('%s is none', (name) => {
  expect(isConflictedName(name, OF)).toBe(false);
});
