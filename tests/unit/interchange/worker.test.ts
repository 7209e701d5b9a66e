import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { read } from '#host/interchange/read.ts';
import { limitsFor, readInWorker } from '#host/interchange/read-in-worker.ts';
import type { ReadRequest } from '#host/interchange/reading.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { createHost } from '../../../electron/host/create-host.ts';
import { systemEffects } from '../../../electron/host/effects.ts';
import { zipOf } from './bad-zip.ts';
import { filesHost } from './host-with-files.ts';

const WORKER = fileURLToPath(
  new URL('../../../electron/host/interchange/import-worker.ts', import.meta.url),
);
const request = (bytes: Uint8Array, kind: ReadRequest['kind'] = 'auto'): ReadRequest => ({
  file: 'given',
  content: { from: 'bytes', bytes },
  kind,
  encoding: null,
  separator: null,
  dayFirst: null,
  profile: 'auto',
  fields: {},
  hasColumns: false,
});
const nothing = () => undefined;

describe('reading in a thread of its own', () => {
  test('answers what reading here answers', async () => {
    const files = [
      Buffer.from('Student ID,Name\n001,"Lee, Änn"\n1,\n'),
      await zipOf([
        { name: 'classes.csv', content: 'sourcedId,title\nC,Chem\n' },
        { name: 'users.csv', content: 'sourcedId,givenName\nu,Ann\n' },
        { name: 'enrollments.csv', content: 'classSourcedId,userSourcedId,role\nC,u,student\n' },
      ]),
    ];
    for (const bytes of files) {
      const there = await readInWorker(WORKER, request(bytes), nothing);
      expect(there).toEqual(await read(request(bytes)));
    }
  });

  test('passes a refusal on as it is', async () => {
    const refused = readInWorker(WORKER, request(Buffer.from('%PDF-1.7'), 'roster'), nothing);
    await expect(refused).rejects.toMatchObject({ trouble: { code: 'IMPORT_UNREADABLE' } });
  });

  test('ends a thread that takes too long, eats memory, or dies', async () => {
    const { folder } = await filesHost();
    const workers: [string, string, number][] = [
      [
        'loop.mjs',
        "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'begun' }); for (;;) {}",
        300,
      ],
      ['eat.mjs', 'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()));', 60_000],
      ['die.mjs', 'process.exit(3);', 60_000],
    ];
    for (const [name, code, millis] of workers) {
      const file = join(folder, name);
      writeFileSync(file, code);
      const reading = readInWorker(file, request(Buffer.from('x')), nothing, {
        millis,
        megabytes: 50,
      });
      await expect(reading, name).rejects.toMatchObject({ trouble: { code: 'IMPORT_UNREADABLE' } });
    }
  });

  test('ends a thread when the person cancels', async () => {
    const { folder } = await filesHost();
    const file = join(folder, 'loop.mjs');
    writeFileSync(file, 'for (;;) {}');
    let looks = 0;
    const lookUp = () => {
      looks += 1;
      if (looks > 2) throw new TroubleError('CANCELLED');
    };
    const reading = readInWorker(file, request(Buffer.from('x')), lookUp);
    await expect(reading).rejects.toMatchObject({ trouble: { code: 'CANCELLED' } });
    expect(looks).toBe(3);
  });

  test('gives a file two seconds a megabyte, and a small one 500 MB', () => {
    const sizes = [0, 1, 12, 30, 200].map((size) => limitsFor(request(Buffer.alloc(size << 20))));
    expect(sizes).toEqual([
      { millis: 2_000, megabytes: 500 },
      { millis: 2_000, megabytes: 500 },
      { millis: 24_000, megabytes: 500 },
      { millis: 60_000, megabytes: 750 },
      { millis: 400_000, megabytes: 1_500 },
    ]);
    // A package is measured by what it unpacks to.
    const zip = Buffer.alloc(6 << 20);
    zip.write('PK\u0003\u0004', 'latin1');
    expect(limitsFor(request(zip))).toEqual({ millis: 120_000, megabytes: 1_500 });
  });

  test('counts the time of a file from when the thread has begun', async () => {
    const { folder } = await filesHost();
    const file = join(folder, 'begun.mjs');
    writeFileSync(
      file,
      "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'begun' }); for (;;) {}",
    );
    const start = performance.now();
    const reading = readInWorker(file, request(Buffer.from('x')), nothing, {
      millis: 200,
      megabytes: 50,
    });
    await expect(reading).rejects.toMatchObject({
      trouble: { params: { why: expect.stringContaining('far longer') } },
    });
    // Without the news it would have had ten seconds to start.
    expect(performance.now() - start).toBeLessThan(9_000);
  });

  test('is what a host with a worker file does', async () => {
    const { folder } = await filesHost();
    const path = join(folder, 'list.csv');
    writeFileSync(path, 'Student ID,Name\n001,"Lee, Ann"\n');
    expect(readFileSync(path, 'utf8')).toContain('Lee');
    const options = { file: ':memory:', device: 'd', effects: systemEffects(nothing) };
    for (const [importWorker, ok] of [
      [WORKER, true],
      [join(folder, 'missing.mjs'), false],
    ] as const) {
      const host = await createHost({ ...options, importWorker });
      const grant = '0'.repeat(32);
      host.grants.add(grant, { path, name: 'list.csv', mode: 'read' });
      const input = { source: { grant }, kind: 'roster', class: 'C' };
      const answer = await host.request('import.preview', input);
      expect(answer.ok).toBe(ok);
      host.close();
    }
  });
});
