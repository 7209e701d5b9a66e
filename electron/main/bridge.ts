import { ipcMain } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { BridgeInfo } from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';
import type { Book, Books } from './books.ts';

const REFUSED: Envelope = {
  ok: false,
  error: { code: 'NOT_ALLOWED', params: { what: 'request' } },
};

/**
 * Answers a channel for our own pages alone, each with its own gradebook; everybody else gets
 * `refused`. The one wrapper around ipcMain.handle.
 */
export function answer(
  channel: string,
  books: Books,
  refused: unknown,
  handler: (book: Book, ...args: readonly unknown[]) => unknown,
): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    const book = books.of(event);
    return book ? handler(book, ...args) : refused;
  });
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);

/** Carries requests from each window to the host of its file. */
export function connectBridge(books: Books, infoOf: (book: Book) => BridgeInfo): void {
  answer(CHANNELS.info, books, null, infoOf);
  answer(CHANNELS.request, books, REFUSED, ({ host }, id, name, input) => {
    if (!isId(id) || typeof name !== 'string') return REFUSED;
    return host.request(id, name, input);
  });
  ipcMain.on(CHANNELS.cancel, (event, id: unknown) => {
    if (isId(id)) books.of(event)?.host.cancel(id);
  });
}
