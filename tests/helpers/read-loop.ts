import { parentPort } from 'node:worker_threads';
import { TroubleError } from '#shared/contract/errors.ts';
import { read } from '../../electron/host/interchange/read.ts';
import type { ReadRequest } from '../../electron/host/interchange/reading.ts';

/** What a reader made of one file, and what it took: milliseconds of this thread's processor time. */
export type LoopAnswer = { readonly cpu: number } & (
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly code: string; readonly why: string }
  | { readonly kind: 'crash'; readonly trace: string }
);

// A thread that reads file after file, so that whoever sends them can end it when it hangs and the
// engine ends it when it eats memory.
const cpu = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

parentPort?.on('message', async (request: ReadRequest) => {
  const start = cpu();
  const answer = await read(request).then(
    (reading) => {
      // It crosses a thread as it is.
      structuredClone(reading);
      return { kind: 'read' as const };
    },
    (error: unknown) =>
      error instanceof TroubleError
        ? {
            kind: 'refused' as const,
            code: error.trouble.code,
            why: String(error.trouble.params.why ?? ''),
          }
        : { kind: 'crash' as const, trace: error instanceof Error ? String(error.stack) : '' },
  );
  parentPort?.postMessage({ ...answer, cpu: cpu() - start } satisfies LoopAnswer);
});
