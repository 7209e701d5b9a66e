import { type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { HostLink } from '#shared/contract/host-link.ts';
import type { BridgeInfo } from '#shared/contract/platform.ts';
import type { Envelope } from '#shared/contract/port.ts';
import { isOwnPage } from '#shared/web/external-link.ts';
import { APP_ORIGIN } from './app-scheme.ts';

/** Finds the window that may talk to us; null before it is open and after it is closed. */
export type OwnWindow = () => BrowserWindow | null;

const REFUSED: Envelope = {
  ok: false,
  error: { code: 'NOT_ALLOWED', params: { what: 'request' } },
};

/** True only for the top frame of our own window while it shows our own page. */
export function isOwnSender(event: IpcMainEvent | IpcMainInvokeEvent, window: OwnWindow): boolean {
  const own = window();
  const frame = event.senderFrame;
  return (
    own !== null &&
    frame !== null &&
    event.sender === own.webContents &&
    frame === own.webContents.mainFrame &&
    isOwnPage(frame.url, APP_ORIGIN, URL)
  );
}

/**
 * Answers a channel for our own page alone; everybody else gets `refused`. The one wrapper around
 * ipcMain.handle.
 */
export function answer(
  channel: string,
  window: OwnWindow,
  refused: unknown,
  handler: (...args: readonly unknown[]) => unknown,
): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) =>
    isOwnSender(event, window) ? handler(...args) : refused,
  );
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);

/** Carries requests from the window to the host and events back. */
export function connectBridge(host: HostLink, window: OwnWindow, info: BridgeInfo): void {
  answer(CHANNELS.info, window, null, () => info);
  answer(CHANNELS.request, window, REFUSED, (id, name, input) => {
    if (!isId(id) || typeof name !== 'string') return REFUSED;
    return host.request(id, name, input);
  });
  ipcMain.on(CHANNELS.cancel, (event, id: unknown) => {
    if (isOwnSender(event, window) && isId(id)) host.cancel(id);
  });
  host.subscribe((event) => window()?.webContents.send(CHANNELS.event, event));
}
