import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GraphNode, resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { faults } from './geometry.ts';
import { sceneOf } from './scene.ts';

const graph = (name: string): SystemGraph =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}-dev.graph.json`, import.meta.url), 'utf8'));

/** Farther than this, px, and a reader looks for it again. */
const GRID_STEP = 8;

function moved(before: Scene, after: Scene): readonly string[] {
  const old = new Map(before.nodes.map((node) => [node.id, node.box]));
  return after.nodes
    .filter(({ id, box }) => {
      const was = old.get(id);
      return was && Math.hypot(was.x - box.x, was.y - box.y) > GRID_STEP;
    })
    .map((node) => node.id);
}

/** A queue that a function of the system writes to. */
function withLeaf(given: SystemGraph): SystemGraph {
  const source = given.nodes.find((node) => node.kind === 'function');
  if (!source) throw new Error('the fixture has functions');
  const id = resourceId('cfn:new/Outbox');
  // Of a second stack it would bring frames along.
  const stack = source.owners.find((each) => each.kind === 'sam')?.stack ?? 'new';
  const leaf: GraphNode = {
    id,
    kind: 'queue',
    type: 'AWS::SQS::Queue',
    name: 'outbox',
    aliases: [],
    owners: [{ kind: 'sam', stack, logicalId: 'Outbox' }],
    path: [],
    attributes: {},
    folded: [],
  };
  const evidence = [{ kind: 'text', text: 'a test' }] as const;
  const edge = {
    id: `message ${source.id} ${id}`,
    kind: 'message',
    from: source.id,
    to: id,
    evidence,
  } as const;
  return { ...given, nodes: [...given.nodes, leaf], edges: [...given.edges, edge] };
}

/** The data flow of hello has no column for queues: one more moves the others. */
const hasRoom = (name: string, view: string): boolean => !(name === 'hello' && view === 'flow');

const cases = ['items', 'hello'].flatMap((name) =>
  (['simple', 'detailed', 'flow'] as const).map((view) => [name, view] as const),
);

describe.each(cases)('%s, %s', (name, view) => {
  it.runIf(hasRoom(name, view))(
    'keeps every node where it was when a leaf is added, and draws the leaf',
    async () => {
      const before = await sceneOf(graph(name), { view });
      const after = await sceneOf(withLeaf(graph(name)), { view }, before);
      expect(after.metadata.variant).toBe('kept');
      expect(moved(before, after)).toEqual([]);
      expect(after.nodes).toHaveLength(before.nodes.length + 1);
      expect(after.edges.some((edge) => edge.to === 'cfn:new/Outbox')).toBe(true);
      expect(faults(after)).toEqual([]);
    },
  );

  it('keeps every node where it was when a leaf goes', async () => {
    const before = await sceneOf(withLeaf(graph(name)), { view });
    const after = await sceneOf(graph(name), { view }, before);
    expect(after.metadata.variant).toBe('kept');
    expect(moved(before, after)).toEqual([]);
    expect(after.nodes).toHaveLength(before.nodes.length - 1);
  });

  it('draws the same graph as the earlier scene has it', async () => {
    const before = await sceneOf(graph(name), { view });
    const { metadata: _, ...after } = await sceneOf(graph(name), { view }, before);
    const { metadata: __, ...same } = before;
    expect(JSON.stringify(after)).toBe(JSON.stringify(same));
  });
});

it('lays out afresh for a column that was not there', async () => {
  const before = await sceneOf(graph('hello'), { view: 'flow' });
  const after = await sceneOf(withLeaf(graph('hello')), { view: 'flow' }, before);
  expect(after.metadata).toEqual({ variant: 'columns', faults: [], folded: [] });
});

it('lays out afresh when most of the picture is new', async () => {
  const before = await sceneOf(graph('hello'), { view: 'simple' });
  const after = await sceneOf(graph('items'), { view: 'simple' }, before);
  expect(after).toEqual(await sceneOf(graph('items'), { view: 'simple' }));
});
