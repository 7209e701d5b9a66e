import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contractHash } from '../../build/contract-hash.ts';
import { signIn } from './http-caller.ts';
import { NODE, ROOT, type ServerProcess, startServer } from './server-process.ts';

let home: string;
let running: ServerProcess[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'gradus-process-'));
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.kill();
  rmSync(home, { recursive: true, force: true });
});

const start = async (...flags: string[]): Promise<ServerProcess> => {
  const server = await startServer(home, flags);
  running.push(server);
  return server;
};
const cli = (...args: string[]) => {
  const ended = spawnSync(NODE, [join(ROOT, 'out/main/cli.js'), ...args], {
    env: { ...process.env, GRADUS_HOME: home },
    encoding: 'utf8',
  });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
};
const classNames = async (server: ServerProcess): Promise<string[]> => {
  const envelope = await (await signIn(server.url)).ask('class.list', {});
  return envelope.ok ? (envelope.value as { name: string }[]).map((item) => item.name) : [];
};

test('the built server carries the contract of these sources', async () => {
  const caller = await signIn((await start()).url);
  const info = await fetch(`${caller.origin}/info`, { headers: { cookie: caller.cookie } });
  expect(await info.json()).toMatchObject({ contractHash: contractHash(ROOT), shell: 'loopback' });
});

test('what the build compiled beforehand is read at the start instead of compiled anew', () => {
  const ended = spawnSync(NODE, [join(ROOT, 'out/main/cli.js'), '--help'], {
    env: { ...process.env, GRADUS_HOME: home, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
    encoding: 'utf8',
  });
  const read = ended.stderr
    .split('\n')
    .filter((line) => /cache for .*chunks.* was accepted/.test(line));
  expect(ended.status).toBe(0);
  expect(read.length).toBeGreaterThan(3);
});

test('a second server and the command line are turned away while one holds the file', async () => {
  const server = await start();
  const sentence =
    'This gradebook is open in Gradus. Close it there, or use --file with another.\n';
  const second = spawnSync(NODE, [join(ROOT, 'out/main/serve.js'), '--no-open'], {
    env: { ...process.env, GRADUS_HOME: home },
    encoding: 'utf8',
  });
  expect([second.status, second.stdout, second.stderr]).toEqual([1, '', sentence]);
  expect(cli('class', 'Late')).toEqual({ code: 1, out: '', err: sentence });
  await server.stop();
  expect(cli('class', 'Late')).toMatchObject({ code: 0, err: '' });
});

test('a taken port is said in one sentence', async () => {
  const server = await start();
  const { port } = new URL(server.url);
  const other = mkdtempSync(join(tmpdir(), 'gradus-process-'));
  const second = spawnSync(NODE, [join(ROOT, 'out/main/serve.js'), '--no-open', '--port', port], {
    env: { ...process.env, GRADUS_HOME: other },
    encoding: 'utf8',
  });
  rmSync(other, { recursive: true, force: true });
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/^Port \d+ is taken by another program\..*\n$/);
});

test('the server listens on 127.0.0.1 and nowhere else', async () => {
  const { port } = new URL((await start()).url);
  for (const host of ['[::1]', '127.0.0.2']) {
    await expect(fetch(`http://${host}:${port}/readyz`)).rejects.toThrow();
  }
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
});

test('the server ends by itself once its last window is gone, and leaves no handed-in file', async () => {
  const server = await start('--end');
  const caller = await signIn(server.url);
  const controller = new AbortController();
  await fetch(`${caller.origin}/events`, {
    headers: { cookie: caller.cookie },
    signal: controller.signal,
  });
  await fetch(`${caller.origin}/files`, {
    method: 'POST',
    headers: {
      origin: caller.origin,
      cookie: caller.cookie,
      'content-type': 'application/octet-stream',
      'x-file-name': 'list.csv',
    },
    body: 'a,b\n',
  });
  expect(readdirSync(join(home, 'uploads'), { recursive: true }).length).toBe(2);
  const left = Date.now();
  controller.abort();
  const [code] = (await once(server.process, 'exit')) as [number];
  expect(code).toBe(0);
  expect(Date.now() - left).toBeGreaterThan(4_000);
  expect(readdirSync(join(home, 'uploads'))).toEqual([]);
});

test('kill -9 at any moment: what was acknowledged is there, the file is whole', async () => {
  const rounds = 25 * Number(process.env.GRADUS_SOAK ?? 1);
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const server = await start();
    const caller = await signIn(server.url);
    // Some way into the work, whatever the machine is busy with, and at any moment of an entry.
    const after = Math.floor(Math.random() * 6);
    let timer: NodeJS.Timeout | undefined;
    try {
      for (let n = 0; ; n += 1) {
        if (n === after) timer = setTimeout(() => void server.kill(), Math.random() * 20);
        const name = `${round}-${n}`;
        const envelope = await caller.ask('class.create', { name });
        if (envelope.ok) acknowledged.push(name);
      }
    } catch {
      // The connection broke: the server is dead.
    }
    clearTimeout(timer);
    await server.kill();
    running = [];
  }
  expect(acknowledged.length).toBeGreaterThan(rounds);
  const kept = new Set(await classNames(await start()));
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
  await running[0]?.stop();
  expect(cli('check')).toMatchObject({ code: 0 });
});
