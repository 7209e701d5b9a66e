import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type ErrorCode, TroubleError } from '#shared/contract/errors.ts';
import type { HostLink } from '#shared/contract/host-link.ts';
import { choiceIn } from '#shared/text/language.ts';
import { assertNever } from '#shared/util/assert-never.ts';
import { PAGE_HEADERS } from '#shared/web/csp.ts';
import { MAX_BODY, MAX_UPLOAD } from '#shared/web/guard.ts';
import type { Route } from '#shared/web/routes.ts';
import type { ShellLanguage } from '../shell/language.ts';
import { ask, type CallLine, callsIn, isId } from './call-line.ts';
import type { Gradebooks } from './gradebooks.ts';
import { readJson } from './read-body.ts';
import { sendJson, sendText } from './replies.ts';
import { type Uploads, uploadName } from './uploads.ts';

/** Routes that need the session and move data. */
export type CallRoute = Extract<
  Route,
  | { kind: 'rpc' }
  | { kind: 'rpc-list' }
  | { kind: 'cancel' }
  | { kind: 'upload' }
  | { kind: 'save' }
  | { kind: 'open-gradebook' }
  | { kind: 'choose-language' }
  | { kind: 'download' }
>;

interface Backing {
  readonly host: HostLink;
  readonly line: CallLine;
  readonly uploads: Uploads;
  readonly gradebooks: Gradebooks;
  readonly language: ShellLanguage;
}

/** Answers one call that the guard let through. */
export async function answerCall(
  { host, line, uploads, gradebooks, language }: Backing,
  route: CallRoute,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (route.kind) {
    case 'rpc': {
      const id = requestId(request);
      const body = await readJson(request, MAX_BODY);
      if (body === 'too-large') return refuse(response, 413, 'TOO_LARGE', { limit: '1 MB' });
      if (body === 'not-json' || id === null) return refuse(response, 400, 'BAD_INPUT', NOT_JSON);
      return sendJson(response, 200, await ask(host, id, route.name, body.value));
    }
    case 'rpc-list': {
      const body = await readJson(request, MAX_BODY);
      if (body === 'too-large') return refuse(response, 413, 'TOO_LARGE', { limit: '1 MB' });
      const calls = body === 'not-json' ? null : callsIn(body.value);
      if (calls === null) return refuse(response, 400, 'BAD_INPUT', NOT_A_LIST);
      return sendJson(response, 200, await line.answer(calls));
    }
    case 'cancel':
      host.cancel(route.id);
      request.resume();
      return sendJson(response, 200, {});
    case 'upload':
      return upload(uploads, request, response);
    case 'save': {
      const body = await readJson(request, MAX_BODY);
      const name = typeof body === 'object' ? nameIn(body.value) : null;
      if (name === null) return refuse(response, 400, 'BAD_INPUT', NOT_A_NAME);
      return sendJson(response, 200, uploads.offer(name));
    }
    case 'open-gradebook': {
      const body = await readJson(request, MAX_BODY);
      const asked = typeof body === 'object' ? body.value : null;
      const file = typeof asked === 'object' && asked && 'file' in asked ? asked.file : null;
      return sendJson(response, 200, await gradebooks.open(file));
    }
    case 'choose-language': {
      const body = await readJson(request, MAX_BODY);
      const asked = typeof body === 'object' ? body.value : null;
      language.choose(
        choiceIn(typeof asked === 'object' && asked && 'choice' in asked ? asked.choice : null),
      );
      return sendJson(response, 200, {});
    }
    case 'download':
      return download(uploads, route.grant, response);
    default:
      return assertNever(route);
  }
}

const NOT_JSON = { field: '', message: 'not one JSON document with a request id' };
const NOT_A_LIST = { field: '', message: 'not a list of calls with their ids' };
const NOT_A_NAME = { field: 'name', message: 'not a file name' };

function refuse(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  params: Record<string, string | number>,
): void {
  // What is left of the body is not read; the connection ends instead.
  response.setHeader('connection', 'close');
  sendJson(response, status, { ok: false, error: new TroubleError(code, params).trouble });
}

function requestId(request: IncomingMessage): string | null {
  const id = request.headers['x-request-id'];
  return isId(id) ? id : null;
}

function nameIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  const { name } = value;
  if (typeof name !== 'string' || !name.isWellFormed()) return null;
  return uploadName(encodeURIComponent(name));
}

async function upload(
  uploads: Uploads,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers } = request;
  const given = headers['x-file-name'];
  const name = uploadName(typeof given === 'string' ? given : undefined);
  if (name === null) return refuse(response, 400, 'BAD_INPUT', NOT_A_NAME);
  const folder = headers['x-file-folder'];
  const isFolder = typeof folder === 'string';
  if (isFolder && !/^[A-Za-z0-9_-]{1,64}$/.test(folder)) {
    return refuse(response, 400, 'BAD_INPUT', { field: 'folder', message: 'not a folder id' });
  }
  const grant = isFolder
    ? await uploads.receiveInto(folder, request, name)
    : await uploads.receive(request, name);
  if (!grant) return refuse(response, 413, 'TOO_LARGE', { limit: `${MAX_UPLOAD / 1_000_000} MB` });
  sendJson(response, 200, grant);
}

async function download(uploads: Uploads, grant: string, response: ServerResponse): Promise<void> {
  const isFetched = await uploads.fetchOnce(grant, async (file) => {
    response.writeHead(200, {
      ...PAGE_HEADERS,
      'content-type': 'application/octet-stream',
      'content-length': file.bytes,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`,
    });
    await pipeline(createReadStream(file.path), response);
  });
  if (!isFetched) sendText(response, 404, '');
}
