import { Worker } from 'node:worker_threads';
import { TroubleError } from '#shared/contract/errors.ts';
import { say, spokenLocale } from '../say.ts';
import { isZip } from './decode.ts';
import type { WorkerAnswer, WorkerTask } from './import-worker.ts';
import type { Reading } from './read.ts';
import type { ReadRequest } from './reading.ts';

/** A slow disk may keep a thread from starting; reading itself has two seconds a megabyte. */
const TIME = { start: 10_000, perMegabyte: 2_000 } as const;
/** Memory of a small file, what each megabyte may take, and where it ends for any file. */
const MEMORY = { least: 500, perMegabyte: 25, most: 1_500 } as const;
const MEGABYTE = 1024 * 1024;
/** What a package may unpack to for each of its bytes, as lists of people do. */
const UNPACKED = 10;
const LOOK_EVERY = 100;

/** When a thread is ended. */
export interface ReadLimits {
  /** From when it has begun to read. */
  readonly millis: number;
  readonly megabytes: number;
}

function bytesOf({ content }: ReadRequest): number {
  if (content.from === 'text') return content.text.length;
  if (content.from === 'bytes') {
    return content.bytes.length * (isZip(content.bytes) ? UNPACKED : 1);
  }
  return content.files.reduce((sum, file) => sum + file.bytes.length, 0);
}

/** The most a file may take, by its size: a small one has no reason to be slow or large. */
export function limitsFor(request: ReadRequest): ReadLimits {
  const size = Math.max(1, Math.ceil(bytesOf(request) / MEGABYTE));
  return {
    millis: size * TIME.perMegabyte,
    megabytes: Math.min(MEMORY.most, Math.max(MEMORY.least, size * MEMORY.perMegabyte)),
  };
}

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
      workerData: { request, locale: spokenLocale() } satisfies WorkerTask,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
      stderr: false,
    });
    let end = performance.now() + TIME.start + limits.millis;
    const finish = (settle: () => void) => {
      clearInterval(timer);
      void worker.terminate();
      settle();
    };
    const fail = (error: unknown) => finish(() => reject(error));
    const timer = setInterval(() => {
      try {
        lookUp();
      } catch (error) {
        fail(error);
        return;
      }
      if (performance.now() > end) fail(unreadable(file, 'interchange.why.too-slow'));
    }, LOOK_EVERY);
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind === 'begun') end = performance.now() + limits.millis;
      else if (answer.kind === 'reading') finish(() => resolve(answer.reading));
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
