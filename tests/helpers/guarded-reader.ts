import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReadRequest } from '../../electron/host/interchange/reading.ts';
import type { LoopAnswer } from './read-loop.ts';

/** The most that a small file may cost a reader, whatever is in it. */
export const MOST = { millis: 2000, megabytes: 500 } as const;
/** A thread that says nothing for so long hangs, even on a machine that is busy with other things. */
const HANGS = 20_000;

export interface GuardedReader {
  /** Throws when the reader crashes, hangs or takes more memory than it may. */
  read(request: ReadRequest): Promise<LoopAnswer>;
  end(): Promise<void>;
}

/** Reads in a thread that is ended when it hangs or eats memory; another one takes its place. */
export function guardedReader(hangs = HANGS): GuardedReader {
  const file = fileURLToPath(new URL('./read-loop.ts', import.meta.url));
  const start = () =>
    new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MOST.megabytes } });
  let worker: Worker | null = null;
  const drop = async () => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  return {
    async read(request) {
      worker ??= start();
      const done = new AbortController();
      const { signal } = done;
      const timer = setTimeout(() => done.abort(new Error('The reader hangs.')), hangs);
      try {
        // `once` also throws what the thread dies of, such as too much memory.
        const answered = once(worker, 'message', { signal });
        worker.postMessage(request);
        const [answer] = (await answered) as [LoopAnswer];
        if (answer.kind === 'crash') throw new Error(answer.trace);
        return answer;
      } catch (error) {
        await drop();
        throw error instanceof Error && error.name === 'AbortError'
          ? new Error('The reader hangs.')
          : error;
      } finally {
        clearTimeout(timer);
      }
    },
    end: drop,
  };
}
