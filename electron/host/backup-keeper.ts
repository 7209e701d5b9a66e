import { contract, isName } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import type { Effects } from './context.ts';
import type { Host } from './create-host.ts';
import { listBackups } from './files/backup-files.ts';

/** Makes the backups that nobody asks for. */
export interface BackupKeeper {
  /** Before a call whose damage would be large; the trouble when no backup can be made. */
  beforeBulk(name: string): Promise<Trouble | null>;
  /** After a call of this name that changed something. */
  changed(name: string): void;
  /** At the first change of a day, when one is due; a failure is no reason to refuse the change. */
  backUpIfDue(): Promise<void>;
  /** After a call of this name where nobody waits about: the backup that stays is made at once. */
  afterwards(name: string): Promise<void>;
  /** Before the file is closed. */
  closing(): Promise<void>;
}

const HALF_HOUR = 1_800_000;
/** How long the keeper waits for a pause in the work, in milliseconds. */
const PAUSE = 3_000;

/** A term ends class by class: the backup that stays is made once nobody hands in any more. */
const TERM_END = new Set(['snapshot.make']);
const TERM_PAUSE = 60_000;

/** Calls that change very much in one step. */
const BULK = new Set(['import.apply', 'gradebook.demo', 'merge.run', 'check.repair']);

/** True when a call by this name may change the file. */
export const mayChange = (name: string): boolean =>
  isName(name) && contract[name].touches.length > 0;

/**
 * Watches over the backups of one open gradebook: at the first change of a day, every half hour
 * with changes, before bulk work and at closing. Nothing is copied twice in the same state.
 */
export function createBackupKeeper(
  host: Host,
  file: string,
  { now, dayOf }: Pick<Effects, 'now' | 'dayOf'>,
): BackupKeeper {
  let timer: NodeJS.Timeout | undefined;
  let isDirty = false;
  let isTermEnd = false;

  const revision = async (): Promise<number> => {
    const envelope = await host.request('history.list', { limit: 1 });
    return envelope.ok ? envelope.rev : -1;
  };
  const backUp = async (): Promise<Trouble | null> => {
    clearTimeout(timer);
    timer = undefined;
    isDirty = false;
    const newest = listBackups(file)[0];
    const isThere = newest?.revision === (await revision());
    if (isThere && (newest?.kept || !isTermEnd)) return null;
    const envelope = await host.request('backup.make', { to: null, keep: isTermEnd });
    if (!envelope.ok) return envelope.error;
    isTermEnd = false;
    return null;
  };
  const isFirstToday = (): boolean => {
    const newest = listBackups(file)[0];
    return newest === undefined || dayOf(newest.at) !== dayOf(now());
  };

  return {
    async beforeBulk(name) {
      return BULK.has(name) && file !== ':memory:' ? backUp() : null;
    },
    changed(name) {
      if (file === ':memory:') return;
      isDirty = true;
      if (TERM_END.has(name)) {
        isTermEnd = true;
        clearTimeout(timer);
        timer = setTimeout(() => void backUp(), TERM_PAUSE).unref();
      }
      timer ??= setTimeout(() => void backUp(), isFirstToday() ? PAUSE : HALF_HOUR).unref();
    },
    async backUpIfDue() {
      if (file !== ':memory:' && isFirstToday()) await backUp();
    },
    async afterwards(name) {
      if (file === ':memory:' || !TERM_END.has(name)) return;
      isTermEnd = true;
      await backUp();
    },
    async closing() {
      clearTimeout(timer);
      if (isDirty) await backUp();
    },
  };
}
