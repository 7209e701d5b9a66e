import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IdentityDecision, partitionOf } from '#shared/sync/identity.ts';
import { ORDER, ORDER_PARTS, type Order, orderOf, removes } from '#shared/sync/order.ts';
import {
  bundleOf,
  type History,
  histories,
  type Laptop,
  lostBy,
  mergeInto,
  newLaptop,
  play,
  shownBy,
  takeStep,
  toldBy,
  undoMerge,
} from '../helpers/merge-model.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const RUNS = SOAK > 1 ? 2_500 * SOAK : 2_000;
/** GRADUS_SEED plays one again; the seed of every run is printed. */
const SEED = Number(process.env.GRADUS_SEED ?? Date.now() % 2 ** 31);
const TIMEOUT = 60_000 * SOAK;
process.stdout.write(`merge laws: seed ${SEED}, ${RUNS} histories (GRADUS_SEED plays it again)\n`);

const shuffled = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((item, i) => [(keys[i % keys.length] ?? 0) * 31 + ((i * 7919) % 13), item] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item);

const gather = (laptops: readonly Laptop[], order: Order): Laptop => {
  const all = newLaptop('gatherer');
  for (const laptop of laptops) mergeInto(all, bundleOf(laptop), order);
  return all;
};

const copyOf = (laptop: Laptop, order: Order): Laptop => {
  const copy = newLaptop(laptop.device);
  mergeInto(copy, bundleOf(laptop), order);
  copy.clock = laptop.clock;
  return copy;
};

type Law = (laptops: readonly Laptop[], history: History, order: Order) => void;

/** What holds after every history; each throws when it does not. */
const LAWS: Readonly<Record<string, Law>> = {
  'tables are what the journal says'(laptops, _, order) {
    for (const laptop of laptops) expect(shownBy(laptop)).toBe(toldBy(laptop, order).shown);
  },
  'an export into an empty file is the same file'(laptops, _, order) {
    for (const laptop of laptops) expect(shownBy(copyOf(laptop, order))).toBe(shownBy(laptop));
  },
  'any order, partition and duplication gives one content, and one word behind each value'(
    laptops,
    { shuffle },
    order,
  ) {
    const one = gather(laptops, order);
    const twice = gather(shuffled([...laptops, ...laptops], shuffle), order);
    const pieces = newLaptop('gatherer');
    const everything = laptops.flatMap((laptop) => bundleOf(laptop));
    for (const row of shuffled(['r0', 'r1', 'r2', 'r3'], shuffle)) {
      const piece = everything.filter((change) => change.row === row);
      mergeInto(pieces, shuffled(piece, shuffle), order);
    }
    for (const other of [twice, pieces]) {
      expect(shownBy(other)).toBe(shownBy(one));
      expect(toldBy(other, order).whose).toBe(toldBy(one, order).whose);
    }
  },
  'merging is commutative and associative'(laptops, _, order) {
    const [a, b, c = newLaptop('none')] = laptops as [Laptop, Laptop, Laptop | undefined];
    const ab = copyOf(a, order);
    mergeInto(ab, bundleOf(b), order);
    const ba = copyOf(b, order);
    mergeInto(ba, bundleOf(a), order);
    expect(shownBy(ab)).toBe(shownBy(ba));
    mergeInto(ab, bundleOf(c), order);
    const bc = copyOf(b, order);
    mergeInto(bc, bundleOf(c), order);
    const abc = copyOf(a, order);
    mergeInto(abc, bundleOf(bc), order);
    expect(shownBy(abc)).toBe(shownBy(ab));
  },
  'a repeated bundle changes nothing'(laptops, _, order) {
    const [a, b] = laptops as [Laptop, Laptop];
    const merged = copyOf(a, order);
    mergeInto(merged, bundleOf(b), order);
    for (const again of [b, a, merged]) {
      const plans = mergeInto(merged, bundleOf(again), order);
      expect(plans.every((plan) => plan.fresh.length === 0 && plan.moves.length === 0)).toBe(true);
    }
  },
  'evidence disappears only by a removal that is in the input'(laptops, _, order) {
    const all = gather(laptops, order);
    const removed = new Set(
      bundleOf(all)
        .filter((change) => removes(change))
        .map((change) => `${change.entity} ${change.row}`),
    );
    for (const laptop of laptops) {
      for (const [row, { live }] of laptop.tables) {
        if (!live || !row.startsWith('evidence') || removed.has(row)) continue;
        expect(all.tables.get(row)?.live).toBe(true);
      }
    }
  },
  'every attempt that is there has its task, whoever removed it'(laptops, _, order) {
    for (const laptop of [...laptops, gather(laptops, order)]) expect(lostBy(laptop)).toEqual([]);
  },
  'an edit made after seeing a record wins, whatever the clocks said'(laptops, _, order) {
    const writer = gather(laptops, order);
    const before = [...writer.tables].find(([row, { live }]) => live && row.startsWith('task'));
    if (!before) return;
    // Its wall clock is years behind everybody's.
    writer.wall = 0;
    const row = before[0].slice('task '.length);
    const edit = { entity: 'task' as const, row, field: 'name', before: null, after: 'seen' };
    takeStep(writer, [edit]);
    for (const laptop of laptops) {
      const reader = copyOf(laptop, order);
      mergeInto(reader, bundleOf(writer), order);
      expect(reader.tables.get(before[0])?.values.name).toBe('seen');
      expect(reader.tables.get(before[0])?.live).toBe(true);
    }
  },
  'undoing a merge shows what was there before'(laptops, _, order) {
    const [a, b] = laptops as [Laptop, Laptop];
    const merged = copyOf(a, order);
    const before = shownBy(merged);
    const bundle = bundleOf(b);
    undoMerge(merged, bundle, mergeInto(merged, bundle, order));
    expect(shownBy(merged)).toBe(before);
    expect(toldBy(merged, order).shown).toBe(before);
    expect(mergeInto(merged, bundle, order).every((plan) => plan.fresh.length === 0)).toBe(true);
  },
};

test('all laws hold over random histories of two to five laptops', { timeout: TIMEOUT }, () => {
  let merged = 0;
  let kept = 0;
  fc.assert(
    fc.property(histories, (history) => {
      const laptops = play(history);
      kept += laptops.filter((laptop) => laptop.kept.size > 0).length;
      merged += laptops.filter(
        (l) => new Set([...l.journal.values()].map((c) => c.device)).size > 1,
      ).length;
      for (const [name, law] of Object.entries(LAWS)) {
        try {
          law(laptops, history, ORDER);
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : error}`);
        }
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  // Laws say little about laptops that never heard of each other.
  expect(merged).toBeGreaterThan(RUNS / 2);
  expect(kept).toBeGreaterThan(RUNS / 200);
});

describe('leaving a part out of the order breaks a law', () => {
  test.each(ORDER_PARTS)('%s', { timeout: TIMEOUT }, (part) => {
    const order = orderOf(ORDER_PARTS.filter((other) => other !== part));
    const verdict = fc.check(
      fc.property(histories, (history) => {
        const laptops = play(history, order);
        for (const law of Object.values(LAWS)) law(laptops, history, order);
      }),
      { numRuns: 2_000, seed: 7, endOnFailure: true },
    );
    expect(verdict.failed).toBe(true);
  });
});

describe('words about who is the same', () => {
  const TWO = { '12': true, '21': true };
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const decision: fc.Arbitrary<IdentityDecision> = fc.record({ a: id, b: id, same: fc.boolean() });
  const isPair = (d: { a: string; b: string }) => d.a !== d.b;
  const pair = ({ a, b }: { a: string; b: string }) => [a, b].sort().join(' ');
  const words = fc.uniqueArray(decision.filter(isPair), { maxLength: 10, selector: pair });
  const pairs = fc.array(fc.tuple(id, id), { maxLength: 6 });

  test('give one partition in any order', () => {
    fc.assert(
      fc.property(
        words,
        pairs,
        fc.array(fc.nat(99), { minLength: 16, maxLength: 16 }),
        (d, p, s) => {
          const { groups } = partitionOf(d, p);
          const turned = d.map(({ a, b, same }) => ({ a: b, b: a, same }));
          expect(partitionOf(shuffled(turned, s), shuffled(p, s)).groups).toEqual(groups);
          for (const { a, b, same } of d) {
            if (!same) expect(groups.some((g) => g.includes(a) && g.includes(b))).toBe(false);
          }
        },
      ),
      { numRuns: 500, seed: SEED },
    );
  });

  test('never make one of two whom nothing can join, in any order', () => {
    const numbers = fc.dictionary(id, fc.constantFrom('1', '2'));
    const order = fc.array(fc.nat(99), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(words, pairs, numbers, order, (d, p, number, s) => {
        const areTwo = (a: string, b: string) => (number[a] ?? '') + (number[b] ?? '') in TWO;
        const { groups, areApart } = partitionOf(d, p, areTwo);
        expect(partitionOf(shuffled(d, s), shuffled(p, s), areTwo).groups).toEqual(groups);
        for (const group of groups) {
          expect(new Set(group.flatMap((one) => number[one] ?? [])).size).toBeLessThan(2);
          for (const one of group) expect(areApart(one, group[0] ?? '')).toBe(false);
        }
      }),
      { numRuns: 500, seed: SEED },
    );
  });

  test('a word taken back leaves what was before', () => {
    const joined = partitionOf([{ a: 'x', b: 'y', same: true }], [['y', 'z']]);
    expect(joined.groups).toEqual([['x', 'y', 'z']]);
    expect(joined.of('z')).toBe('x');
    expect(partitionOf([], [['y', 'z']]).groups).toEqual([['y', 'z']]);
    expect(partitionOf([{ a: 'y', b: 'z', same: false }], [['y', 'z']]).groups).toEqual([]);
  });
});
