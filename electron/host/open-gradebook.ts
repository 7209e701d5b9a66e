import { type Trouble, TroubleError } from '#shared/contract/errors.ts';
import { traceOf } from '#shared/util/trace-of.ts';
import { type BackupKeeper, createBackupKeeper } from './backup-keeper.ts';
import type { Effects, LockCtx, Swap } from './context.ts';
import { createHost, type Host } from './create-host.ts';
import { deviceId } from './files/paths.ts';
import type { HostConfig } from './start-host.ts';
import { type Connection, classify } from './store/connection.ts';
import type { FileKey } from './store/file-key.ts';

/** A gradebook that is open. */
export interface Opened {
  readonly host: Host;
  readonly keeper: BackupKeeper;
  /** What it is locked with while it is closed. */
  readonly key: FileKey | null;
}

/** One that is not, and why. */
export interface Shut {
  readonly trouble: Trouble;
  /** The key, where it was given and the file did not open all the same. */
  readonly key: FileKey | null;
}

export interface OpeningParts {
  readonly config: HostConfig;
  readonly effects: Effects;
  readonly replaceFile: (swap: Swap) => void;
  readonly lock: LockCtx;
}

/** Makes a host of a file that is being opened; what goes wrong is a value. */
export async function openGradebook(
  parts: OpeningParts,
  connection: Promise<Connection>,
  key: FileKey | null,
): Promise<Opened | Shut> {
  const { config, effects, replaceFile, lock } = parts;
  const { file, folder, checkOutput = false } = config;
  let db: Connection | undefined;
  try {
    db = await connection;
    const device = deviceId(folder);
    const host = await createHost({
      file,
      device,
      effects,
      connection: db,
      checkOutput,
      replaceFile,
      lock,
      home: folder,
      ...(config.importWorker === undefined ? {} : { importWorker: config.importWorker }),
    });
    return { host, keeper: createBackupKeeper(host, file, effects), key };
  } catch (error) {
    db?.close();
    return shutBy(error, parts, key);
  }
}

/** Why a gradebook does not open, as the window can say it. */
export function shutBy(
  error: unknown,
  { config: { file, folder }, effects }: Pick<OpeningParts, 'config' | 'effects'>,
  key: FileKey | null,
): Shut {
  const known = classify(error, file);
  if (known instanceof TroubleError) {
    const { trouble } = known;
    // The key was proven by its wrap: what it does not open is damaged.
    const isDamage = key !== null && trouble.code === 'FILE_NOT_A_GRADEBOOK';
    return { trouble: isDamage ? { ...trouble, code: 'FILE_DAMAGED' } : trouble, key };
  }
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return { trouble: { code: 'FILE_READ_ONLY', params: { file: folder } }, key };
  }
  if (code === 'ENOSPC') return { trouble: { code: 'DISK_FULL', params: {} }, key };
  effects.log(`open ${traceOf(error)}`);
  return { trouble: { code: 'INTERNAL', params: { name: 'open' } }, key };
}
