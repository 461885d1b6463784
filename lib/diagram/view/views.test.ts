import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rowOf } from '#lib/domain/graph/kinds.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { accountOf, numbers } from '../fixtures/account.ts';
import { sceneOf } from '../scene.ts';
import { MOST_VISIBLE } from './aggregate.ts';

const items: SystemGraph = JSON.parse(
  readFileSync(new URL('../fixtures/items-dev.graph.json', import.meta.url), 'utf8'),
);
type Known = { readonly name: string; readonly graph: SystemGraph };
const corpus = readFileSync(new URL('../../domain/graph/corpus/graphs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line): Known => JSON.parse(line))
  .filter(({ graph }) => graph.nodes.length <= MOST_VISIBLE);

function known(name: string): Known {
  const found = corpus.find((each) => each.name === name);
  if (!found) throw new Error(`the corpus has no ${name}`);
  return found;
}

const titles = (scene: { nodes: readonly { title: { text: string } }[] }) =>
  scene.nodes.map((node) => node.title.text).toSorted();

it('shows the neighbourhood of a node, one line away or more', async () => {
  const node = 'items-dev-processor-dlq';
  const near = await sceneOf(items, { view: 'focus', node, depth: 1 });
  expect(titles(near)).toContain('processor');
  expect(titles(near)).not.toContain('data');
  const far = await sceneOf(items, { view: 'focus', node, depth: 2 });
  expect(titles(far)).toContain('data');
  expect(far.metadata.faults).toEqual([]);
});

it('shows nothing around a node that is not there', async () => {
  expect((await sceneOf(items, { view: 'focus', node: 'nobody' })).nodes).toEqual([]);
});

it('draws a collapsed container as one node that lines end on', async () => {
  const open = await sceneOf(items, { view: 'detailed' });
  const vpc = open.containers.find((each) => each.style === 'vpc');
  const closed = await sceneOf(items, { view: 'detailed', collapsed: [vpc?.id ?? ''] });
  const node = closed.nodes.find((each) => each.id === vpc?.id);
  expect(node?.holds).toBeGreaterThan(5);
  expect(closed.containers.map((each) => each.style)).toEqual(['cloud', 'region', 'group']);
  expect(closed.edges.some((edge) => edge.from === vpc?.id)).toBe(true);
  expect(closed.metadata.faults).toEqual([]);
});

it('leaves nothing of the graph out of a collapsed picture but what runs inside', async () => {
  const open = await sceneOf(items, { view: 'detailed' });
  const zone = open.containers.find((each) => each.style === 'zone');
  const closed = await sceneOf(items, { view: 'detailed', collapsed: [zone?.id ?? ''] });
  const parts = (scene: typeof open) => new Set(scene.nodes.flatMap((node) => node.of));
  expect([...parts(open)].filter((id) => !parts(closed).has(id))).toEqual([]);
});

it.each(['simple', 'detailed', 'flow'] as const)(
  'folds what is too much to read, and says what: %s',
  async (view) => {
    const graph = accountOf({ visible: 400 }, numbers(5));
    const scene = await sceneOf(graph, { view });
    expect(scene.nodes.length).toBeLessThanOrEqual(MOST_VISIBLE);
    expect(scene.metadata.folded.length).toBeGreaterThan(0);
    expect(scene.metadata.folded[0]).toMatchObject({ by: 'stack' });
    expect(scene.metadata.faults).toEqual([]);
    const shown = new Set(scene.nodes.flatMap((node) => node.of));
    // What no line reaches has no place in a flow.
    const linked = new Set(graph.edges.flatMap((edge) => [edge.from, edge.to]));
    const due = graph.nodes.filter((node) => view !== 'flow' || linked.has(node.id));
    expect(due.filter((node) => !shown.has(node.id))).toEqual([]);
  },
);

describe.each(['simple', 'flow'] as const)('%s', (view) => {
  it.each(corpus.map(({ name }) => name))('leaves nothing of the request path out: %s', async (name) => {
    const { graph } = known(name);
    const scene = await sceneOf(graph, { view });
    const shown = new Set(scene.nodes.flatMap((node) => node.of));
    const tiered = graph.nodes.filter((node) => rowOf(node.kind).tier !== undefined);
    const ids = new Set(tiered.map((node) => node.id));
    const linked = graph.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
    expect(linked.flatMap((edge) => [edge.from, edge.to]).filter((id) => !shown.has(id))).toEqual([]);
    expect(scene.metadata.faults).toEqual([]);
  });
});

it('answers who asked, and nobody who only told', async () => {
  const responses = async (name: string) =>
    (await sceneOf(known(name).graph, { view: 'flow' })).edges.filter((edge) => edge.kind === 'response');
  expect(await responses('files into a bucket, records out of a stream')).toEqual([]);
  expect(await responses('a site with CloudFront, WAF and an API')).toHaveLength(5);
});

it('puts each kind of the corpus in the column that the kind table names', async () => {
  const tiers = async (name: string) =>
    (await sceneOf(known(name).graph, { view: 'flow' })).tiers?.map((tier) => tier.name);
  expect(await tiers('three tiers behind a load balancer')).toEqual(['client', 'edge', 'compute', 'data']);
  expect(await tiers('a state machine that calls everything')).toEqual(['compute', 'data', 'asynchronous']);
});

/** The picture of items/dev with another attribute or part of one node. */
const withNode = (is: (node: SystemGraph['nodes'][number]) => boolean, more: object): SystemGraph => ({
  ...items,
  nodes: items.nodes.map((node) => (is(node) ? ({ ...node, ...more } as typeof node) : node)),
});
const subtitleOf = async (graph: SystemGraph, id: string) => {
  const scene = await sceneOf(graph, { view: 'detailed' });
  return scene.nodes.find((each) => each.of.includes(id as never))?.subtitle?.text;
};

it('names the security group of an interface endpoint, which no frame shows', async () => {
  const endpoint = items.nodes.find((node) => node.kind === 'vpc-endpoint');
  const group = items.nodes.find((node) => node.kind === 'security-group');
  if (!endpoint || !group) throw new Error('items has both');
  const attributes = { vpcEndpointType: 'Interface', securityGroupIds: [group.aliases[2], 'sg-elsewhere'] };
  const drawn = withNode(({ id }) => id === endpoint.id, {
    attributes: { ...endpoint.attributes, ...attributes },
  });
  expect(await subtitleOf(drawn, endpoint.id)).toBe('Interface endpoint · SG lambda, sg-elsewhere');
});

it.each([
  ['on by a resource', {}, [{}], true],
  [
    'suspended by a resource, whatever the bucket itself is read as',
    { versioning: [{ enabled: true }] },
    [{ off: true }],
    false,
  ],
  ['on in the template', { versioningConfiguration: { status: 'Enabled' } }, [], true],
  ['suspended in the template', { versioningConfiguration: { status: 'Suspended' } }, [], false],
  ['never on, as Terraform reads every bucket', { versioning: [{ enabled: false }] }, [], false],
])('says that a bucket is versioned where versioning is %s: no other', async (_, attributes, parts, is) => {
  const bucket = items.nodes.find((node) => node.kind === 'bucket');
  if (!bucket) throw new Error('items has one');
  const folded = parts.map((part) => ({ id: 'v', type: 'aws_s3_bucket_versioning', name: 'v', ...part }));
  const drawn = withNode(({ id }) => id === bucket.id, { attributes, folded });
  const said = await subtitleOf(drawn, bucket.id);
  expect(said).toBeDefined();
  expect(said?.includes('versioned')).toBe(is);
});
