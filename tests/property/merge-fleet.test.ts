import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Content } from '../helpers/content-digest.ts';
import { exportTo, mergeFrom } from '../helpers/exchange.ts';
import { Fleet, type FleetHistory, fleets } from '../helpers/fleet.ts';
import { testHost } from '../helpers/memory-host.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const SEED = Number(process.env.GRADUS_SEED ?? Date.now() % 2 ** 31);
const RUNS = 2 * SOAK;
process.stdout.write(`fleets of hosts: seed ${SEED}, ${RUNS} histories\n`);

/** What no merge may lead to: changed history, and work that is shown nowhere. */
const LOST = /^History altered|shown nowhere|belongs to no scale/;

/** In an order that a history draws. */
const drawn = (list: readonly string[], order: readonly number[]): string[] =>
  list
    .map((item, i) => [order[i % order.length] ?? 0, i, item] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, , item]) => item);

async function holds(fleet: Fleet, { laptops, happenings, order }: FleetHistory): Promise<void> {
  await fleet.start(laptops);
  for (const one of happenings) await fleet.happen(one);
  const files: string[] = [];
  const alive = new Map<string, Content[string][number]>();
  const removed = new Set<string>();
  for (const { host } of fleet.laptops) {
    const path = fleet.file();
    await exportTo(host, path);
    files.push(path);
    for (const row of (await fleet.content(host)).evidence ?? []) alive.set(String(row.id), row);
    for (const row of (await fleet.known(host)).removed) removed.add(row);
  }
  // One after another, in another order with repetitions, and all at once.
  const ways = [
    files.map((file) => [file]),
    drawn([...files, ...files], order).map((file) => [file]),
    [drawn(files, order.toReversed())],
  ];
  let first: Content | undefined;
  let evidence: ReadonlySet<string> = new Set();
  for (const way of ways) {
    const host = await testHost({ device: 'gatherer' });
    for (const paths of way) await mergeFrom(host, paths);
    const content = await fleet.content(host);
    first ??= content;
    expect(content).toEqual(first);
    evidence = new Set(content.evidence?.map(({ id }) => String(id)));
    const { findings } = await host.ask('check.run', {});
    expect(findings.filter((one) => LOST.test(one))).toEqual([]);
    // What was gathered says all of it again.
    const path = fleet.file();
    await exportTo(host, path);
    const empty = await testHost({ device: 'empty' });
    await fleet.take(empty, path);
    expect(await fleet.digest(empty)).toBe(await fleet.digest(host));
    expect(await fleet.take(empty, path)).toMatchObject({ new: 0, updated: 0, conflicting: 0 });
    empty.close();
    host.close();
  }
  const erased = new Set(first?.erased?.map(({ row }) => row));
  for (const [id, { student, class: taken }] of alive) {
    if (erased.has(student ?? null) || erased.has(taken ?? null)) continue;
    if (!removed.has(`evidence ${id}`)) expect([id, evidence.has(id)]).toEqual([id, true]);
  }
}

test('two to five laptops, whatever happened on each, come to one content in any order', {
  timeout: 120_000 * SOAK,
}, async () => {
  const total: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fleets, async (history) => {
      const folder = mkdtempSync(join(tmpdir(), 'gradus-fleet-'));
      const fleet = new Fleet(folder);
      try {
        await holds(fleet, history);
      } finally {
        fleet.end();
        rmSync(folder, { recursive: true, force: true });
      }
      for (const [what, n] of Object.entries(fleet.seen)) total[what] = (total[what] ?? 0) + n;
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
  process.stdout.write(`fleets of hosts: ${JSON.stringify(total)}\n`);
  expect(total.merged).toBeGreaterThan(0);
});
