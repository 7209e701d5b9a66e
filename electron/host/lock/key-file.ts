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
  const all: KeyFile[] = [];
  for (const path of candidates(places, id)) {
    const found = readKeyFile(path);
    if (found?.id === id) all.push(found);
  }
  const generation = Math.max(0, ...all.map((one) => one.generation));
  const newest = all.filter((one) => one.generation === generation);
  if (newest.length > 0) return { id, generation, wraps: differing(newest) };
  const { file } = places;
  throw new TroubleError('KEY_FILE_MISSING', { file, key: basename(keyFileOf(file)) });
}

/** Of copies that should be one a flipped bit shows in none: what opens with any of them opens. */
function differing(copies: readonly KeyFile[]): Wrap[] {
  const wraps = copies.flatMap((copy) => copy.wraps);
  return [...new Map(wraps.map((wrap) => [JSON.stringify(wrap), wrap])).values()];
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

const textOf = (keyFile: KeyFile): string =>
  `${JSON.stringify({ about: ABOUT, format: 1, ...keyFile }, null, 2)}\n`;

async function writeOne(path: string, keyFile: KeyFile): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await keepOther(path, keyFile.id);
  await writeAtomic(path, textOf(keyFile), 0o600);
}

/** The key file of another gradebook that stands under this name may be its only one. */
async function keepOther(path: string, id: string): Promise<void> {
  const other = readKeyFile(path);
  if (!other || other.id === id) return;
  const kept = join(dirname(path), `${other.id}.key`);
  const there = readKeyFile(kept);
  if (there?.id === other.id && there.generation >= other.generation) return;
  await writeAtomic(kept, textOf(other), 0o600);
}

/** Puts the key file into every place, the one beside the gradebook first; each in one move. */
export async function writeKeyFile(places: KeyPlaces, keyFile: KeyFile): Promise<void> {
  for (const path of placesOf(places, keyFile.id)) await writeOne(path, keyFile);
}

/**
 * The same where another generation opens the gradebook already: what stands beside it decides, and
 * a copy that cannot be written now is written when it is next opened. Failing after the first would
 * say that nothing changed, when the code that was printed before is void.
 */
export async function writeChanged(places: KeyPlaces, keyFile: KeyFile): Promise<void> {
  const [first, ...others] = placesOf(places, keyFile.id);
  if (first) await writeOne(first, keyFile);
  for (const path of others) await writeOne(path, keyFile).catch(() => undefined);
}

/** Copies that were lost, damaged or are older come back, each where that can be done. */
export async function mendKeyFiles(places: KeyPlaces, keyFile: KeyFile): Promise<void> {
  const isAsItShould = (path: string) => {
    const found = readKeyFile(path);
    return found !== null && textOf(found) === textOf(keyFile);
  };
  for (const path of placesOf(places, keyFile.id)) {
    if (!isAsItShould(path)) await writeOne(path, keyFile).catch(() => undefined);
  }
}

/** The app's own folder keeps what opens a file that lies elsewhere; nothing is written there. */
export async function keepInApp({ folder }: KeyPlaces, keyFile: KeyFile): Promise<void> {
  await writeOne(join(folder, 'keys', `${keyFile.id}.key`), keyFile);
}

/** What was restored is opened by the key file of where it came from. */
export async function bringKeyFile(from: KeyPlaces, to: KeyPlaces, id: string): Promise<void> {
  await writeKeyFile(to, findKeyFile(from, id));
}

/** Of a lock that never was on. */
export function removeKeyFiles(places: KeyPlaces, id: string): void {
  removeFrom(placesOf(places, id), id);
}

/**
 * Of a lock that was taken off: beside what is open no key file is of use. The one in the app's folder
 * stays for copies of the locked file that lie elsewhere; without it they were lost for good.
 */
export function removeKeysBeside(places: KeyPlaces, id: string): void {
  removeFrom(placesOf(places, id).slice(0, -1), id);
}

function removeFrom(paths: readonly string[], id: string): void {
  for (const path of paths) if (readKeyFile(path)?.id === id) rmSync(path, { force: true });
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

/** A key, and the wrap that was opened. */
export interface OpenedBy {
  readonly key: FileKey;
  readonly wrap: Wrap;
}

/** What every copy is to hold: of its kind only the wrap that opened; of the other nobody can tell. */
export const settled = (keyFile: KeyFile, opened: Wrap): KeyFile => ({
  ...keyFile,
  wraps: keyFile.wraps.filter((wrap) => wrap === opened || wrap.by !== opened.by),
});

/**
 * The key, by the passphrase or the recovery code. Throws TroubleError WRONG_PASSPHRASE, or INVALID
 * for a recovery code with a slip of the pen in it.
 */
export async function openKeyFile(
  { id, wraps }: KeyFile,
  file: string,
  said: string,
): Promise<OpenedBy> {
  for (const wrap of wraps.filter(({ by }) => by === 'passphrase')) {
    const secret = await unwrapKey(id, wrap, said);
    if (secret) return { key: { id, secret }, wrap };
  }
  if (looksLikeRecoveryCode(said)) {
    const code = readRecoveryCode(said);
    for (const wrap of wraps.filter(({ by }) => by === 'recovery')) {
      const secret = await unwrapKey(id, wrap, code);
      if (secret) return { key: { id, secret }, wrap };
    }
  }
  throw new TroubleError('WRONG_PASSPHRASE', { file: basename(file) });
}
