import type { IsoDate } from '#shared/domain/time.ts';
import type { ChangeKind } from '#shared/model/table.ts';
import type { Hlc } from '#shared/sync/hlc.ts';
import type { Json } from '#shared/util/json.ts';
import type { Going } from './erase/going.ts';
import type { FileGrants } from './files/file-grants.ts';
import type { Keeping } from './keeping/keeping.ts';
import type { KeyPlaces } from './lock/key-file.ts';
import type { Memo } from './memo.ts';
import type { AbsorbStore } from './store/absorb-store.ts';
import type { FileKey } from './store/file-key.ts';
import type { KeptMoves, RowName } from './store/kept-rows.ts';
import type { Query } from './store/query.ts';
import type { Rows } from './store/rows.ts';
import type { Outcome, Step } from './transact.ts';

/** Everything that is not a function of its input, injected once. */
export interface Effects {
  /** Wall clock, milliseconds. */
  readonly now: () => number;
  /** The local day of an instant. */
  readonly dayOf: (millis: number) => IsoDate;
  /** A fresh UUIDv7. */
  readonly newId: () => string;
  readonly log: (line: string) => void;
}

/** What a query handler may use: reading, and the day it is. */
export interface ReadCtx {
  readonly query: Query;
  readonly rows: Pick<Rows, 'get' | 'present' | 'keyOf' | 'idOf'>;
  readonly now: number;
  readonly today: IsoDate;
  /** The local day of an instant. */
  readonly dayOf: Effects['dayOf'];
  readonly device: string;
  /** Path of the open gradebook file; `:memory:` for a throw-away one. */
  readonly file: string;
  /** Where file and copies lie; null for a throw-away one. */
  readonly keeping: Keeping | null;
  /** The file is encrypted, and so is every copy of it. */
  readonly isLocked: boolean;
  /** Number of the newest operation. */
  readonly revision: number;
  /**
   * Keeps what is built from rosters, courses, plans, scales, calendars, tasks and terms until one
   * of those changes; evidence and marks do not disturb it, unless it says that it reads evidence.
   */
  readonly memo: Memo['get'];
  /** The same at the end of a local day or at an instant: what was entered later is not there. */
  readonly asKnownOn: (moment: string) => ReadCtx;
}

/** What a command handler may use besides: the writer, inside the one transaction. */
export interface WriteCtx extends ReadCtx {
  readonly rows: Rows;
  readonly newId: () => string;
  /** Says that a kept value holds in spite of what this step writes, or what it becomes by it. */
  readonly staysTrue: (memoKey: string, value?: unknown) => void;
  /** What the step was about (ids and counts, never names); stands in the history. */
  readonly about: (subject: { readonly [key: string]: Json }) => void;
  /**
   * The way in for what others did: `newest` is the newest stamp among it, which the clock passes
   * so that later entries here win against it. Only before the step writes anything of its own.
   */
  readonly absorbing: (kinds: Iterable<ChangeKind>, newest: Hlc) => AbsorbStore;
  /** True for a row that was removed and stands by what hangs on it. */
  readonly isKept: (entity: string, row: string) => boolean;
  /** Removed rows that something hangs on and that do not stand. */
  readonly held: () => RowName[];
  /** Lets stand again what something of others hangs on; after what others did was written. */
  readonly settleKept: () => KeptMoves;
  /** Key of this step's own operation. */
  readonly ownOp: () => number;
  /** Says that rows were taken out for good: nothing kept in memory holds, and the step is sealed. */
  readonly erased: (kinds: Iterable<ChangeKind>, rows: Going, seal: string) => void;
}

/** What a job may use: reading, one or more whole transactions, files, progress. */
export interface JobCtx {
  readonly read: () => ReadCtx;
  readonly transact: <T>(step: Step, work: (ctx: WriteCtx) => T) => Outcome<T>;
  readonly grants: FileGrants;
  /** Tells the windows; `label` is a text key. Throws TroubleError CANCELLED once cancelled. */
  readonly progress: (done: number, total: number, label: string) => void;
  readonly effects: Effects;
  /** Previews wait here between import.preview and import.apply. */
  readonly previews: Map<string, unknown>;
  /** The built file of the thread that reads files from outside; null: they are read right here. */
  readonly importWorker: string | null;
  /** Swaps the file for another once it is closed, then starts again; null where nobody can. */
  readonly replaceFile: ((swap: Swap) => void) | null;
  /** Locking and unlocking; null where nobody can close the file and open it again. */
  readonly lock: LockCtx | null;
  /** The open file's connection, for work below SQL only (VACUUM INTO, integrity check). */
  readonly maintenance: Maintenance;
}

/** What a job may do about the lock of the file that is open. */
export interface LockCtx {
  readonly places: KeyPlaces;
  /** Does this once the job has answered and the file is closed, and opens it again. */
  readonly whileClosed: (work: ClosedWork) => void;
}

/** Work on the closed file; answers with what it opens again, or that it stays closed. */
export type ClosedWork = () => Promise<FileKey | null | 'closed'>;

/** Puts another file in the place of the closed one. */
export type Swap = () => Promise<unknown>;

/** Work on the file as a whole that no query can do. */
export interface Maintenance {
  /** What the file is locked with, and every copy of it; null where anybody can read it. */
  readonly key: FileKey | null;
  /** Sentences of what the integrity and link checks found; none when whole. */
  readonly integrity: () => string[];
  /** Writes a whole, compact copy to a new file. */
  readonly copyTo: (path: string) => void;
  /** The same without the bytes of pictures and files. */
  readonly copyWithoutFiles: (path: string) => void;
  /** Builds the file anew, so that nothing is left of what was deleted. */
  readonly vacuum: () => void;
  /** Hashes of all bytes of files. */
  readonly fileHashes: () => string[];
  readonly fileBytes: (sha256: string) => Buffer;
  /** Puts whole bytes in the place of damaged ones. */
  readonly healFile: (sha256: string, bytes: Buffer) => void;
  /**
   * Lets go of the bytes that nothing names any more but rows removed before an instant; answers the
   * hashes of all that are gone for that reason, also from earlier.
   */
  readonly forgetRemoved: (before: number) => string[];
  /** Rows by table, history included. */
  readonly counts: () => Readonly<Record<string, number>>;
}
