import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanup, configure, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { onTestFinished } from 'vitest';
import { createPortClient, type FromHost, type ToHost } from '#shared/contract/port.ts';
import { createFormat } from '#shared/text/format.ts';
import { createSay } from '#shared/text/text.ts';
import { startHost } from '../../electron/host/start-host.ts';
import { App } from '../../renderer/app/app.tsx';
import type { Bridge } from '../../renderer/bridge/bridge.ts';
import { type Client, createClient } from '../../renderer/data/client.ts';
import { fakeBridge } from './fake-bridge.ts';
import { testHost } from './memory-host.ts';
import { provideBrowserParts } from './open-window.tsx';

// Two derivations of a key and a rewritten file, on a loaded machine.
configure({ asyncUtilTimeout: 20_000 });

export interface FileWindow {
  readonly user: UserEvent;
  readonly client: Client;
  readonly file: string;
}

/** The whole window over a host behind its port, on a gradebook in a file: one that can be locked. */
export async function fileWindow(address: string): Promise<FileWindow> {
  provideBrowserParts();
  const folder = mkdtempSync(join(tmpdir(), 'gradus-window-'));
  const file = join(folder, 'a.gradebook');
  const heard = new Set<(message: FromHost) => void>();
  let send: (message: ToHost) => void = () => undefined;
  let setClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    setClosed = resolve;
  });
  startHost(
    {
      post: (message) => {
        for (const hear of heard) hear(structuredClone(message));
      },
      onMessage: (listener) => {
        send = listener;
      },
      exit: () => setClosed(),
    },
    { file, folder },
  );
  const port = createPortClient({
    post: (message) => send(message),
    onMessage: (listener) => heard.add(listener),
  });
  const memory = await testHost();
  const parts = fakeBridge(memory);
  const bridge: Bridge = {
    ...parts,
    request: async (id, name, input) =>
      JSON.parse(JSON.stringify(await port.request(id, name, JSON.parse(JSON.stringify(input))))),
    cancel: (id) => port.cancel(id),
    subscribe: (listener) => port.subscribe(listener),
  };
  window.location.hash = address;
  const client = createClient(bridge);
  const info = await bridge.info();
  onTestFinished(async () => {
    cleanup();
    client.close();
    send({ type: 'close' });
    await closed;
    memory.close();
    parts.dispose();
    window.location.hash = '';
    rmSync(folder, { recursive: true, force: true });
  });
  await client.run('class.create', { name: 'Geheimklasse' });
  render(<App client={client} info={info} say={createSay()} format={createFormat('en-GB')} />);
  return { user: userEvent.setup(), client, file };
}
