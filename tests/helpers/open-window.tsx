import { cleanup, configure, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { onTestFinished, vi } from 'vitest';
import { createFormat } from '#shared/text/format.ts';
import { createSay } from '#shared/text/text.ts';
import { App } from '../../renderer/app/app.tsx';
import { createClient } from '../../renderer/data/client.ts';
import { type FakeBridge, fakeBridge } from './fake-bridge.ts';
import { type TestHost, testHost } from './memory-host.ts';

// What is waited for comes; a loaded machine only takes longer than the library's one second.
configure({ asyncUtilTimeout: 10_000 });

export interface OpenWindow {
  readonly host: TestHost;
  readonly bridge: FakeBridge;
  readonly user: UserEvent;
}

export interface WindowOptions {
  /** Fills the gradebook before the window opens; answers the address to open at. */
  readonly before?: (host: TestHost) => Promise<string | undefined>;
  /** The host, where it is not one in memory. */
  readonly on?: TestHost;
}

/** The whole window over a real host in memory; everything is cleared when the test is over. */
export async function openWindow({ before, on }: WindowOptions = {}): Promise<OpenWindow> {
  provideBrowserParts();
  const host = on ?? (await testHost());
  const bridge = fakeBridge(host);
  window.location.hash = (await before?.(host)) ?? '#/';
  const user = userEvent.setup();
  const info = await bridge.info();
  const client = createClient(bridge);
  onTestFinished(() => {
    cleanup();
    host.close();
    client.close();
    bridge.dispose();
    window.location.hash = '';
  });
  render(<App client={client} info={info} say={createSay()} format={createFormat('en-GB')} />);
  return { host, bridge, user };
}

/** What jsdom lacks and the window uses. */
export function provideBrowserParts(): void {
  window.matchMedia ??= vi.fn((query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
    dispatchEvent: () => false,
  }));
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}
