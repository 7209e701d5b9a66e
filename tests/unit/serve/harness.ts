import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { HostChild } from '#shared/contract/host-link.ts';
import { linkHost } from '#shared/contract/host-link.ts';
import type { FromHost, ToHost } from '#shared/contract/port.ts';
import { createSay } from '#shared/text/text.ts';
import { createHost } from '../../../electron/host/create-host.ts';
import { localDay } from '../../../electron/host/effects.ts';
import { listen } from '../../../electron/serve/server.ts';
import { createUploads } from '../../../electron/serve/uploads.ts';
import { createWindows } from '../../../electron/serve/windows.ts';
import { createShellLanguage } from '../../../electron/shell/language.ts';

export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: string | Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A real server over a real host in memory, spoken to over a real socket. */
export async function startedServer(options: { limit?: number; linger?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-serve-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Gradus</title>');
  const inside = await createHost({
    file: ':memory:',
    device: 'test-device',
    effects: { now: Date.now, dayOf: localDay, newId: () => v7(), log: () => undefined },
    checkOutput: true,
  });
  /** Every message that got as far as the host. */
  const reached: ToHost[] = [];
  const child = (): HostChild => {
    const listeners: ((message: FromHost) => void)[] = [];
    const tell = (message: FromHost) => {
      for (const listener of listeners) listener(message);
    };
    inside.subscribe((event) => tell({ type: 'event', event }));
    queueMicrotask(() => tell({ type: 'ready', trouble: null, rev: inside.revision() }));
    return {
      post(message) {
        reached.push(structuredClone(message));
        if (message.type === 'request') {
          void inside.request(message.name, message.input, message.id).then((envelope) => {
            tell({ type: 'reply', id: message.id, envelope });
          });
        } else if (message.type === 'grant') {
          const { grant, path, name, mode } = message;
          inside.grants.add(grant, { path, name, mode });
        }
      },
      onMessage: (listener) => listeners.push(listener),
      onExit: () => undefined,
    };
  };
  const host = linkHost(child, Date.now);
  const uploads = createUploads(
    folder,
    'uploads',
    options.limit ?? 1_000_000,
    createSay(),
    host.grant,
  );
  let lastGone = 0;
  const windows = createWindows(options.linger ?? 50, () => {
    lastGone += 1;
  });
  host.subscribe((event) => windows.broadcast(event));
  const session = 'a'.repeat(64);
  const launch = 'b'.repeat(64);
  const { server, origin } = await listen(
    {
      host,
      uploads,
      windows,
      language: createShellLanguage({ read: () => null, write: () => undefined }, ''),
      gradebooks: { choices: () => [], open: () => Promise.resolve(null) },
      info: { appVersion: '1', contractHash: 'x', shell: 'loopback' },
      rendererFolder: folder,
      instance: 'i1',
      session,
      launch,
      otherOrigins: [],
      log: () => undefined,
    },
    0,
  );
  const port = Number(new URL(origin).port);
  const own = { host: `127.0.0.1:${port}`, origin, cookie: `gradus-i1=${session}` };

  /** Sends bytes as given: no client that corrects or adds anything. */
  const send = ({ method = 'GET', path = '/', headers = {}, body }: Sent): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const outgoing = request(
        { host: '127.0.0.1', port, method, path, headers, agent: false, setHost: false },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('close', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  /** Headers of a call as our own page sends it. */
  const call = {
    host: own.host,
    origin,
    cookie: own.cookie,
    'content-type': 'application/json',
    'x-request-id': 'r1',
    'sec-fetch-site': 'same-origin',
  };
  return {
    send,
    call,
    own,
    launch,
    folder,
    reached,
    windows,
    host,
    lastGone: () => lastGone,
    async close() {
      windows.closeAll();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      inside.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type StartedServer = Awaited<ReturnType<typeof startedServer>>;
