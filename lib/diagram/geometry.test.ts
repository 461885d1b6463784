import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faults } from './geometry.ts';
import { graphOf, type Sizes } from './graph-in-test.ts';
import { sceneOf } from './scene.ts';

const upTo = (max: number, min = 0) => fc.integer({ min, max });
const sizes: fc.Arbitrary<Sizes> = fc.record({
  apis: upTo(2),
  functions: upTo(5, 1),
  tables: upTo(3),
  queues: upTo(3),
  buckets: upTo(1),
  rules: upTo(1),
  zones: upTo(2),
  endpoint: fc.boolean(),
});
const accounts = fc
  .tuple(sizes, fc.infiniteStream(upTo(99)))
  .map(([size, numbers]) => graphOf(size, () => numbers.next().value ?? 0));

it.each(['simple', 'detailed'] as const)(
  'draws any account of 30 nodes without a fault: %s',
  async (view) => {
    await fc.assert(
      fc.asyncProperty(accounts, async (graph) => {
        expect(graph.nodes.length).toBeLessThanOrEqual(30);
        expect(faults(await sceneOf(graph, { view }))).toEqual([]);
      }),
      { numRuns: 12, seed: 20261122 },
    );
  },
);
