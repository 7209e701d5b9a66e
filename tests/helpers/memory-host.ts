import { dirname } from 'node:path';
import { v7 } from 'uuid';
import type { Input, Name, Output } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import type { PlaceFacts } from '#shared/platform/file-place.ts';
import { createHost, type Host } from '../../electron/host/create-host.ts';
import { localDay } from '../../electron/host/effects.ts';
import type { FileKey } from '../../electron/host/store/file-key.ts';

export interface TestClock {
  /** Wall time, milliseconds; set it to travel. */
  millis: number;
}

export interface TestHost {
  readonly host: Host;
  readonly clock: TestClock;
  /** What a restored backup, or a lock, asked to be done once the file is closed. */
  readonly swaps: readonly (() => Promise<unknown>)[];
  /** Asks and unwraps; a trouble fails the test with its code. */
  ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Asks and expects to be refused; answers the trouble. */
  refused(name: string, input: unknown): Promise<Trouble>;
  close(): void;
}

/** Noon of a Tuesday in November on this machine, wherever it stands. */
export const NOON = new Date(2026, 10, 10, 12).getTime();

/** A real host over a throw-away file in memory (or a path), at a clock that the test holds. */
export async function testHost(
  options: {
    file?: string;
    now?: number;
    device?: string;
    /** Opens a locked one. */
    key?: FileKey | null;
    /** The app's folder; without it nothing is kept beside the file. */
    home?: string;
    facts?: PlaceFacts;
  } = {},
): Promise<TestHost> {
  const { facts } = options;
  const clock = { millis: options.now ?? NOON };
  const swaps: (() => Promise<unknown>)[] = [];
  const file = options.file ?? ':memory:';
  const host = await createHost({
    file,
    key: options.key ?? null,
    device: options.device ?? 'test-device',
    effects: {
      now: () => clock.millis,
      dayOf: localDay,
      newId: () => v7(),
      log: (line) => process.stderr.write(`${line}\n`),
    },
    checkOutput: true,
    ...(options.home !== undefined && { home: options.home }),
    ...(facts && { placeFacts: () => Promise.resolve(facts) }),
    replaceFile: (swap) => swaps.push(swap),
    lock: {
      places: { file, folder: dirname(file) },
      whileClosed: (work) => swaps.push(work),
    },
  });
  return {
    host,
    clock,
    swaps,
    async ask(name, input) {
      const envelope = await host.request(name, input);
      if (!envelope.ok) {
        throw new Error(`${name}: ${envelope.error.code} ${JSON.stringify(envelope.error.params)}`);
      }
      return envelope.value as Output<typeof name>;
    },
    async refused(name, input) {
      const envelope = await host.request(name, input);
      if (envelope.ok) throw new Error(`${name} was taken: ${JSON.stringify(envelope.value)}`);
      return envelope.error;
    },
    close: () => host.close(),
  };
}
