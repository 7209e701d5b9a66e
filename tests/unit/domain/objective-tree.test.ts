import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCycle, type PrerequisiteEdge } from '#shared/domain/objective-tree.ts';

/** `b<a` reads "b requires a". */
const edges = (text: string): PrerequisiteEdge[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((pair) => {
      const [objective = '', requires = ''] = pair.split('<');
      return { objective, requires };
    });

describe('a prerequisite that would go round in a circle', () => {
  test.each([
    ['', 'a', 'b', null],
    ['', 'a', 'a', ['a', 'a']],
    ['b<a', 'a', 'b', ['a', 'b', 'a']],
    ['b<a c<b', 'a', 'c', ['a', 'c', 'b', 'a']],
    ['b<a c<b', 'c', 'a', null],
    // A diamond is no circle.
    ['b<a c<a d<b', 'd', 'c', null],
    // Circles that were there before and do not pass through the new edge are not this one's fault.
    ['x<y y<x', 'a', 'x', null],
  ])('in "%s" from %s to %s: %j', (graph, from, to, expected) => {
    expect(findCycle(edges(graph), from, to)).toEqual(expected);
  });

  test('is found along a chain of ten thousand', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => ({
      objective: String(i + 1),
      requires: String(i),
    }));
    expect(findCycle(chain, '0', '10000')).toHaveLength(10_002);
  });

  test('is reported exactly when the path it names exists', () => {
    const node = fc.integer({ min: 0, max: 6 }).map(String);
    const graph = fc.array(fc.record({ objective: node, requires: node }), { maxLength: 14 });
    fc.assert(
      fc.property(graph, node, node, (list, from, to) => {
        const path = findCycle(list, from, to);
        // Independent answer: everything that `to` needs, by repeated widening.
        const reach = new Set([to]);
        for (let i = 0; i < 8; i += 1) {
          for (const e of list) if (reach.has(e.objective)) reach.add(e.requires);
        }
        expect(path !== null).toBe(reach.has(from));
        if (path === null) return;
        expect([path[0], path.at(-1), path[1]]).toEqual([from, from, path.length > 2 ? to : from]);
        for (let i = 1; i + 1 < path.length; i += 1) {
          expect(list).toContainEqual({ objective: path[i], requires: path[i + 1] });
        }
      }),
    );
  });
});
