import { Worker } from 'node:worker_threads';
import type { HostChild } from '#shared/contract/host-link.ts';

/**
 * Starts the host file in a worker thread. The path comes from the entry file: only that one knows
 * whether it runs from its sources or from out/.
 */
export function startHostWorker(hostFile: string, config: unknown): HostChild {
  const worker = new Worker(hostFile, { workerData: config, stderr: false });
  // An error always ends the thread, and `exit` follows; without a listener it would end us too.
  worker.on('error', () => undefined);
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onExit: (listener) => worker.once('exit', () => listener()),
  };
}
