import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packingSteps, seal } from '../bundle/envelope.ts';
import { PLAIN } from '../bundle/pseudonyms.ts';
import { scopeSteps } from '../bundle/scope.ts';
import { recordsOf } from '../bundle/write-bundle.ts';
import type { Effects } from '../context.ts';
import { backupFolder } from '../files/backup-manifest.ts';
import { fillPictures } from '../files/backup-pictures.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import { headerSteps } from '../jobs/export/bundle.ts';
import { inTurns } from '../steps.ts';
import type { Connection } from '../store/connection.ts';
import type { FileKey } from '../store/file-key.ts';
import { openOtherCopy } from '../store/other-copy.ts';
import { createDoor } from '../transact.ts';

/** Nothing is written there. */
const READER = 'reader';

/** A copy of this size is looked at; what is larger is no gradebook. */
const MOST = 512 * 2 ** 20;

/**
 * Lets `look` at another file of a gradebook through a throw-away copy below `home`, so that the file
 * itself is not touched. Throws TroubleError FILE_….
 */
export async function withOther<T>(
  home: string,
  path: string,
  key: FileKey | null,
  look: (db: Connection, copy: string) => T | Promise<T>,
): Promise<T> {
  const folder = join(home, 'taking', randomBytes(8).toString('hex'));
  const copy = join(folder, 'copy.gradebook');
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST) {
      throw Object.assign(new Error('too large'), { code: 'EIO' });
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    copyFileSync(path, copy);
    if (existsSync(`${path}-journal`)) copyFileSync(`${path}-journal`, `${copy}-journal`);
    const db = await openOtherCopy(copy, key);
    try {
      return await look(db, copy);
    } finally {
      db.close();
    }
  } catch (error) {
    throw diskTrouble(error, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is older than this was left by a crash; another window may be looking at what is younger. */
const HOUR = 3_600_000;

/** Removes what a crash left of copies that were looked at. */
export function clearTaken(home: string): void {
  const taking = join(home, 'taking');
  if (!existsSync(taking)) return;
  for (const name of readdirSync(taking)) {
    const folder = join(taking, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > HOUR) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Everything of another file as a bundle of my other computer, in memory: what merges is then one
 * thing, wherever it came from. `file` is the gradebook beside whose backups pictures may lie.
 */
export async function bundleOfOther(
  home: string,
  file: string,
  path: string,
  key: FileKey | null,
  effects: Effects,
): Promise<Uint8Array> {
  // Pictures are put back into a copy that is closed.
  const bytes = await withOther(home, path, key, async (db, copy) => {
    db.close();
    await fillPictures(copy, [dirname(path), backupFolder(file)], key);
    const whole = await openOtherCopy(copy, key);
    try {
      const read = createDoor(whole, effects, READER, () => null).readCtx();
      const wanted = {
        purpose: 'my-other-computer' as const,
        classes: [],
        students: [],
        files: true,
      };
      const scope = await inTurns(scopeSteps(read, wanted), () => undefined);
      const header = await inTurns(headerSteps(read, wanted, scope), () => undefined);
      const packing = await inTurns(
        packingSteps(recordsOf(read, header, scope, PLAIN)),
        () => undefined,
      );
      return (await seal(packing, { passphrase: undefined, recipient: undefined })).bytes;
    } finally {
      whole.close();
    }
  });
  return bytes;
}
