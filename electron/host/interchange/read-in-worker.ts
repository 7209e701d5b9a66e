import { Worker } from 'node:worker_threads';
import { TroubleError } from '#shared/contract/errors.ts';
import { say } from '../say.ts';
import type { WorkerAnswer } from './import-worker.ts';
import type { Reading } from './read.ts';
import type { ReadRequest } from './reading.ts';

/** A thread starts, loads and reads a small file well within the first part. */
const TIME = { least: 10_000, perMegabyte: 2_000 } as const;
const MEGABYTES_OF_MEMORY = 1_500;
const LOOK_EVERY = 100;

/** When a thread is ended. */
export interface ReadLimits {
  readonly millis: number;
  readonly megabytes: number;
}

function bytesOf({ content }: ReadRequest): number {
  if (content.from === 'text') return content.text.length;
  if (content.from === 'bytes') return content.bytes.length;
  return content.files.reduce((sum, file) => sum + file.bytes.length, 0);
}

/** The most a file may take: time by its size, memory like any other. */
export const limitsFor = (request: ReadRequest): ReadLimits => ({
  millis: TIME.least + Math.ceil(bytesOf(request) / (1024 * 1024)) * TIME.perMegabyte,
  megabytes: MEGABYTES_OF_MEMORY,
});

/**
 * Reads in a thread of its own, which is ended when it takes too long or too much memory, or when
 * `lookUp` (called ten times a second) throws because the person cancelled. Throws TroubleError.
 */
export function readInWorker(
  workerFile: string,
  request: ReadRequest,
  lookUp: () => void,
  limits: ReadLimits = limitsFor(request),
): Promise<Reading> {
  const { file } = request;
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
      stderr: false,
    });
    const started = performance.now();
    const finish = (end: () => void) => {
      clearInterval(timer);
      void worker.terminate();
      end();
    };
    const fail = (error: unknown) => finish(() => reject(error));
    const timer = setInterval(() => {
      try {
        lookUp();
      } catch (error) {
        fail(error);
        return;
      }
      if (performance.now() - started > limits.millis)
        fail(unreadable(file, 'interchange.why.too-slow'));
    }, LOOK_EVERY);
    worker.once('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'reading') finish(() => resolve(answer.reading));
      else if (answer.kind === 'crash') fail(new Error(answer.trace));
      else fail(new TroubleError(answer.trouble.code, answer.trouble.params));
    });
    worker.once('error', (error: Error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(isMemory ? unreadable(file, 'interchange.why.memory') : error);
    });
    // Only reached when the thread ended without a word; a promise settles once.
    worker.once('exit', () => fail(unreadable(file, 'interchange.why.too-slow')));
  });
}

const unreadable = (
  file: string,
  why: 'interchange.why.too-slow' | 'interchange.why.memory',
): TroubleError => new TroubleError('IMPORT_UNREADABLE', { file, why: say(why) });
