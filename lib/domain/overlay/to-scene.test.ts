import { expect, it } from 'vitest';
import { type GraphEdge, resourceId, type SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import { reason } from '../reason.ts';
import { changeOverlay, withGhosts } from './change.ts';
import type { ChangeKind } from './drawn.ts';
import { plannedNodes } from './planned.ts';
import { changesOnScene, findingsOnScene } from './to-scene.ts';

const id = (name: string) => resourceId(`tf:infra#${name}`);
const scene = {
  nodes: [
    { id: 'pair', of: [id('a'), id('b')] },
    { id: 'alone', of: [id('c')] },
    { id: 'untouched', of: [id('d')] },
  ],
  edges: [
    { id: 'one', from: 'pair', to: 'alone', of: ['a→c'] },
    { id: 'trunk', from: 'pair', to: 'untouched', of: ['a→d', 'b→d'] },
    { id: 'inferred', from: 'pair', to: 'untouched', of: [] },
  ],
} as unknown as Scene;
const on = (...changes: readonly (readonly [string, ChangeKind])[]) => onWith([], ...changes);
const onWith = (lines: readonly string[], ...changes: readonly (readonly [string, ChangeKind])[]) =>
  Object.fromEntries(
    changesOnScene(scene, {
      marks: new Map(changes.map(([name, mark]) => [id(name), { mark, changes: [] }])),
      ghostEdges: lines.map((each) => ({ id: each }) as GraphEdge),
    }),
  );

it('a part of several resources shows their one change, or the riskiest', () => {
  expect(on(['a', 'create'], ['c', 'change'])).toEqual({ pair: 'create', alone: 'change' });
  expect(on(['a', 'create'], ['b', 'replace'])).toEqual({ pair: 'replace' });
  expect(on(['a', 'create'], ['b', 'delete'])).toEqual({ pair: 'change' });
});

it('a line will connect when all that it stands for will, and goes with either of its ends', () => {
  expect(onWith(['a→c', 'a→d'])).toEqual({ one: 'create' });
  expect(onWith(['a→d', 'b→d'])).toEqual({ trunk: 'create' });
  expect(on(['c', 'delete'])).toEqual({ alone: 'delete', one: 'delete' });
});

it('a plan names its resources as the graph does, in either lane', () => {
  const change = {
    address: 'aws_x.y["a"]',
    type: 'aws_x',
    action: 'update',
    attributes: [],
    risks: [],
  } as const;
  expect(plannedNodes([change], { directory: 'infra/terraform' })[0]?.id).toBe(
    'tf:infra/terraform#aws_x.y["a"]',
  );
  const function_ = { ...change, address: 'ApiFunction' };
  expect(plannedNodes([function_], { stack: 'items-dev-app' })[0]?.id).toBe('cfn:items-dev-app/ApiFunction');
});

it('what is created is drawn by its coming name, in the network that the plan names', () => {
  const attribute = (path: string, after: string) => ({
    path,
    after,
    sensitive: false,
    unknownAfter: false,
    forcesReplacement: false,
  });
  const create = {
    address: 'aws_lambda_function.late',
    type: 'aws_lambda_function',
    action: 'create',
    attributes: [
      attribute('function_name', '"items-dev-late"'),
      attribute('arn', '(known after apply)'),
      attribute('vpc_config.0.subnet_ids.0', '"subnet-1"'),
    ],
    risks: [],
  } as const;
  const subnet = {
    id: id('subnet'),
    kind: 'subnet',
    type: 'aws_subnet',
    name: 'a',
    aliases: ['subnet-1'],
    owners: [],
    path: [id('vpc')],
    attributes: {},
    folded: [],
  } as const;
  const graph = { nodes: [subnet], edges: [] } as unknown as SystemGraph;
  const overlay = changeOverlay(graph, plannedNodes([create], { directory: 'infra' }));
  const [, ghost] = withGhosts(graph, overlay).nodes;
  expect(ghost).toMatchObject({
    id: 'tf:infra#aws_lambda_function.late',
    kind: 'function',
    name: 'items-dev-late',
    path: [id('vpc'), id('subnet')],
  });
});

it('counts a finding once at a node that stands for both of its sides, and nothing elsewhere', () => {
  const [a, b] = [resourceId('tf:x#a'), resourceId('tf:x#b')];
  const findings = [{ reason: reason('findings.stream-unread'), nodes: [a, b] }];
  const scene = {
    nodes: [
      { id: 'fold', of: [a, b] },
      { id: 'other', of: [resourceId('tf:x#c')] },
    ],
  } as unknown as Scene;
  expect([...findingsOnScene(scene, { findings } as unknown as SystemGraph)]).toEqual([['fold', 1]]);
});
