import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sent, type StartedServer, startedServer } from '../unit/serve/harness.ts';

let server: StartedServer;
beforeAll(async () => {
  server = await startedServer();
});
afterAll(() => server.close());

/** A command that would leave a trace if it got through. */
const COMMAND = '/rpc/class.create';
const BODY = JSON.stringify({ name: 'Broken in' });

type Attack = (server: StartedServer) => Sent;

const attacks: readonly (readonly [string, number, Attack])[] = [
  [
    'a rebound name that resolves to 127.0.0.1',
    421,
    ({ call, own }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, host: `evil.example:${own.host.split(':')[1]}` },
      body: BODY,
    }),
  ],
  [
    'the right name with another port',
    421,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, host: '127.0.0.1:80' },
      body: BODY,
    }),
  ],
  [
    'localhost in place of the address',
    421,
    ({ call, own }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, host: own.host.replace('127.0.0.1', 'localhost') },
      body: BODY,
    }),
  ],
  [
    'a page of the web that posts with the cookie',
    403,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, origin: 'https://evil.example' },
      body: BODY,
    }),
  ],
  [
    'a page on another port of this machine, which is the same site',
    403,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' },
      body: BODY,
    }),
  ],
  [
    'a sandboxed frame, whose origin is null',
    403,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, origin: 'null' },
      body: BODY,
    }),
  ],
  [
    'a call without an origin',
    403,
    ({ call }) => {
      const { origin: _origin, ...headers } = call;
      return { method: 'POST', path: COMMAND, headers, body: BODY };
    },
  ],
  [
    'a cross-site request that claims our origin',
    403,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, 'sec-fetch-site': 'cross-site' },
      body: BODY,
    }),
  ],
  [
    'a plain form, which needs no preflight',
    415,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, 'content-type': 'text/plain' },
      body: BODY,
    }),
  ],
  [
    'a call without the session',
    401,
    ({ call }) => {
      const { cookie: _cookie, ...headers } = call;
      return { method: 'POST', path: COMMAND, headers, body: BODY };
    },
  ],
  [
    'a wrong session of the right length',
    401,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, cookie: `gradus-i1=${'c'.repeat(64)}` },
      body: BODY,
    }),
  ],
  [
    'the session of another instance on this machine',
    401,
    ({ call, own }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, cookie: own.cookie.replace('i1', 'i2') },
      body: BODY,
    }),
  ],
  [
    'the cookie thrown twice',
    401,
    ({ call, own }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, cookie: `gradus-i1=x; ${own.cookie}` },
      body: BODY,
    }),
  ],
  [
    'a change by GET (an image, a link, a prefetch)',
    405,
    ({ call }) => ({ method: 'GET', path: `${COMMAND}?name=Broken`, headers: call }),
  ],
  ['an unusual method', 405, ({ call }) => ({ method: 'PUT', path: COMMAND, headers: call })],
  [
    'a preflight that asks for leave',
    405,
    ({ own }) => ({
      method: 'OPTIONS',
      path: COMMAND,
      headers: {
        host: own.host,
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
      },
    }),
  ],
  [
    'a body that announces more than the limit',
    413,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, 'content-length': '1000001' },
      body: Buffer.alloc(0),
    }),
  ],
  [
    'a body that grows beyond the limit without announcing it',
    413,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: { ...call, 'transfer-encoding': 'chunked' },
      body: Buffer.alloc(1_100_000, 0x20),
    }),
  ],
  [
    'a body that is no JSON',
    400,
    ({ call }) => ({ method: 'POST', path: COMMAND, headers: call, body: 'name=Broken' }),
  ],
  [
    'a body of broken UTF-8',
    400,
    ({ call }) => ({
      method: 'POST',
      path: COMMAND,
      headers: call,
      body: Buffer.from([0x22, 0xff, 0x22]),
    }),
  ],
  [
    'a name that is inherited, not declared',
    404,
    ({ call }) => ({ method: 'POST', path: '/rpc/__proto__', headers: call, body: '{}' }),
  ],
  [
    'a way out of the folder',
    404,
    ({ call }) => ({ path: '/../../../../etc/passwd', headers: call }),
  ],
  [
    'the same with escapes',
    404,
    ({ call }) => ({ path: '/%2e%2e/%2e%2e/etc/passwd', headers: call }),
  ],
  [
    'a launch link that somebody guesses',
    401,
    ({ own }) => ({ path: `/launch/${'0'.repeat(64)}`, headers: { host: own.host } }),
  ],
  [
    'the event stream without the session',
    401,
    ({ own }) => ({ path: '/events', headers: { host: own.host } }),
  ],
  [
    'a file of our page embedded in a foreign one',
    403,
    ({ call }) => ({
      path: '/index.html',
      headers: { ...call, origin: undefined, 'sec-fetch-site': 'cross-site' },
    }),
  ],
  [
    'a download that nobody was granted',
    404,
    ({ call }) => ({ path: `/download/${'0'.repeat(32)}`, headers: call }),
  ],
  [
    'an upload whose name is a path',
    400,
    ({ call }) => ({
      method: 'POST',
      path: '/files',
      headers: {
        ...call,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent('../../start.sh'),
      },
      body: 'x',
    }),
  ],
  [
    'an upload as a form',
    415,
    ({ call }) => ({
      method: 'POST',
      path: '/files',
      headers: { ...call, 'content-type': 'multipart/form-data', 'x-file-name': 'a.csv' },
      body: 'x',
    }),
  ],
];

const defined = (headers: Sent['headers']): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined,
    ),
  );

describe('attacks on the loopback shell', () => {
  test.each(attacks)('%s is refused with %i and leaves nothing', async (_, status, attack) => {
    const before = server.reached.length;
    const files = readdirSync(server.folder, { recursive: true });
    const sent = attack(server);
    const answer = await server.send({ ...sent, headers: defined(sent.headers) });
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(server.reached.length).toBe(before);
    expect(readdirSync(server.folder, { recursive: true })).toEqual(files);
    const kept = await server.host.request('look', 'class.list', {});
    expect(kept.ok && kept.value).toEqual([]);
    server.reached.pop();
  });

  test('two Host lines are refused', async () => {
    const { host } = server.own;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(host.split(':')[1]), '127.0.0.1', () => {
        socket.write(`GET /readyz HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`);
      });
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /);
  });

  test('the same command from our own page goes through (the control)', async () => {
    const answer = await server.send({
      method: 'POST',
      path: COMMAND,
      headers: server.call,
      body: BODY,
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true });
  });

  test('an unknown call of the right shape is a trouble, not a crash', async () => {
    const answer = await server.send({
      method: 'POST',
      path: '/rpc/no.such-thing',
      headers: server.call,
      body: '{}',
    });
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_METHOD' } });
  });

  test('JSON nested a hundred thousand deep is refused, and the server goes on', async () => {
    const answer = await server.send({
      method: 'POST',
      path: COMMAND,
      headers: server.call,
      body: `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    });
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false });
    const after = await server.send({ path: '/readyz', headers: { host: server.own.host } });
    expect(after.status).toBe(200);
  });
});
