import { existsSync } from 'node:fs';
import { createHost, type Host } from '#host/create-host.ts';
import { systemEffects } from '#host/effects.ts';
import { appPaths, deviceId } from '#host/files/paths.ts';
import {
  keyBy,
  lockedAlready,
  makeLock,
  notLocked,
  putLock,
  takeLockOff,
} from '#host/lock/lock-up.ts';
import { isPartlyOpen } from '#host/lock/turn-lock.ts';
import { createLog } from '#host/log.ts';
import { type FileKey, lockedWith } from '#host/store/file-key.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { UsageError } from '../args.ts';
import type { Closed, ClosedCommand } from '../command.ts';

const silently = () => undefined;

async function withHost(
  { file, home }: Closed,
  key: FileKey | null,
  work: (host: Host) => Promise<unknown>,
): Promise<void> {
  const effects = systemEffects(createLog(appPaths().logs));
  const device = deviceId(home);
  const host = await createHost({ file, home, device, effects, key, mustExist: true });
  try {
    await work(host);
  } finally {
    host.close();
  }
}

/** A backup of the file as it stands, proven, before every byte of it is written anew. */
const backUpFirst = (closed: Closed): Promise<void> =>
  withHost(closed, null, async (host) => {
    const made = await host.request('backup.make', { to: null });
    if (!made.ok) throw new TroubleError(made.error.code, made.error.params);
  });

/** A stick that is not plugged in follows when it is back. */
const followSecond = (closed: Closed, key: FileKey | null): Promise<void> =>
  withHost(closed, key, async (host) => host.keeping?.copyBackups());

const saidOf = ({ said }: Closed): string => {
  const passphrase = said();
  if (passphrase === undefined) throw new UsageError('--passphrase-file is missing.');
  return passphrase;
};

const lock: ClosedCommand = {
  usage: '--passphrase-file P',
  flags: {},
  file: 'closed',
  async run(closed) {
    const { file, home: folder } = closed;
    const passphrase = saidOf(closed);
    if (lockedWith(file) !== null) throw lockedAlready(file);
    await backUpFirst(closed);
    const made = await makeLock(passphrase);
    await putLock({ file, folder }, made, silently);
    await followSecond(closed, made.key);
    const json = { file, locked: true, recovery: made.recovery, whole: !isPartlyOpen(file) };
    return {
      json,
      text: `Locked ${file} and its backups. Keep this recovery code, it is shown this once: ${made.recovery}`,
    };
  },
};

const unlock: ClosedCommand = {
  usage: '--passphrase-file P',
  flags: {},
  file: 'closed',
  async run(closed) {
    const { file, home: folder } = closed;
    const places = { file, folder };
    const said = saidOf(closed);
    if (!existsSync(file)) throw new TroubleError('FILE_NOT_FOUND', { file });
    if (lockedWith(file) === null) throw notLocked(file);
    const key = await keyBy(places, said);
    if (key) await takeLockOff(places, key, silently);
    await followSecond(closed, null);
    return { json: { file, locked: false }, text: `Took the lock off ${file} and its backups.` };
  },
};

/** Encrypting the gradebook as a whole, and taking that back. */
export const lockCommands = { lock, unlock };
