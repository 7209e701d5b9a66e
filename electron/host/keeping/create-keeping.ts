import { randomBytes } from 'node:crypto';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import type { FilePlace, PlaceFacts } from '#shared/platform/file-place.ts';
import type { TextKey } from '#shared/text/text.ts';
import { traceOf } from '#shared/util/trace-of.ts';
import type { Effects, Maintenance } from '../context.ts';
import { backupFolder, keepEntry, readManifest } from '../files/backup-manifest.ts';
import { forgetPictures } from '../files/backup-pictures.ts';
import type { FileGrants } from '../files/file-grants.ts';
import { invalid } from '../found.ts';
import type { Connection } from '../store/connection.ts';
import { beyond, holdsStep, newestStep } from '../store/other-copy.ts';
import { type Aside, changeAside, readAside, type SeenStep, sweepAside } from './aside.ts';
import { backupsEverywhere, type PlacedBackup, secondPlace } from './backup-places.ts';
import { conflictedName } from './conflicted-name.ts';
import type { Keeping, View } from './keeping.ts';
import { localPath, moveFile } from './move-file.ts';
import { bundleOfOther, clearTaken, withOther } from './other-file.ts';
import { type OfferedFolder, offeredFolders, placeFacts, placeOf } from './place-facts.ts';
import { copyToSecond } from './second-folder.ts';

const DAY = 86_400_000;
/** So many backups are looked into for what a swapped file lacks. */
const LOOK_BACK = 12;

export interface KeepingParts {
  /** The app's own folder. */
  readonly home: string;
  readonly file: string;
  readonly db: Connection;
  readonly effects: Effects;
  readonly grants: FileGrants;
  readonly maintenance: Maintenance;
  /** Tells the windows that something of this changed. */
  readonly tell: () => void;
  /** What the machine says of its disks; for tests. */
  readonly facts?: () => Promise<PlaceFacts>;
}

/** The second folder was reached, and no backup is in it. */
const NONE_YET = 0;

interface FoundCopy {
  readonly name: string;
  readonly path: string;
  readonly mark: string;
  readonly steps: number;
  readonly newestAt: number | null;
}

/** Opens what is kept aside of an open gradebook. Never keeps the gradebook from opening. */
export function createKeeping(parts: KeepingParts): Keeping {
  const { home, file, db, effects, grants, maintenance, tell } = parts;
  const own = backupFolder(file);
  const { key } = maintenance;
  let aside: Aside = readAside(home, file);
  let place: FilePlace | null = null;
  let isHomeLocal = false;
  let offers: readonly OfferedFolder[] = [];
  let copies: readonly FoundCopy[] = [];
  let missing: SeenStep | null = aside.last && !holdsStep(db, aside.last) ? aside.last : null;
  let source: (PlacedBackup & { readonly isWhole: boolean }) | null = null;
  let copying: Promise<void> = Promise.resolve();

  const change = (patch: Partial<Aside>) => {
    aside = changeAside(home, file, patch);
  };
  const note = (what: string, error: unknown) => {
    // A stick in the drawer is no news.
    if (error instanceof TroubleError && error.trouble.code === 'FOLDER_NOT_FOUND') return;
    effects.log(`${what} ${traceOf(error)}`);
  };

  const seen = () => {
    // A file that lacks what was seen is asked about until somebody says which one is meant.
    if (missing) return;
    try {
      const last = newestStep(db);
      if (last && last.id !== aside.last?.id) change({ last });
    } catch (error) {
      note('aside', error);
    }
  };

  const copyNow = async (forgotten: readonly string[]) => {
    const { second } = aside;
    if (!second) return;
    try {
      await copyToSecond(own, second, effects.now(), maintenance);
      forgetPictures(secondPlace(second), forgotten);
      const { isStale: _, ...rest } = second;
      // Of the backup, not of the copying: what was typed since is not there.
      const madeAt = readManifest(secondPlace(second))[0]?.at ?? NONE_YET;
      change({ second: { ...rest, madeAt, missingSince: null } });
    } catch (error) {
      note('second folder', error);
      change({ second: { ...second, missingSince: second.missingSince ?? effects.now() } });
      throw error;
    }
  };
  /** One after the other: two would write the same list. */
  const inLine = (work: () => Promise<void>): Promise<void> => {
    const next = copying.then(work);
    copying = next.catch(() => undefined);
    return next;
  };

  const copiesBeside = async (): Promise<FoundCopy[]> => {
    const folder = dirname(file);
    const found: FoundCopy[] = [];
    for (const name of readdirSync(folder)) {
      const kind = conflictedName(name, basename(file));
      if (kind === null) continue;
      const path = join(folder, name);
      // What is opened here as a gradebook of its own is nobody's stray copy.
      if (kind === 'perhaps' && readAside(home, path).last) continue;
      const { size, mtimeMs } = statSync(path);
      const mark = `${name} ${size} ${Math.round(mtimeMs)}`;
      if (aside.settled.includes(mark)) continue;
      try {
        const has = await withOther(home, path, key, (other) => beyond(db, other));
        if (has.isRelated && has.steps > 0) found.push({ name, path, mark, ...has });
      } catch (error) {
        note('copy beside', error);
      }
    }
    return found;
  };

  const sourceOf = async (step: SeenStep) => {
    for (const backup of backupsEverywhere(file, home).slice(0, LOOK_BACK)) {
      try {
        const path = join(backup.folder, backup.file);
        const found = await withOther(home, path, key, (other) => ({
          isWhole: holdsStep(other, step),
          steps: beyond(db, other).steps,
        }));
        if (found.steps === 0) continue;
        // Thinning leaves what is wanted.
        keepEntry(backup.folder, backup.file);
        return { ...backup, isWhole: found.isWhole };
      } catch (error) {
        note('backup', error);
      }
    }
    return null;
  };

  const settleSwapped = () => {
    missing = null;
    source = null;
    seen();
  };
  const settleCopy = (copy: FoundCopy) => {
    change({ settled: [...aside.settled, copy.mark].slice(-50) });
    copies = copies.filter(({ name }) => name !== copy.name);
  };
  const copyNamed = (name: string): FoundCopy => {
    const copy = copies.find((one) => one.name === name);
    if (!copy) throw new TroubleError('NOT_FOUND', { what: 'file', name });
    return copy;
  };

  const view = (now: number): View => {
    const { second } = aside;
    const isHere = place === null || place.kind === 'local';
    return {
      place:
        place === null || place.kind === 'local'
          ? null
          : {
              kind: place.kind,
              by: place.kind === 'synced' ? place.by : null,
              isFine: aside.isPlaceFine,
              to: isHomeLocal && dirname(resolve(file)) !== resolve(home) ? home : null,
            },
      second: second && {
        folder: secondPlace(second),
        madeAt: second.madeAt === NONE_YET ? null : second.madeAt,
        missingDays:
          second.missingSince === null
            ? null
            : Math.max(0, Math.floor((now - second.missingSince) / DAY)),
      },
      isSecondPutOff: aside.isSecondPutOff,
      offers: [...offers],
      // A synced folder, a share or a stick is elsewhere, and has a sentence of its own.
      isOnlyCopy: second === null && isHere,
      copies: copies.map(({ name, steps, newestAt }) => ({ name, steps, newestAt })),
      swapped: missing && {
        seenAt: missing.at,
        newestAt: newestStep(db)?.at ?? null,
        backup: source && { at: source.at, isWhole: source.isWhole },
      },
    };
  };

  const target = () => {
    if (view(0).place?.to == null) {
      throw new TroubleError('NOT_ALLOWED', { what: 'move' });
    }
    return localPath(home, file);
  };

  sweepAside(home);
  clearTaken(home);
  seen();

  return {
    home,
    view,
    async look() {
      const before = JSON.stringify(view(0));
      try {
        const facts = await (parts.facts ?? placeFacts)();
        place = placeOf(file, facts);
        isHomeLocal = placeOf(join(home, 'x'), facts).kind === 'local';
        offers = offeredFolders(facts);
        copies = await copiesBeside();
        if (missing) source = await sourceOf(missing);
      } catch (error) {
        note('keeping', error);
      }
      if (JSON.stringify(view(0)) !== before) tell();
      if (aside.second) await inLine(() => copyNow([])).then(tell, tell);
    },
    seen,
    forget() {
      missing = null;
      change({ last: null });
    },
    async copyBackups(forgotten = []) {
      seen();
      await inLine(() => copyNow(forgotten)).catch(() => undefined);
    },
    async rewriteSecond() {
      const { second } = aside;
      if (!second) return;
      change({ second: { ...second, isStale: true } });
      await inLine(() => copyNow([])).catch(() => undefined);
    },
    settle(word) {
      if (word === 'place') change({ isPlaceFine: true });
      else if (word === 'second') change({ isSecondPutOff: true });
      else if (word === 'swapped') settleSwapped();
      else settleCopy(copyNamed(word.copy));
    },
    async chooseSecond(folder) {
      if (folder === null) {
        change({ second: null, isSecondPutOff: true });
        return 0;
      }
      const chosen = usableFolder(folder, file);
      const before = aside.second;
      const stem = basename(file).replace(/\.gradebook$/i, '');
      const inside = `${stem} ${randomBytes(4).toString('hex')}.backups`;
      const isSame = before?.folder === chosen;
      const second = isSame ? before : { folder: chosen, inside, madeAt: null, missingSince: null };
      change({ second: { ...second, madeAt: null } });
      try {
        await inLine(() => copyNow([]));
      } catch (error) {
        change({ second: before });
        throw error;
      }
      return readManifest(secondPlace(second)).length;
    },
    async take(name) {
      const copy = name === null ? null : copyNamed(name);
      if (copy === null && source === null) {
        throw new TroubleError('NOT_FOUND', { what: 'backup', name: '' });
      }
      const path = copy?.path ?? join(source?.folder ?? '', source?.file ?? '');
      const content = await bundleOfOther(home, file, path, key, effects);
      const grant = randomBytes(16).toString('hex');
      const shown = copy?.name ?? source?.file ?? '';
      const taken = () => {
        if (copy) settleCopy(copy);
        else settleSwapped();
        tell();
      };
      grants.add(grant, { path: '', name: shown, mode: 'read', content, taken });
      return { grant, name: shown, bytes: content.length };
    },
    target,
    move: (to) => moveFile(home, file, to, key),
  };
}

/** A folder that can take copies. Throws TroubleError INVALID with what is wrong. */
function usableFolder(folder: string, file: string): string {
  const wrong = (why: TextKey) => invalid('Folder', folder, why);
  if (!isAbsolute(folder)) throw wrong('keeping.why.whole');
  const chosen = resolve(folder);
  if (!statSync(chosen, { throwIfNoEntry: false })?.isDirectory()) {
    throw wrong('keeping.why.none');
  }
  if (chosen === dirname(resolve(file)) || `${chosen}/`.startsWith(`${backupFolder(file)}/`)) {
    throw wrong('keeping.why.same');
  }
  try {
    accessSync(chosen, constants.W_OK);
  } catch {
    throw wrong('keeping.why.closed');
  }
  return chosen;
}
