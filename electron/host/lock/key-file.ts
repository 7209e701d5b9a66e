import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import { writeAtomic } from '../files/atomic-write.ts';
import { backupFolder } from '../files/backup-manifest.ts';
import { type FileKey, isKeyId } from '../store/file-key.ts';
import { looksLikeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { isWrap, unwrapKey, type Wrap, wrapKey } from './wrap.ts';

/** What stands in a key file; the format is described in README.md of this folder. */
export interface KeyFile {
  readonly id: string;
  /** Grows with every change: of several copies the one with the largest number holds. */
  readonly generation: number;
  readonly wraps: readonly Wrap[];
}

/** Where a gradebook's key file and its copies lie. */
export interface KeyPlaces {
  /** The gradebook. */
  readonly file: string;
  /** The app's own folder. */
  readonly folder: string;
}

const ABOUT =
  'Key file of a locked Gradus gradebook. It opens nothing without the passphrase or the recovery code. Keep it beside the gradebook and its backups.';

/** The key file beside a gradebook. */
export const keyFileOf = (file: string): string => `${file}.key`;

/** Name of the copy in a folder of backups. */
export const KEY_BESIDE_BACKUPS = 'gradebook.key';

/** Beside the gradebook, beside its backups, and in the app's folder: losing one loses nothing. */
const placesOf = ({ file, folder }: KeyPlaces, id: string): string[] => [
  keyFileOf(file),
  join(backupFolder(file), KEY_BESIDE_BACKUPS),
  join(folder, 'keys', `${id}.key`),
];

/** Every place where the key file of this id may be found. */
function* candidates(places: KeyPlaces, id: string): Generator<string> {
  yield* placesOf(places, id);
  const beside = dirname(places.file);
  // A backup that is opened lies beside the copy of its own folder.
  yield join(beside, KEY_BESIDE_BACKUPS);
  // Carried to another folder or renamed, the two may have lost their names but not their place.
  const others = existsSync(beside) ? readdirSync(beside) : [];
  for (const name of others) if (name.endsWith('.key')) yield join(beside, name);
}

/** The key file of a locked gradebook. Throws TroubleError KEY_FILE_MISSING. */
export function findKeyFile(places: KeyPlaces, id: string): KeyFile {
  let newest: KeyFile | null = null;
  for (const path of candidates(places, id)) {
    const found = readKeyFile(path);
    if (found?.id === id && found.generation > (newest?.generation ?? 0)) newest = found;
  }
  if (newest) return newest;
  const { file } = places;
  throw new TroubleError('KEY_FILE_MISSING', { file, key: basename(keyFileOf(file)) });
}

function readKeyFile(path: string): KeyFile | null {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<KeyFile> & { format?: unknown };
    const { id, generation, wraps } = found;
    const isWhole =
      found.format === 1 && isKeyId(id) && Number.isInteger(generation) && Array.isArray(wraps);
    return isWhole ? { id, generation: Number(generation), wraps: wraps.filter(isWrap) } : null;
  } catch {
    return null;
  }
}

/** Puts the key file into every place, the one beside the gradebook first; each in one move. */
export async function writeKeyFile(places: KeyPlaces, keyFile: KeyFile): Promise<void> {
  const text = `${JSON.stringify({ about: ABOUT, format: 1, ...keyFile }, null, 2)}\n`;
  for (const path of placesOf(places, keyFile.id)) {
    mkdirSync(dirname(path), { recursive: true });
    await writeAtomic(path, text, 0o600);
  }
}

/** Copies that were lost or are older come back, where that can be done; no reason to open nothing. */
export async function mendKeyFiles(places: KeyPlaces, keyFile: KeyFile): Promise<void> {
  const isAsItShould = (path: string) => readKeyFile(path)?.generation === keyFile.generation;
  if (placesOf(places, keyFile.id).every(isAsItShould)) return;
  await writeKeyFile(places, keyFile).catch(() => undefined);
}

/** What was restored is opened by the key file of where it came from. */
export async function bringKeyFile(from: KeyPlaces, to: KeyPlaces, id: string): Promise<void> {
  await writeKeyFile(to, findKeyFile(from, id));
}

/** Of a gradebook that is no longer locked no key is kept. */
export function removeKeyFiles(places: KeyPlaces, id: string): void {
  for (const path of placesOf(places, id)) {
    if (readKeyFile(path)?.id === id) rmSync(path, { force: true });
  }
}

/** A key file that two secrets open. */
export async function newKeyFile(
  key: FileKey,
  passphrase: string,
  recovery: string,
): Promise<KeyFile> {
  const wraps = [
    await wrapKey(key, 'passphrase', passphrase),
    await wrapKey(key, 'recovery', recovery),
  ];
  return { id: key.id, generation: 1, wraps };
}

/** The same with another secret of one kind; what is locked with the key is not touched. */
export async function rewrapped(
  keyFile: KeyFile,
  key: FileKey,
  by: Wrap['by'],
  said: string,
): Promise<KeyFile> {
  const others = keyFile.wraps.filter((wrap) => wrap.by !== by);
  const wraps = [...others, await wrapKey(key, by, said)];
  return { ...keyFile, generation: keyFile.generation + 1, wraps };
}

/**
 * The key, by the passphrase or the recovery code. Throws TroubleError WRONG_PASSPHRASE, or INVALID
 * for a recovery code with a slip of the pen in it.
 */
export async function openKeyFile(
  { id, wraps }: KeyFile,
  file: string,
  said: string,
): Promise<FileKey> {
  for (const wrap of wraps.filter(({ by }) => by === 'passphrase')) {
    const secret = await unwrapKey(id, wrap, said);
    if (secret) return { id, secret };
  }
  if (looksLikeRecoveryCode(said)) {
    const code = readRecoveryCode(said);
    for (const wrap of wraps.filter(({ by }) => by === 'recovery')) {
      const secret = await unwrapKey(id, wrap, code);
      if (secret) return { id, secret };
    }
  }
  throw new TroubleError('WRONG_PASSPHRASE', { file: basename(file) });
}
