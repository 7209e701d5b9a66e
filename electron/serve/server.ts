import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { HostLink } from '#shared/contract/host-link.ts';
import type { BridgeInfo } from '#shared/contract/platform.ts';
import { assetPath } from '#shared/web/asset-path.ts';
import { PAGE_HEADERS } from '#shared/web/csp.ts';
import { guard, isSame, MAX_BODY, type OwnFacts, type Verdict } from '#shared/web/guard.ts';
import type { Route } from '#shared/web/routes.ts';
import type { ShellLanguage } from '../shell/language.ts';
import { type CallLine, createCallLine } from './call-line.ts';
import { answerCall } from './calls.ts';
import type { Gradebooks } from './gradebooks.ts';
import { sendJson, sendText } from './replies.ts';
import type { Uploads } from './uploads.ts';
import type { Windows } from './windows.ts';

// Imported by its name, the module is read with every member, and one of those is a whole web client.
const { createServer } = process.getBuiltinModule('node:http');

export interface ServerOptions {
  readonly host: HostLink;
  readonly uploads: Uploads;
  readonly windows: Windows;
  readonly info: BridgeInfo;
  /** The gradebooks that can have a window of their own. */
  readonly gradebooks: Gradebooks;
  /** The language of this laptop, and where it is set. */
  readonly language: ShellLanguage;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  /** Names this run of the server; part of the cookie's name. */
  readonly instance: string;
  /** 64 hex digits each. */
  readonly session: string;
  readonly launch: string;
  /** Origins besides our own (the development server's). */
  readonly otherOrigins: readonly string[];
  readonly log: (line: string) => void;
}

/** A server that listens. */
export interface Listening {
  readonly server: Server;
  readonly origin: string;
  /** Lets in one more browser that comes with this token, once. */
  readonly letIn: (token: string) => void;
}

/** Listens on 127.0.0.1 alone; `port` 0 takes any free one. Rejects when the port is taken. */
export function listen(options: ServerOptions, port: number): Promise<Listening> {
  const backing = { ...options, line: createCallLine(options.host) };
  let own: OwnFacts = { host: '', origins: [], cookieName: '', session: '' };
  const launches = new Set([options.launch]);
  /** A token works once: whoever comes second with it comes from elsewhere. */
  const takeLaunch = (token: string): boolean => {
    const fitting = [...launches].filter((launch) => isSame(token, launch));
    for (const launch of fitting) launches.delete(launch);
    return fitting.length > 0;
  };

  const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
    const verdict = guard(factsOf(request), own);
    respond(backing, own, verdict, request, response, takeLaunch).catch((error: unknown) => {
      options.log(`http ${error instanceof Error ? error.name : 'error'}`);
      if (!response.headersSent) sendText(response, 500, '');
      else response.destroy();
    });
  });
  server.requestTimeout = 600_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      const host = `127.0.0.1:${bound}`;
      const origin = `http://${host}`;
      own = {
        host,
        origins: [origin, ...options.otherOrigins],
        cookieName: `gradus-${options.instance}`,
        session: options.session,
      };
      resolve({ server, origin, letIn: (token) => launches.add(token) });
    });
  });
}

function factsOf(request: IncomingMessage) {
  const { headers } = request;
  const length = headers['content-length'];
  return {
    method: request.method ?? '',
    path: (request.url ?? '').split('?')[0] ?? '',
    hosts: request.headersDistinct.host ?? [],
    origin: headers.origin ?? null,
    fetchSite: typeof headers['sec-fetch-site'] === 'string' ? headers['sec-fetch-site'] : null,
    contentType: headers['content-type'] ?? null,
    contentLength: length === undefined ? null : Number(length),
    cookie: headers.cookie ?? null,
  };
}

async function respond(
  options: ServerOptions & { readonly line: CallLine },
  own: OwnFacts,
  verdict: Verdict,
  request: IncomingMessage,
  response: ServerResponse,
  takeLaunch: (token: string) => boolean,
): Promise<void> {
  if (!verdict.allow) return refuse(verdict.status, request, response);
  const { route } = verdict;
  switch (route.kind) {
    case 'ready':
      await options.host.ready();
      return sendText(response, 200, 'ready');
    case 'launch': {
      if (!takeLaunch(route.token)) return refuse(401, request, response);
      const cookie = `${own.cookieName}=${own.session}; Path=/; HttpOnly; SameSite=Strict`;
      response.writeHead(303, { ...PAGE_HEADERS, location: '/', 'set-cookie': cookie }).end();
      return;
    }
    case 'info':
      hearLanguage(options.language, request);
      return sendJson(response, 200, {
        ...options.info,
        language: options.language.spoken().choice,
      });
    case 'events':
      return options.windows.add(response, options.host.revision());
    case 'gradebooks':
      return sendJson(response, 200, options.gradebooks.choices());
    case 'asset':
      // The page comes before all that it asks.
      if (route.path === '/') hearLanguage(options.language, request);
      return sendAsset(options.rendererFolder, route, response);
    default:
      return answerCall(options, route, request, response);
  }
}

/** What a browser would rather read is what its system speaks. */
function hearLanguage(language: ShellLanguage, { headers }: IncomingMessage): void {
  const [first = ''] = (headers['accept-language'] ?? '').split(/[,;]/);
  if (first.trim() !== '') language.hear(first.trim());
}

/** Says no without reading what was sent. */
function refuse(status: number, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  if (request.method === 'POST') {
    const error =
      status === 413
        ? { code: 'TOO_LARGE', params: { limit: `${MAX_BODY / 1_000_000} MB` } }
        : { code: 'NOT_ALLOWED', params: { what: 'request' } };
    sendJson(response, status, { ok: false, error });
  } else {
    sendText(response, status, status === 401 ? 'Open Gradus from its own icon or command.' : '');
  }
}

async function sendAsset(
  folder: string,
  route: Extract<Route, { kind: 'asset' }>,
  response: ServerResponse,
): Promise<void> {
  const asset = assetPath(route.path);
  const content = asset && (await readFile(join(folder, asset.path)).catch(() => null));
  if (!asset || !content) return sendText(response, 404, '');
  response.writeHead(200, { ...PAGE_HEADERS, 'content-type': asset.mediaType }).end(content);
}
