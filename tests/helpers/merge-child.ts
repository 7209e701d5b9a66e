import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { mergeFrom } from './exchange.ts';
import { testHost } from './memory-host.ts';

/**
 * A process of its own that merges a bundle into a file (or erases a class there: `erase:` and its id)
 * and kills itself with -9: before the n-th
 * statement that writes, or so many milliseconds after the transaction began to end. Killing from
 * outside would mostly miss it.
 */
const [file = '', bundle = '', kill = 'never', point = '0'] = process.argv.slice(2);
const began = new Int32Array(new SharedArrayBuffer(4));
const killer = new Worker(
  `const { began, ms, pid } = require('node:worker_threads').workerData;
  Atomics.wait(began, 0, 0);
  for (const end = performance.now() + ms; performance.now() < end; );
  process.kill(pid, 'SIGKILL');`,
  { eval: true, workerData: { began, ms: Number(point), pid: process.pid } },
);
await new Promise((resolve) => killer.once('online', resolve));

let isMerging = false;
let writes = 0;
let commit = 0;
const prepare = Database.prototype.prepare;
Database.prototype.prepare = function (this: Database.Database, source: string) {
  const statement = prepare.call(this, source);
  const run = statement.run.bind(statement) as (...values: unknown[]) => Database.RunResult;
  const isEnd = source === 'COMMIT';
  statement.run = (...values: unknown[]) => {
    if (!isMerging) return run(...values);
    writes += 1;
    if (kill === 'write' && writes === Number(point)) process.kill(process.pid, 'SIGKILL');
    if (!isEnd) return run(...values);
    const start = performance.now();
    if (kill === 'commit') {
      Atomics.store(began, 0, 1);
      Atomics.notify(began, 0);
    }
    const done = run(...values);
    commit = Math.max(commit, performance.now() - start);
    return done;
  };
  return statement;
} as typeof prepare;

const host = await testHost({ file, device: 'child' });
isMerging = true;
if (bundle.startsWith('erase:')) {
  const what = { class: bundle.slice('erase:'.length) };
  await host.ask('erase.run', { what, accept: true, evidence: true });
} else await mergeFrom(host, bundle);
process.stdout.write(JSON.stringify({ writes, commit }));
host.close();
await killer.terminate();
