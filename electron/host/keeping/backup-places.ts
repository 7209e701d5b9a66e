import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BackupEntry, backupFolder, readManifest } from '../files/backup-manifest.ts';
import { readAside, type SecondFolder } from './aside.ts';

/** A folder that holds backups of one gradebook. */
export interface BackupPlace {
  readonly folder: string;
  readonly isSecond: boolean;
  /** False for a stick that is not plugged in. */
  readonly isThere: boolean;
}

/** The folder of a gradebook's backups in the second place. */
export const secondPlace = ({ folder, inside }: SecondFolder): string => join(folder, inside);

/**
 * Every folder in which backups of a gradebook lie: its own, and the second one where somebody chose
 * one. Who rewrites backups rewrites the own ones and then calls `rewriteSecond`, which also waits
 * for a stick. `home` is the app's folder; null: nothing is kept aside.
 */
export function backupPlaces(file: string, home: string | null): readonly BackupPlace[] {
  if (file === ':memory:') return [];
  const own = backupFolder(file);
  const places = [{ folder: own, isSecond: false, isThere: existsSync(own) }];
  const second = home === null ? null : readAside(home, file).second;
  if (second) {
    const folder = secondPlace(second);
    places.push({ folder, isSecond: true, isThere: existsSync(folder) });
  }
  return places;
}

/** A backup and the place where it lies. */
export interface PlacedBackup extends BackupEntry {
  readonly folder: string;
  readonly isSecond: boolean;
}

/** All backups of a gradebook that are there, newest first; each once, the own copy first. */
export function backupsEverywhere(file: string, home: string | null): PlacedBackup[] {
  const known = new Set<string>();
  const all: PlacedBackup[] = [];
  for (const { folder, isSecond } of backupPlaces(file, home)) {
    for (const entry of readManifest(folder)) {
      if (known.has(entry.file) || !existsSync(join(folder, entry.file))) continue;
      known.add(entry.file);
      all.push({ ...entry, folder, isSecond });
    }
  }
  const isMixed = all.some(({ isSecond }) => isSecond) && all.some(({ isSecond }) => !isSecond);
  // Within a folder the order of writing holds, also where a clock was wrong.
  return isMixed ? all.sort((a, b) => b.at - a.at) : all;
}

/** The same as screens are told of them. */
export const shownBackups = (file: string, home: string | null) =>
  backupsEverywhere(file, home).map(({ file: name, at, bytes, evidence, kept, isSecond }) => ({
    file: name,
    at,
    bytes,
    evidence,
    isKept: kept === true,
    isSecond,
  }));
