import { TroubleError } from '#shared/contract/errors.ts';
import type { HostEvent } from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';
import { traceOf } from '#shared/util/trace-of.ts';
import type { Effects, JobCtx, LockCtx, Swap } from './context.ts';
import { createDispatch } from './dispatch.ts';
import { createFileGrants, type FileGrants } from './files/file-grants.ts';
import { handlers } from './handlers/index.ts';
import { createKeeping, type KeepingParts } from './keeping/create-keeping.ts';
import type { Keeping } from './keeping/keeping.ts';
import { seedBuiltIns } from './seed-built-ins.ts';
import { type Connection, openConnection } from './store/connection.ts';
import type { FileKey } from './store/file-key.ts';
import { teacherName } from './store/gradebook-store.ts';
import { createMaintenance } from './store/maintenance.ts';
import { migrate } from './store/migrate.ts';
import { createDoor } from './transact.ts';

export interface HostOptions {
  /** Path of the gradebook file; created when missing unless `mustExist`. */
  readonly file: string;
  readonly device: string;
  /** The file, where it is open already. */
  readonly connection?: Connection;
  /** Opens it, where it is locked. */
  readonly key?: FileKey | null;
  /** Shells that can close the file and open it again offer to lock it. */
  readonly lock?: LockCtx;
  readonly effects: Effects;
  readonly mustExist?: boolean;
  /** Parse answers against their schemas; in tests and development. */
  readonly checkOutput?: boolean;
  /** The app's folder, where what is known of the file is kept beside it; in memory: nowhere. */
  readonly home?: string;
  /** What the machine says of its disks; for tests. */
  readonly placeFacts?: KeepingParts['facts'];
  /** File of the thread that reads files from outside; without it they are read in this thread. */
  readonly importWorker?: string;
  /** Takes what must happen once the file is closed; shells that can start again offer it. */
  readonly replaceFile?: (swap: Swap) => void;
  /** Runs before the first migration of an existing file. */
  readonly beforeMigration?: () => void;
}

/** The whole application, without a window. */
export interface Host {
  request(name: string, input: unknown, id?: string): Promise<Envelope>;
  cancel(id: string): void;
  subscribe(listener: (event: HostEvent) => void): () => void;
  readonly grants: FileGrants;
  /** Where file and copies lie; null for a throw-away one. */
  readonly keeping: Keeping | null;
  /** Where the file stands: the number of its newest step. */
  revision(): number;
  close(): void;
}

/**
 * Opens the file, brings it up to date and answers requests, one after the other (a job lets
 * others in between). Throws TroubleError for a file that cannot be opened.
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const { file, device, effects, checkOutput = false } = options;
  const db = options.connection ?? (await openConnection(file, options.mustExist, options.key));
  try {
    migrate(db, options.beforeMigration);
  } catch (error) {
    db.close();
    throw error;
  }
  let keeping: Keeping | null = null;
  const door = createDoor(db, effects, device, teacherName, () => keeping);
  seedBuiltIns(door);
  const dispatch = createDispatch({ door, handlers, effects, device, checkOutput });
  const listeners = new Set<(event: HostEvent) => void>();
  const broadcast = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };
  const cancelled = new Set<string>();
  const grants = createFileGrants();
  const previews = new Map<string, unknown>();
  const maintenance = createMaintenance(db);
  const tellOfCopies = () =>
    broadcast({ type: 'changed', rev: door.revision(), changes: ['backups'] });
  keeping = keptAside(options, {
    db,
    grants,
    maintenance,
    tell: tellOfCopies,
  });

  const jobCtx = (id: string): JobCtx => ({
    read: door.readCtx,
    transact: door.transact,
    grants,
    effects,
    previews,
    importWorker: options.importWorker ?? null,
    maintenance,
    replaceFile: options.replaceFile ?? null,
    lock: options.lock ?? null,
    progress(done, total, label) {
      if (cancelled.has(id)) throw new TroubleError('CANCELLED');
      broadcast({ type: 'job-progress', job: id, done, total, label });
    },
  });

  return {
    async request(name, input, id = '') {
      const envelope = await dispatch(name, input, jobCtx(id));
      cancelled.delete(id);
      if (envelope.ok && envelope.changes.length > 0) {
        broadcast({ type: 'changed', rev: envelope.rev, changes: envelope.changes });
      }
      // A backup moves no row, so nothing else tells the windows of one that nobody asked for.
      if (envelope.ok && COPYING.has(name)) tellOfCopies();
      return envelope;
    },
    cancel(id) {
      cancelled.add(id);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    grants,
    keeping,
    revision: door.revision,
    close() {
      keeping?.seen();
      db.close();
    },
  };
}

/** Calls that change where copies lie, and no row. */
const COPYING: ReadonlySet<string> = new Set([
  'backup.make',
  'keeping.settle',
  'keeping.second',
  'keeping.take',
]);

/** What cannot be kept aside keeps no gradebook from opening. */
function keptAside(
  { file, home, effects, placeFacts }: HostOptions,
  parts: Pick<KeepingParts, 'db' | 'grants' | 'maintenance' | 'tell'>,
): Keeping | null {
  if (home === undefined || file === ':memory:') return null;
  try {
    const facts = placeFacts === undefined ? {} : { facts: placeFacts };
    return createKeeping({ home, file, effects, ...parts, ...facts });
  } catch (error) {
    effects.log(`keeping ${traceOf(error)}`);
    return null;
  }
}
