import { randomBytes } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { type BackupKeeper, mayChange } from '#host/backup-keeper.ts';
import type { Host } from '#host/create-host.ts';
import type { Input, Name, Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';

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
  /** The local day it is. */
  today(): Promise<string>;
}

/** The name of whatever a command asks for, by which it is cancelled. */
export const CLI_JOB = 'cli';

/** A session with an open host; once `stop` is heard nothing more is begun. */
export function createSession(
  host: Host,
  file: string,
  keeper: BackupKeeper | null,
  stop?: AbortSignal,
): Session {
  const askAny = async (name: string, input: unknown) => {
    if (stop?.aborted) throw new TroubleError('CANCELLED');
    if (keeper && mayChange(name)) {
      await keeper.backUpIfDue();
      const unsafe = await keeper.beforeBulk(name);
      if (unsafe) throw new TroubleError(unsafe.code, unsafe.params);
    }
    const envelope = await host.request(name, input, CLI_JOB);
    if (envelope.ok) {
      await keeper?.afterwards(name);
      return envelope.value;
    }
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
    today: async () => ((await askAny('gradebook.get', {})) as Output<'gradebook.get'>).today,
  };
}
