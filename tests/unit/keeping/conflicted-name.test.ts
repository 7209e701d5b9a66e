import { expect, test } from 'vitest';
import { conflictedName } from '../../../electron/host/keeping/conflicted-name.ts';

const OF = 'gradus.gradebook';

test.each<[name: string, kind: string, whose: string]>([
  ['gradus (conflicted copy 2026-11-10).gradebook', 'surely', 'Dropbox'],
  ["gradus (Ana's conflicted copy 2026-11-10).gradebook", 'surely', 'Dropbox, with a name'],
  [
    "gradus (ANAS-LAPTOP's conflicted copy 2026-11-10 (1)).gradebook",
    'surely',
    'Dropbox, a second one',
  ],
  ['gradus (Copia en conflicto de Ana 2026-11-10).gradebook', 'surely', 'Dropbox in Spanish'],
  [
    'gradus (In Konflikt stehende Kopie von Ana 2026-11-10).gradebook',
    'surely',
    'Dropbox in German',
  ],
  ['gradus (Case Conflict).gradebook', 'surely', 'Dropbox, capitals'],
  ['gradus (conflicted copy 2026-11-10 120000).gradebook', 'surely', 'Nextcloud'],
  ['gradus_conflict-20261110-120000.gradebook', 'surely', 'ownCloud'],
  ['gradus.sync-conflict-20261110-120000-ABCDEFG.gradebook', 'surely', 'Syncthing'],
  ['gradus-ANAS-LAPTOP.gradebook', 'perhaps', 'OneDrive'],
  ['gradus-ANAS-LAPTOP-2.gradebook', 'perhaps', 'OneDrive, a second one'],
  ['gradus (1).gradebook', 'perhaps', 'Google Drive'],
  ['gradus [Conflict].gradebook', 'surely', 'Google Drive of old'],
  ['gradus 2.gradebook', 'perhaps', 'iCloud'],
  ['Gradus 2.GRADEBOOK', 'perhaps', 'whatever the capitals'],
])('%s is %s a second version (%s)', (name, kind) => {
  expect(conflictedName(name, OF)).toBe(kind);
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
  expect(conflictedName(name, OF)).toBeNull();
});
