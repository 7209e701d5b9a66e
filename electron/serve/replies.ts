import type { ServerResponse } from 'node:http';
import { PAGE_HEADERS } from '#shared/web/csp.ts';

/** Answers with one JSON document. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { ...PAGE_HEADERS, 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(value));
}

/** Answers with plain text. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' })
    .end(text);
}
