import { utilityProcess } from 'electron';
import type { HostChild } from '#shared/contract/host-link.ts';
import type { FromHost } from '#shared/contract/port.ts';

/** Starts the built host file in a process of its own; its path comes from the entry file. */
export function startHostProcess(hostFile: string, config: unknown): HostChild {
  const child = utilityProcess.fork(hostFile, [JSON.stringify(config)], {
    serviceName: 'Gradus gradebook',
    stdio: 'ignore',
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: FromHost) => listener(message)),
    onExit: (listener) => child.once('exit', () => listener()),
  };
}
