import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import type { Output } from '#shared/contract/contract.ts';
import { tableNames } from '#shared/model/row.ts';
import { type Content, contentOf } from './content-digest.ts';
import { exportTo, grantFor, mergeFrom } from './exchange.ts';
import { NOON, type TestHost, testHost } from './memory-host.ts';
import { type Draw, draws, furnished, takeStep, type World } from './random-steps.ts';

const YEAR = 31_557_600_000;

/** A laptop with a real host, and the ids that its teacher may speak of. */
export interface Laptop {
  host: TestHost;
  device: string;
  world: World;
}

/** One thing that happens to one of the laptops. */
export interface Happening {
  readonly what: number;
  readonly who: number;
  readonly whom: number;
  readonly n: number;
  readonly steps: readonly Draw[];
}

/** What happens to two to five laptops. */
export const fleets = fc.record({
  laptops: fc.integer({ min: 2, max: 5 }),
  happenings: fc.array(
    fc.record({
      what: fc.nat(16),
      who: fc.nat(4),
      whom: fc.nat(4),
      n: fc.nat(1000),
      steps: draws(4),
    }),
    { minLength: 8, maxLength: 16, size: 'max' },
  ),
  order: fc.array(fc.nat(1000), { minLength: 10, maxLength: 10 }),
});
export type FleetHistory = typeof fleets extends fc.Arbitrary<infer H> ? H : never;

const copyOfWorld = (world: World): World =>
  Object.fromEntries(Object.entries(world).map(([kind, ids]) => [kind, [...ids]])) as World;

/** Exchanges through files of one folder. */
export class Fleet {
  readonly laptops: Laptop[] = [];
  readonly seen = {
    conflicts: 0,
    settled: 0,
    copied: 0,
    judged: 0,
    undone: 0,
    merged: 0,
    hung: 0,
    erased: 0,
  };
  readonly #folder: string;
  #files = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  file(): string {
    this.#files += 1;
    return `${this.#folder}/${this.#files}`;
  }

  /** Everything a host shows, by tables. */
  async content(host: TestHost): Promise<Content> {
    const path = this.file();
    await host.ask('backup.make', { to: grantFor(host, path, 'write') });
    const content = contentOf(path);
    rmSync(path);
    return content;
  }

  async digest(host: TestHost): Promise<string> {
    return createHash('sha256')
      .update(JSON.stringify(await this.content(host)))
      .digest('hex');
  }

  /** Ids of all rows a host ever heard of, and of those that some step took away. */
  async known(host: TestHost): Promise<{ all: Set<string>; removed: Set<string> }> {
    const path = this.file();
    await host.ask('backup.make', { to: grantFor(host, path, 'write') });
    const db = new Database(path, { readonly: true });
    const all = tableNames.flatMap((table) =>
      (db.prepare(`SELECT id FROM "${table}"`).pluck().all() as string[]).map(
        (id) => `${table} ${id}`,
      ),
    );
    const removed = db
      .prepare(`SELECT entity || ' ' || row FROM change WHERE field = '*' AND after IS NULL`)
      .pluck()
      .all() as string[];
    db.close();
    rmSync(path);
    return { all: new Set(all), removed: new Set(removed) };
  }

  /** Takes a file in; holds the report against what can be counted from outside. */
  async take(host: TestHost, path: string): Promise<Output<'merge.run'>> {
    const [before, known] = [await this.content(host), await this.known(host)];
    const report = await mergeFrom(host, path);
    const after = await this.content(host);
    this.seen.conflicts += report.conflicting;
    this.seen.merged += report.new + report.updated + report.broughtBack;
    // What an erasing took was neither moved nor removed: there is nothing that could be counted.
    const left = await this.known(host);
    const stays = new Set([...known.all].filter((row) => left.all.has(row)));
    const wrong = wrongCounts(report, before, stays, after, path);
    if (wrong) throw new Error(`counted wrongly: ${wrong}`);
    return report;
  }

  async start(count: number): Promise<void> {
    const first = await testHost({ device: 'd0' });
    const world = await furnished(first);
    this.laptops.push({ host: first, device: 'd0', world });
    const path = this.file();
    await exportTo(first, path);
    for (let i = 1; i < count; i += 1) {
      const host = await testHost({ device: `d${i}` });
      this.laptops.push({ host, device: `d${i}`, world: copyOfWorld(world) });
      await mergeFrom(host, path);
    }
  }

  end(): void {
    for (const { host } of this.laptops) host.close();
  }

  async happen({ what, who, whom, n, steps }: Happening): Promise<void> {
    const me = this.laptops[who % this.laptops.length] as Laptop;
    const other = this.laptops[whom % this.laptops.length] as Laptop;
    switch (what) {
      case 0:
        me.host.clock.millis = NOON + ((n % 26) - 5) * YEAR;
        return;
      case 1:
        if (me !== other) await this.#copyProfile(me, other);
        return;
      case 2: {
        await this.#quarrel(me, other, n);
        const path = this.file();
        await exportTo(other.host, path);
        await this.take(me.host, path);
        const open = await me.host.ask('merge.conflicts', {});
        const found = open[n % Math.max(1, open.length)];
        if (!found) return;
        const stands = found.stands === 'mine' ? 'theirs' : 'mine';
        const wish = { conflict: found.conflict, stands };
        if ((await me.host.host.request('merge.settle', wish)).ok) this.seen.settled += 1;
        return;
      }
      case 3: {
        const { student } = me.world;
        const [a = '', b = ''] = [student[n % student.length], student[(n * 7) % student.length]];
        const same = [true, false, null][n % 3];
        await me.host.host.request('merge.decide', { kind: 'student', a, b, same });
        return;
      }
      case 4:
        await this.#judge(me, other, n);
        return;
      case 5: {
        const path = this.file();
        const [id = ''] = me.world.class;
        await exportTo(other.host, path, { purpose: 'department', classes: n % 2 ? [id] : [] });
        await this.take(me.host, path);
        return;
      }
      case 6: {
        // Took a file in, and thought better of it.
        const path = this.file();
        await exportTo(other.host, path);
        const before = await this.digest(me.host);
        const report = await this.take(me.host, path);
        const { new: fresh, updated, broughtBack, conflicting, erased } = report;
        if (fresh + updated + broughtBack + conflicting === 0) return;
        // What somebody erased for good no undo brings back, and none goes behind it.
        if (erased > 0) return;
        const merged = await this.digest(me.host);
        const { step } = await me.host.ask('history.undo', {});
        if (step.name !== 'merge.run') throw new Error(`undo took back ${step.name}`);
        this.seen.undone += 1;
        if ((await this.digest(me.host)) !== before)
          throw new Error('undoing a merge left a trace');
        await me.host.ask('history.redo', {});
        if ((await this.digest(me.host)) !== merged)
          throw new Error('redoing a merge lost something');
        if (n % 2) await me.host.ask('history.undo', {});
        return;
      }
      case 7:
        await this.#quarrel(me, other, n);
        return;
      case 10:
      case 11:
        await this.#hang(me, other, n);
        return;
      case 12:
        await this.#erase(me, n);
        return;
      case 8:
      case 9: {
        const path = this.file();
        await exportTo(other.host, path);
        await this.take(me.host, path);
        return;
      }
      default:
        for (const draw of steps) await takeStep(me.host, me.world, draw);
    }
  }

  /** One takes back what it made, the other has hung something on it meanwhile. */
  async #hang(me: Laptop, other: Laptop, n: number): Promise<void> {
    const { student, objective, class: classes, course } = me.world;
    const ends = { student: student[0], objective: objective[0], class: classes[0] };
    const name = `h${n}`;
    const named = { givenName: name, familyName: name, class: ends.class, on: null };
    const place = { course: course[0], unit: name, code: name, statement: name };
    const [call, input, kind] = (
      [
        ['student.create', named, 'student'],
        ['objective.create', place, 'objective'],
        ['class.create', { name }, 'class'],
      ] as const
    )[n % 3] as readonly [string, object, 'student' | 'objective' | 'class'];
    const made = await me.host.host.request(call, input);
    if (!made.ok || me === other) return;
    const id = (made.value as Record<string, string>)[kind] ?? '';
    const path = this.file();
    await exportTo(me.host, path);
    await this.take(other.host, path);
    const hung = { ...ends, [kind]: id };
    const shown = { ...hung, level: 'clear', on: '2026-10-01' };
    const cells = { ...hung, cells: [hung], kind: 'excused', on: '2026-10-01' };
    const { class: at, cells: marked, kind: as, on } = cells;
    const said = await (n % 2
      ? other.host.host.request('evidence.record', shown)
      : other.host.host.request('mark.set', {
          class: at,
          cells: marked.map((cell) => ({ student: cell.student, objective: cell.objective })),
          ...{ kind: as, on },
        }));
    const undone = await me.host.host.request('history.undo', {});
    if (said.ok && undone.ok) this.seen.hung += 1;
  }

  /** Somebody is erased for good, or now and then a class; the others go on with them. */
  async #erase(me: Laptop, n: number): Promise<void> {
    const { student, class: classes } = me.world;
    const what =
      n % 8 === 0
        ? { class: classes[n % classes.length] }
        : { student: student[n % student.length] };
    const wish = { what, accept: true, evidence: true };
    if ((await me.host.host.request('erase.run', wish)).ok) this.seen.erased += 1;
  }

  /** The same field on two laptops. */
  async #quarrel(me: Laptop, other: Laptop, n: number): Promise<void> {
    const [student = ''] = me.world.student;
    for (const [i, at] of [me, other].entries()) {
      await at.host.host.request('student.save', { student, called: `w${n + i}` });
    }
  }

  /** A profile folder copied to another machine: two laptops with one device id. */
  async #copyProfile(me: Laptop, other: Laptop): Promise<void> {
    const file = this.file();
    await other.host.ask('backup.make', { to: grantFor(other.host, file, 'write') });
    me.host.close();
    me.device = other.device;
    me.world = copyOfWorld(other.world);
    me.host = await testHost({ device: other.device, file, now: other.host.clock.millis });
    this.seen.copied += 1;
  }

  /** A packet goes to a second judge and comes back. */
  async #judge(me: Laptop, other: Laptop, n: number): Promise<void> {
    const { student, objective } = me.world;
    const entries = student.map((one) => ({
      student: one,
      objective: objective[0],
      level: 'clear',
    }));
    const shown = { class: me.world.class[0], entries, on: '2026-10-01' };
    await me.host.host.request('evidence.fill', shown);
    const wish = { name: `p${n}`, classes: [], objectives: [], sample: 3, described: false };
    const made = await me.host.host.request('second.make', wish);
    if (!made.ok) return;
    const { check } = made.value as { check: string };
    const path = this.file();
    await me.host.ask('second.export', { check, to: grantFor(me.host, path, 'write') });
    if (me === other) return;
    await this.take(other.host, path);
    // A word without a name is taken from nobody.
    await other.host.host.request('gradebook.save', { teacher: `Teacher ${other.device}` });
    const { items } = await other.host.ask('second.get', { check });
    for (const { item } of items) {
      const judged = await other.host.host.request('second.judge', { item, level: 'clear' });
      if (judged.ok) this.seen.judged += 1;
    }
    const back = this.file();
    await other.host.ask('second.export', { check, to: grantFor(other.host, back, 'write') });
    await this.take(me.host, back);
  }
}

/** What merging writes of itself, whose files came: counted only where a file brings it along. */
const OF_MERGING: ReadonlySet<string> = new Set(['source', 'sourceClass']);

/** Rows by table and id with what they say. */
function rowsOf(content: Content): Map<string, string> {
  return new Map(
    Object.entries(content).flatMap(([table, rows]) =>
      rows.map((row) => [`${table} ${row.id}`, JSON.stringify(row)] as const),
    ),
  );
}

/** What a report says otherwise than the rows before and after; null when they agree. */
function wrongCounts(
  report: Output<'merge.run'>,
  before: Content,
  known: ReadonlySet<string>,
  after: Content,
  path: string,
): string | null {
  const [was, is] = [rowsOf(before), rowsOf(after)];
  const said = new Set(
    zstdDecompressSync(readFileSync(path))
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as string[])
      .filter(([what]) => what === 'change' || what === 'row' || what === 'more')
      .map(([, table, id]) => `${table} ${id}`),
  );
  const isCounted = (row: string) => said.has(row) || !OF_MERGING.has(row.split(' ')[0] ?? '');
  const fresh = [...is.keys()].filter((row) => isCounted(row) && !known.has(row)).length;
  const moved = [...known].filter((row) => isCounted(row) && was.get(row) !== is.get(row)).length;
  const { new: brought, broughtBack, identical, conflicting, skipped } = report;
  const updated = report.updated + broughtBack;
  const sum = brought + updated + identical + conflicting + skipped;
  if (brought !== fresh) return `new ${brought}, there are ${fresh}`;
  if (updated > moved || moved > updated + conflicting) {
    return `updated ${updated} and conflicting ${conflicting}, moved are ${moved}`;
  }
  return sum === said.size ? null : `${JSON.stringify(report)} of ${said.size} rows`;
}
