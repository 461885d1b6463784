import { expect, it } from 'vitest';
import { type GraphEdge, type GraphNode, resourceId, type SystemGraph } from '../graph/model.ts';
import { maskerOf } from '../masking.ts';
import { changeOverlay, withGhosts } from './change.ts';
import { createdIn, ghostsOf } from './created.ts';
import { plannedPicture } from './planned-picture.ts';

const id = (name: string) => resourceId(`tf:infra#${name}`);
const node = (name: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id: id(name),
  kind: 'function',
  type: 'aws_lambda_function',
  name,
  aliases: [id(name), `arn:aws:x:::${name}`],
  owners: [{ kind: 'terraform', address: name }],
  path: [],
  attributes: { environment: { variables: { KEY: 'canary' } } },
  folded: [],
  ...more,
});
const edge = (from: string, to: string): GraphEdge => ({
  id: `read ${id(from)} → ${id(to)}`,
  kind: 'read',
  from: id(from),
  to: id(to),
  evidence: [{ kind: 'text', text: `${from}: dynamodb:GetItem` }],
});
const graph = (nodes: readonly GraphNode[], edges: readonly GraphEdge[] = []): SystemGraph => ({
  place: { system: 's', environment: 'e', account: '0', region: 'r', prefix: 's-e' },
  nodes,
  edges,
  problems: [],
  findings: [],
});
const part = { id: id('policy'), type: 'aws_iam_role_policy', name: 'policy' };
const create = (name: string) => ({ id: id(name), type: 'aws_x', action: 'create' as const });

const before = graph([node('role'), node('old'), node('table')], [edge('old', 'table')]);
const after = graph(
  [
    node('role', { folded: [part] }),
    node('old'),
    node('table'),
    node('new', { path: [id('role'), id('gone')] }),
  ],
  [edge('old', 'table'), edge('new', 'table'), edge('old', 'new')],
);
const picture = plannedPicture(before, after, maskerOf());

it('keeps what a plan adds: new nodes, hosts of new parts, new lines with their evidence, and no value', () => {
  expect(picture.nodes.map((each) => each.id)).toEqual([id('role'), id('new')]);
  expect(picture.edges).toEqual([edge('new', 'table'), edge('old', 'new')]);
  expect(JSON.stringify(picture)).not.toMatch(/canary|arn:/);
});

it('masks what looks like a key, wherever it stands', () => {
  const key = node('x', { name: 'AKIAIOSFODNN7EXAMPLE' });
  expect(JSON.stringify(plannedPicture(graph([]), graph([key]), maskerOf()))).not.toContain('AKIA');
});

it('draws what will be there with its lines, inside what is there, and folds a new part into its live host', () => {
  const overlay = changeOverlay(before, [create('new'), create('policy')], picture);
  expect(overlay.ghosts.map((each) => [each.id, each.path])).toEqual([[id('new'), [id('role')]]]);
  expect(overlay.ghostEdges.map((each) => each.id)).toEqual([edge('new', 'table').id, edge('old', 'new').id]);
  expect(overlay.marks.get(id('role'))?.mark).toBe('change');
});

it('draws no line to what is no longer there, and none twice once the plan was applied', () => {
  const without = graph([node('old')]);
  expect(changeOverlay(without, [create('new')], picture).ghostEdges.map((each) => each.id)).toEqual([
    edge('old', 'new').id,
  ]);
  expect(changeOverlay(after, [create('new')], picture)).toMatchObject({ ghosts: [], ghostEdges: [] });
});

it('brings clients along, whom no engine declares, only when a line needs them', () => {
  const clients = {
    ...node('x'),
    id: resourceId('clients'),
    kind: 'client' as const,
    owners: [],
    aliases: [],
  };
  const request: GraphEdge = { ...edge('x', 'new'), id: 'request', from: clients.id };
  const nodes = [...picture.nodes, clients];
  expect(changeOverlay(before, [create('new')], { nodes, edges: [request] }).ghosts).toHaveLength(2);
  expect(changeOverlay(before, [create('new')], { nodes, edges: [] }).ghosts).toHaveLength(1);
});

it('a plan that an older build has kept still shows its parts, without lines', () => {
  const overlay = changeOverlay(before, [create('aws_sqs_queue.q')]);
  expect(overlay.ghosts.map((each) => each.name)).toEqual(['aws_sqs_queue.q']);
  expect(overlay.ghostEdges).toEqual([]);
});

it('tells the drawer names alone, who draws the same parts and lines', () => {
  const overlay = changeOverlay(before, [create('new')], picture);
  const created = createdIn(overlay);
  expect(JSON.stringify(created)).not.toMatch(/GetItem|canary/);
  const drawn = withGhosts(before, ghostsOf(created ?? { parts: [], lines: [] }));
  expect(drawn.nodes.at(-1)).toMatchObject({
    id: id('new'),
    owners: [{ kind: 'terraform', address: 'new' }],
  });
  expect(drawn.edges.map((each) => each.id)).toEqual(
    withGhosts(before, overlay).edges.map((each) => each.id),
  );
  expect(createdIn({ ghosts: [], ghostEdges: [] })).toBeUndefined();
});
