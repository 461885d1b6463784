import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene, SceneEdge } from '#lib/domain/graph/scene.ts';
import { accountOf } from './fixtures/account.ts';
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
const small = fc
  .tuple(sizes, fc.infiniteStream(upTo(99)))
  .map(([size, numbers]) => graphOf(size, () => numbers.next().value ?? 0));
const large = fc
  .tuple(upTo(140, 10), fc.boolean(), fc.infiniteStream(upTo(99)))
  .map(([visible, network, numbers]) => accountOf({ visible, network }, () => numbers.next().value ?? 0));

const stacked = fc
  .tuple(upTo(110, 45), upTo(5, 2), fc.infiniteStream(upTo(99)))
  .map(([visible, stacks, numbers]) => accountOf({ visible, stacks }, () => numbers.next().value ?? 0));

/** A flow is laid out without ELK: many more of them take no longer. */
const runs = { simple: 6, detailed: 6, flow: 40 } as const;

describe.each(['simple', 'detailed', 'flow'] as const)('%s', (view) => {
  it('draws any account of 30 nodes without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (graph) => {
        expect(faults(await sceneOf(graph, { view }))).toEqual([]);
      }),
      { numRuns: 2 * runs[view], seed: 20261122 },
    );
  });

  it('draws services of 10 to 150 visible nodes without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(large, async (graph) => {
        expect(faults(await sceneOf(graph, { view }))).toEqual([]);
      }),
      { numRuns: runs[view], seed: 20261124 },
    );
  });
});

it('draws cards of several stacks and modules without a fault, each in its frame', async () => {
  await fc.assert(
    fc.asyncProperty(stacked, async (graph) => {
      const scene = await sceneOf(graph, { view: 'simple' });
      expect(scene.nodes.filter((node) => node.tile === undefined)).toEqual([]);
      expect(scene.metadata).toMatchObject({ variant: 'frames' });
      expect(scene.metadata).not.toHaveProperty('unframed');
      expect(faults(scene)).toEqual([]);
    }),
    { numRuns: 6, seed: 20261125 },
  );
});

/** Two icons side by side, joined by a line. */
const plain = (
  line: Partial<SceneEdge> = {},
): Pick<Scene, 'width' | 'height' | 'nodes' | 'containers' | 'edges'> => ({
  width: 400,
  height: 200,
  containers: [],
  nodes: ['a', 'b'].map((id, index) => {
    const box = { x: 20 + index * 200, y: 20, width: 56, height: 56 };
    const title = { text: id, x: box.x + 28, y: 95, width: 10 };
    return { id, of: [], box, bounds: { ...box, height: 80 }, icon: '', title, badges: [], owners: [] };
  }),
  edges: [
    {
      id: 'line',
      kind: 'invoke',
      from: 'a',
      to: 'b',
      of: [],
      points: [
        { x: 76, y: 48 },
        { x: 220, y: 48 },
      ],
      ...line,
    },
  ],
});

describe('sees', () => {
  it('nothing wrong with two icons and a line', () => expect(faults(plain())).toEqual([]));

  it.each<[string, Partial<SceneEdge>]>([
    [
      'line does not end on its nodes',
      {
        points: [
          { x: 90, y: 48 },
          { x: 220, y: 48 },
        ],
      },
    ],
    [
      'line is slanted',
      {
        points: [
          { x: 76, y: 48 },
          { x: 220, y: 60 },
        ],
      },
    ],
    [
      'line runs through b',
      {
        points: [
          { x: 76, y: 48 },
          { x: 276, y: 48 },
        ],
      },
    ],
    ['a overlaps label x', { label: { text: 'x', x: 60, y: 40, width: 30, height: 18 } }],
  ])('%s', (fault, line) => expect(faults(plain(line))).toContain(fault));

  it('two nodes in one place', () => {
    const scene = plain();
    const [one] = scene.nodes;
    const nodes = [...scene.nodes, ...(one ? [{ ...one, id: 'c' }] : [])];
    expect(faults({ ...scene, nodes })).toContain('a overlaps a');
  });

  it('a trunk of lines that have no end in common', () => {
    const scene = plain();
    const [line] = scene.edges;
    const [one, two] = scene.nodes;
    if (!line || !one || !two) throw new Error('the scene has two nodes and a line');
    const edges = [line, { ...line, id: 'other', from: 'c', to: 'd' }];
    const nodes = [...scene.nodes, { ...one, id: 'c' }, { ...two, id: 'd' }];
    expect(faults({ ...scene, nodes, edges })).toContain('line runs on other');
    const shared = [line, { ...line, id: 'other', from: 'c' }];
    expect(faults({ ...scene, nodes, edges: shared }).filter((each) => each.includes('runs on'))).toEqual([]);
  });

  it('a line through a container that neither of its ends is in', () => {
    const scene = plain();
    const box = { x: 120, y: 10, width: 60, height: 80 };
    const title = { text: 'zone', x: 124, y: 22, width: 20 };
    const containers = [{ id: 'zone', style: 'zone', box, title, owners: [] } as const];
    expect(faults({ ...scene, containers })).toContain('line runs through zone');
  });
});
