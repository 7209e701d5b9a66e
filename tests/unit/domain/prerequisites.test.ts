import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycle } from '#shared/domain/objective-tree.ts';
import { anyCircle } from '#shared/domain/prerequisites.ts';

const node = fc.integer({ min: 0, max: 7 }).map(String);
const graphs = fc.array(fc.record({ objective: node, requires: node }), { maxLength: 16 });

test('a circle is found exactly when some prerequisite closes one', () => {
  fc.assert(
    fc.property(graphs, (edges) => {
      const closes = edges.some((edge, i) => {
        const others = edges.filter((_, j) => j !== i);
        return findCycle(others, edge.objective, edge.requires) !== null;
      });
      expect(anyCircle(edges) !== null).toBe(closes);
    }),
  );
});

test('the circle that is named can be walked', () => {
  fc.assert(
    fc.property(graphs, (edges) => {
      const circle = anyCircle(edges);
      if (!circle) return;
      expect(circle[0]).toBe(circle.at(-1));
      expect(new Set(circle).size).toBe(circle.length - 1);
      for (const [i, objective] of circle.slice(0, -1).entries()) {
        expect(edges).toContainEqual({ objective, requires: circle[i + 1] });
      }
    }),
  );
});

test('a chain of fifty thousand is no circle until it is closed', () => {
  const chain = Array.from({ length: 50_000 }, (_, i) => ({
    objective: `${i + 1}`,
    requires: `${i}`,
  }));
  expect(anyCircle(chain)).toBeNull();
  expect(anyCircle([...chain, { objective: '0', requires: '50000' }])).toHaveLength(50_002);
});
