import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/** A step of the history, by which a file is known again. */
export interface SeenStep {
  readonly id: string;
  readonly key: number;
  readonly at: number;
}

/** A folder elsewhere to which every verified backup is copied. */
export interface SecondFolder {
  /** The folder that a person chose. */
  readonly folder: string;
  /** Name of this gradebook's own folder in it. */
  readonly inside: string;
  /** Instant of the newest backup there, 0 while it is written but has none; null before the first time. */
  readonly madeAt: number | null;
  /** Since when it could not be written; null while it can. */
  readonly missingSince: number | null;
  /** Backups here were rewritten: none of those there that differ may stay. */
  readonly isStale?: boolean;
}

/** What this laptop keeps of a gradebook beside it, in the app's own folder. */
export interface Aside {
  readonly file: string;
  /** The newest step that was seen in the file; null: none yet, or a backup was put in its place. */
  readonly last: SeenStep | null;
  readonly second: SecondFolder | null;
  /** The question for a second folder was put off. */
  readonly isSecondPutOff: boolean;
  /** A person said that the file is to stay where it is. */
  readonly isPlaceFine: boolean;
  /** Copies beside the file that were decided on, by name, size and time. */
  readonly settled: readonly string[];
}

/** So many are kept before those of files that are gone go. */
const MANY = 300;

const folderOf = (home: string): string => join(home, 'aside');

const pathOf = (home: string, file: string): string =>
  join(
    folderOf(home),
    `${createHash('sha256').update(resolve(file)).digest('hex').slice(0, 32)}.json`,
  );

/** What is known of a gradebook; nothing where none was kept or it cannot be read. */
export function readAside(home: string, file: string): Aside {
  let found: Partial<Aside> = {};
  try {
    const read: unknown = JSON.parse(readFileSync(pathOf(home, file), 'utf8'));
    if (typeof read === 'object' && read !== null) found = read;
  } catch {
    // As on the first day.
  }
  const { last, second, settled } = found;
  return {
    file: resolve(file),
    last: isStep(last) ? last : null,
    second: isSecond(second) ? second : null,
    isSecondPutOff: found.isSecondPutOff === true,
    isPlaceFine: found.isPlaceFine === true,
    settled: Array.isArray(settled) ? settled.filter((one) => typeof one === 'string') : [],
  };
}

const isStep = (value: unknown): value is SeenStep => {
  const step = value as Partial<SeenStep> | null | undefined;
  return (
    typeof step?.id === 'string' && typeof step.key === 'number' && typeof step.at === 'number'
  );
};

const isSecond = (value: unknown): value is SecondFolder => {
  const second = value as Partial<SecondFolder> | null | undefined;
  return typeof second?.folder === 'string' && typeof second.inside === 'string';
};

/** Changes what is known of a gradebook, in one move: a crash leaves the old or the new. */
export function changeAside(home: string, file: string, patch: Partial<Aside>): Aside {
  const next = { ...readAside(home, file), ...patch };
  const path = pathOf(home, file);
  mkdirSync(folderOf(home), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}.new`;
  try {
    const handle = openSync(beside, 'w', 0o600);
    try {
      writeSync(handle, `${JSON.stringify(next)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return next;
}

/** Lets go of what is known of files that are gone, once very many are known. */
export function sweepAside(home: string): void {
  const folder = folderOf(home);
  try {
    const names = readdirSync(folder);
    if (names.length <= MANY) return;
    for (const name of names) {
      const path = join(folder, name);
      const { file, second } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Aside>;
      const isThere = statSync(file ?? '', { throwIfNoEntry: false }) !== undefined;
      if (!isThere && !second) rmSync(path, { force: true });
    }
  } catch {
    // Nothing is lost by what stays.
  }
}
