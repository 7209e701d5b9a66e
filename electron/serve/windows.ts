import type { ServerResponse } from 'node:http';
import type { HostEvent } from '#shared/contract/platform.ts';

/** The windows that look at this server, each by its one open event stream. */
export interface Windows {
  /**
   * Keeps a response open as the event stream of a window. What changed before it opened was never
   * told here, so its first message is the file's revision; `rev` is null while none is open.
   */
  add(response: ServerResponse, rev: number | null): void;
  broadcast(event: HostEvent): void;
  /** Asks the windows to the front; false when there is none. */
  callForward(): boolean;
  /** Some window is here, or was a moment ago and may come back. */
  isWaitedFor(): boolean;
  closeAll(): void;
}

const BEAT = 20_000;

const messageOf = (event: HostEvent): string => `data: ${JSON.stringify(event)}\n\n`;

/**
 * Counts windows. `onLastGone` runs when none was there for `linger` milliseconds after the last
 * one left: a reload closes its stream too and comes right back.
 */
export function createWindows(linger: number, onLastGone: () => void): Windows {
  const streams = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const stopWaiting = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  // A window that vanished without a word (a sleeping laptop) shows when a write fails.
  const heart = setInterval(() => {
    for (const stream of streams) stream.write(': \n\n');
  }, BEAT);
  heart.unref();
  return {
    add(response, rev) {
      stopWaiting();
      streams.add(response);
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.write('retry: 300\n\n');
      if (rev !== null) response.write(messageOf({ type: 'listening', rev }));
      response.on('close', () => {
        streams.delete(response);
        if (streams.size > 0) return;
        stopWaiting();
        timer = setTimeout(() => {
          timer = undefined;
          onLastGone();
        }, linger);
      });
    },
    broadcast(event) {
      for (const stream of streams) stream.write(messageOf(event));
    },
    callForward() {
      for (const stream of streams) stream.write('event: come-forward\ndata: \n\n');
      return streams.size > 0;
    },
    isWaitedFor: () => streams.size > 0 || timer !== undefined,
    closeAll() {
      clearInterval(heart);
      for (const stream of streams) stream.end();
      stopWaiting();
    },
  };
}
