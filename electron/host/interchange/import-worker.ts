import { parentPort, workerData } from 'node:worker_threads';
import { type Trouble, TroubleError } from '#shared/contract/errors.ts';
import { speak } from '../say.ts';
import { type Reading, read } from './read.ts';
import type { ReadRequest } from './reading.ts';

/** What the thread is given: a file, and the language of what it says about it. */
export interface WorkerTask {
  readonly request: ReadRequest;
  readonly locale: string;
}

/** What the thread says before it ends. */
export type WorkerAnswer =
  /** The thread is there and reads; its time counts from now. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  /** Nobody expected it; for the log. */
  | { readonly kind: 'crash'; readonly trace: string };

// A thread of its own for files from outside: it can be ended at any moment, whatever a file makes
// of our parsers, and it never sees the gradebook.
async function answer(request: ReadRequest): Promise<WorkerAnswer> {
  try {
    return { kind: 'reading', reading: await read(request) };
  } catch (error) {
    if (error instanceof TroubleError) return { kind: 'trouble', trouble: error.trouble };
    return { kind: 'crash', trace: error instanceof Error ? (error.stack ?? '') : String(error) };
  }
}

const port = parentPort;
if (port) {
  port.postMessage({ kind: 'begun' } satisfies WorkerAnswer);
  const { request, locale } = workerData as WorkerTask;
  speak(locale);
  port.postMessage(await answer(request));
}
