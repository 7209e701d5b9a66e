import { Worker } from 'node:worker_threads';
import type { HostChild } from '#shared/contract/host-link.ts';
import type { FromHost } from '#shared/contract/port.ts';

/**
 * Starts the host file in a worker thread. The path comes from the entry file: only that one knows
 * whether it runs from its sources or from out/. What it says before anybody listens is kept.
 */
export function startHostWorker(hostFile: string, config: unknown): HostChild {
  const worker = new Worker(hostFile, { workerData: config, stderr: false });
  // An error always ends the thread, and `exit` follows; without a listener it would end us too.
  worker.on('error', () => undefined);
  const early: FromHost[] = [];
  let take = (message: FromHost): void => void early.push(message);
  worker.on('message', (message: FromHost) => take(message));
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    post: (message) => worker.postMessage(message),
    onMessage(listener) {
      take = listener;
      for (const message of early.splice(0)) listener(message);
    },
    onExit: (listener) => void exited.then(listener),
  };
}
