import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { FileGrant } from '#shared/contract/platform.ts';
import { type StartedServer, startedServer } from './harness.ts';

let server: StartedServer;
afterEach(() => server.close());

const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

const upload = (s: StartedServer, name: string, body: string | Buffer, folder?: string) =>
  s.send({
    method: 'POST',
    path: '/files',
    headers: {
      ...s.call,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
      ...(folder !== undefined && { 'x-file-folder': folder }),
    },
    body,
  });

const pathOf = (s: StartedServer, grant: string): string => {
  const told = s.reached.findLast((m) => m.type === 'grant' && m.grant === grant);
  return told?.type === 'grant' ? told.path : '';
};

test('the launch link gives the session once, in a cookie that scripts cannot read', async () => {
  server = await startedServer();
  const headers = { host: server.own.host, 'sec-fetch-site': 'none' };
  const first = await server.send({ path: `/launch/${server.launch}`, headers });
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe('/');
  const [cookie = ''] = (first.headers['set-cookie'] ?? []) as string[];
  expect(cookie).toMatch(/^gradus-i1=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict$/);
  const second = await server.send({ path: `/launch/${server.launch}`, headers });
  expect(second.status).toBe(401);
  const page = await server.send({
    headers: { ...headers, cookie: cookie.split(';')[0] },
  });
  expect(page.status).toBe(200);
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
});

test('a handed-in file reaches the host as a grant, its path never the page', async () => {
  server = await startedServer();
  const answer = await upload(server, 'Año 1.csv', 'a,b\n');
  const grant = JSON.parse(answer.body) as FileGrant;
  expect(grant).toEqual({
    grant: expect.stringMatching(/^[0-9a-f]{32}$/),
    name: 'Año 1.csv',
    bytes: 4,
  });
  expect(readFileSync(pathOf(server, grant.grant), 'utf8')).toBe('a,b\n');
  expect(answer.body).not.toContain(server.folder);
});

test('files of one drop share one folder and one grant', async () => {
  server = await startedServer();
  const one = JSON.parse((await upload(server, 'users.csv', 'u', 'drop-1')).body) as FileGrant;
  const two = JSON.parse((await upload(server, 'orgs.csv', 'oo', 'drop-1')).body) as FileGrant;
  expect(two).toEqual({ grant: one.grant, name: '2 files', bytes: 3 });
  expect(readdirSync(pathOf(server, one.grant)).sort()).toEqual(['orgs.csv', 'users.csv']);
});

test('a file over the limit is refused and leaves nothing', async () => {
  server = await startedServer({ limit: 10 });
  const answer = await upload(server, 'big.csv', 'x'.repeat(11));
  expect(answer.status).toBe(413);
  expect(readdirSync(join(server.folder, 'uploads'))).toEqual([]);
});

test('what the host wrote can be fetched once, under its name', async () => {
  server = await startedServer();
  const saved = await server.send({
    method: 'POST',
    path: '/save',
    headers: server.call,
    body: JSON.stringify({ name: "O'Neil, período 2.csv" }),
  });
  const grant = JSON.parse(saved.body) as FileGrant;
  const early = await server.send({ path: `/download/${grant.grant}`, headers: server.call });
  expect(early.status).toBe(404);
  writeFileSync(pathOf(server, grant.grant), 'x,y\n');
  const file = await server.send({ path: `/download/${grant.grant}`, headers: server.call });
  expect(file.body).toBe('x,y\n');
  expect(file.headers['content-disposition']).toBe(
    "attachment; filename*=UTF-8''O%27Neil%2C%20per%C3%ADodo%202.csv",
  );
  const again = await server.send({ path: `/download/${grant.grant}`, headers: server.call });
  expect(again.status).toBe(404);
});

test('what the host wrote is sent to one alone of two who ask at once', async () => {
  server = await startedServer();
  const body = JSON.stringify({ name: 'a.csv' });
  const saved = await server.send({ method: 'POST', path: '/save', headers: server.call, body });
  const { grant } = JSON.parse(saved.body) as FileGrant;
  writeFileSync(pathOf(server, grant), 'x,y\n');
  const fetches = Array.from({ length: 8 }, () =>
    server.send({ path: `/download/${grant}`, headers: server.call }),
  );
  const answers = await Promise.all(fetches);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(404)]);
  expect(answers.find((answer) => answer.status === 200)?.body).toBe('x,y\n');
});

test('a list of calls is answered in its order, also across lists that come at once', async () => {
  server = await startedServer();
  const { reached } = server;
  const list = (...names: string[]) =>
    server.send({
      method: 'POST',
      path: '/rpc',
      headers: server.call,
      body: JSON.stringify(
        names.map((name, at) => ({ id: `${name}-${at}`, name: 'class.create', input: { name } })),
      ),
    });
  const [first, second] = await Promise.all([list('A', 'B', 'A'), list('C', 'D')]);
  expect(JSON.parse(first.body)).toMatchObject([
    { ok: true },
    { ok: true },
    { ok: false, error: { code: 'NAME_TAKEN' } },
  ]);
  expect(JSON.parse(second.body)).toMatchObject([{ ok: true }, { ok: true }]);
  const names = reached.flatMap((m) => (m.type === 'request' ? [m.id[0]] : []));
  expect(['ABACD', 'CDABA']).toContain(names.join(''));
});

test.each([
  ['no list', { id: 'a', name: 'class.list', input: {} }],
  ['an empty list', []],
  ['a call without its id', [{ name: 'class.list', input: {} }]],
  ['a name that is none', [{ id: 'a', name: 7, input: {} }]],
  ['too many', Array.from({ length: 501 }, (_, i) => ({ id: `${i}`, name: 'x', input: {} }))],
])('%s is refused whole', async (_, body) => {
  server = await startedServer();
  const { status } = await server.send({
    method: 'POST',
    path: '/rpc',
    headers: server.call,
    body: JSON.stringify(body),
  });
  expect(status).toBe(400);
  expect(server.reached.some((message) => message.type === 'request')).toBe(false);
});

/** A window that has begun to listen; `heard` is all that came to it so far. */
async function listener(s: StartedServer) {
  const controller = new AbortController();
  const answer = await fetch(`${s.own.origin}/events`, {
    headers: { cookie: s.own.cookie, 'sec-fetch-site': 'same-origin' },
    signal: controller.signal,
  });
  let text = '';
  void answer.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeTo(
      new WritableStream({
        write: (piece) => {
          text += piece;
        },
      }),
    )
    .catch(() => undefined);
  const heard = (what: RegExp) => vi.waitFor(() => expect(text).toMatch(what), PATIENCE);
  await heard(/"listening"/);
  return { heard, text: () => text, leave: () => controller.abort() };
}

/** Far more than it takes, also on a machine that is busy with much else. */
const PATIENCE = { timeout: 10_000, interval: 5 };

const create = (s: StartedServer) =>
  s.send({
    method: 'POST',
    path: '/rpc/class.create',
    headers: s.call,
    body: JSON.stringify({ name: 'Period 1' }),
  });

test('a change is told to every window as it happens', async () => {
  server = await startedServer();
  const windows = [await listener(server), await listener(server)];
  await create(server);
  for (const window of windows) {
    await window.heard(/data: \{"type":"changed","rev":\d+,"changes":\["roster"\]\}/);
  }
});

test('an event stream begins with the revision of the file, the newest that other windows heard', async () => {
  server = await startedServer();
  const told = (text: string) =>
    [...text.matchAll(/"type":"(\w+)","rev":(\d+)/g)].map((one) => one.slice(1));
  const early = await listener(server);
  await create(server);
  await early.heard(/"changed"/);
  const first = told(early.text());
  expect(first.map(([type]) => type)).toEqual(['listening', 'changed']);
  expect(told((await listener(server)).text())).toEqual([['listening', first[1]?.[1]]]);
  expect(first[0]?.[1]).not.toBe(first[1]?.[1]);
});

test('the end comes a while after the last window left, and not while one reloads', async () => {
  server = await startedServer({ linger: 400 });
  expect(server.lastGone()).toBe(0);
  const first = await listener(server);
  first.leave();
  const reloaded = await listener(server);
  await wait(600);
  expect(server.lastGone()).toBe(0);
  reloaded.leave();
  await vi.waitFor(() => expect(server.lastGone()).toBe(1), PATIENCE);
});
