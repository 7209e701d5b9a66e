import { randomBytes } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { type BackupKeeper, mayChange } from '#host/backup-keeper.ts';
import type { Host } from '#host/create-host.ts';
import type { Input, Name, Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { HostLink } from '#shared/contract/host-link.ts';
import type { Envelope } from '#shared/contract/port.ts';

/** One command's talk with the host. */
export interface Session {
  /** Asks and unwraps. Throws TroubleError when the host refuses. */
  ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Asks for a call by any name, as `call` does. */
  askAny(name: string, input: unknown): Promise<unknown>;
  /** A token for a file (or folder) that the command line names. */
  readFrom(path: string): string;
  /** A token for a place to write to. */
  writeTo(path: string): string;
  /** Path of the gradebook file. */
  readonly file: string;
  /** The open gradebook as a shell sees it, for a window of this command. */
  readonly link: HostLink;
  /** Folder of the built window. */
  readonly rendererFolder: string;
  /** Somebody pressed Ctrl+C. */
  readonly stop: AbortSignal | undefined;
  /** The local day it is. */
  today(): Promise<string>;
}

/** The name of whatever a command asks for, by which it is cancelled. */
export const CLI_JOB = 'cli';

/** What a session is made over. */
export interface SessionParts {
  readonly host: Host;
  readonly file: string;
  readonly keeper: BackupKeeper | null;
  readonly rendererFolder: string;
  readonly stop: AbortSignal | undefined;
}

/** A session with an open host; once `stop` is heard nothing more is begun. */
export function createSession({ host, file, keeper, rendererFolder, stop }: SessionParts): Session {
  const request = async (id: string, name: string, input: unknown): Promise<Envelope> => {
    if (stop?.aborted) return { ok: false, error: { code: 'CANCELLED', params: {} } };
    if (keeper && mayChange(name)) {
      await keeper.backUpIfDue();
      const unsafe = await keeper.beforeBulk(name);
      if (unsafe) return { ok: false, error: unsafe };
    }
    const envelope = await host.request(name, input, id);
    if (envelope.ok) await keeper?.afterwards(name);
    return envelope;
  };
  const askAny = async (name: string, input: unknown) => {
    const envelope = await request(CLI_JOB, name, input);
    if (envelope.ok) return envelope.value;
    throw new TroubleError(envelope.error.code, envelope.error.params);
  };
  const token = (path: string, mode: 'read' | 'write') => {
    const grant = randomBytes(16).toString('hex');
    host.grants.add(grant, { path: resolve(path), name: basename(path), mode });
    return grant;
  };
  return {
    ask: (name, input) => askAny(name, input) as Promise<Output<typeof name>>,
    askAny,
    readFrom: (path) => token(path, 'read'),
    writeTo: (path) => token(path, 'write'),
    file,
    stop,
    rendererFolder,
    link: {
      request,
      cancel: (id) => host.cancel(id),
      grant: ({ grant, path, name, mode }) => host.grants.add(grant, { path, name, mode }),
      // The command line chose its language when it began.
      speak: () => undefined,
      subscribe: (listener) => host.subscribe(listener),
      held: () => Promise.resolve(null),
      ready: () => Promise.resolve(null),
      revision: () => host.revision(),
      // Whoever opened the file closes it.
      close: () => Promise.resolve(),
    },
    today: async () => ((await askAny('gradebook.get', {})) as Output<'gradebook.get'>).today,
  };
}
