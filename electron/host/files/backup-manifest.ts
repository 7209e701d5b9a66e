import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';

/** One verified backup. */
export interface BackupEntry {
  /** Name inside the backup folder. */
  readonly file: string;
  /** Instant at which it was made. */
  readonly at: number;
  readonly bytes: number;
  readonly sha256: string;
  /** What its bytes are about to become, while it is locked or unlocked: either is whole. */
  readonly becomes?: string;
  /** Live evidence in it. */
  readonly evidence: number;
  /** Number of the newest operation in it. */
  readonly revision: number;
  /** Made at the end of a term: kept until deleted by hand. */
  readonly kept?: boolean;
}

const MANIFEST = 'manifest.json';

/** The folder beside a gradebook that holds its backups. */
export const backupFolder = (file: string): string => `${file}.backups`;

const isEntry = (value: unknown): value is BackupEntry => {
  const entry = value as Partial<BackupEntry> | null;
  return (
    typeof entry?.file === 'string' &&
    basename(entry.file) === entry.file &&
    typeof entry.at === 'number' &&
    typeof entry.bytes === 'number' &&
    typeof entry.sha256 === 'string' &&
    typeof entry.evidence === 'number' &&
    typeof entry.revision === 'number'
  );
};

/** The backups of a folder, newest first. A manifest that cannot be read names none. */
export function readManifest(folder: string): BackupEntry[] {
  try {
    const found = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as {
      backups?: unknown;
    };
    // Each was written before those that were there: the order holds even where a clock was wrong.
    return Array.isArray(found.backups) ? found.backups.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** How many words on erasing for good all backups of a folder know of. */
export function readErased(folder: string): number {
  try {
    const found = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as { erased?: unknown };
    return typeof found.erased === 'number' ? found.erased : 0;
  } catch {
    return 0;
  }
}

/** Replaces the manifest in one move, so that a crash leaves the old or the new one. */
export function writeManifest(
  folder: string,
  backups: readonly BackupEntry[],
  erased = readErased(folder),
): void {
  const path = join(folder, MANIFEST);
  const said = { format: 1, ...(erased > 0 && { erased }), backups };
  writeDurably(`${path}.new`, `${JSON.stringify(said, null, 2)}\n`);
  renameSync(`${path}.new`, path);
  syncFolder(folder);
}

/** Lets a backup stay until somebody deletes it by hand. */
export function keepEntry(folder: string, file: string): void {
  const backups = readManifest(folder);
  if (!backups.some((entry) => entry.file === file && !entry.kept)) return;
  writeManifest(
    folder,
    backups.map((entry) => (entry.file === file ? { ...entry, kept: true } : entry)),
  );
}

/** Instant of the newest verified backup of a gradebook; null when there is none. */
export function newestBackupAt(file: string): number | null {
  if (file === ':memory:') return null;
  const folder = backupFolder(file);
  return readManifest(folder).find((entry) => existsSync(join(folder, entry.file)))?.at ?? null;
}

function writeDurably(path: string, text: string): void {
  const handle = openSync(path, 'w');
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts a renamed or new name of a folder on disk. Windows keeps names without being asked. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
