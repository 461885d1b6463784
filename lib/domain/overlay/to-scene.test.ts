import { expect, it } from 'vitest';
import { resourceId, type SystemGraph } from '../graph/model.ts';
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
} as unknown as Scene;
const on = (...changes: readonly (readonly [string, ChangeKind])[]) =>
  Object.fromEntries(changesOnScene(scene, new Map(changes.map(([name, kind]) => [id(name), kind]))));

it('a part of several resources shows their one change, or the riskiest', () => {
  expect(on(['a', 'create'], ['c', 'delete'])).toEqual({ pair: 'create', alone: 'delete' });
  expect(on(['a', 'create'], ['b', 'replace'])).toEqual({ pair: 'replace' });
  expect(on(['a', 'create'], ['b', 'delete'])).toEqual({ pair: 'change' });
});

it('a plan names its resources as the graph does, in either lane', () => {
  const change = {
    address: 'aws_x.y["a"]',
    type: 'aws_x',
    action: 'update',
    attributes: [],
    risks: [],
  } as const;
  const where = { infrastructure: { directory: 'infra/terraform' }, application: { stack: 'items-dev-app' } };
  expect(plannedNodes([change], 'infrastructure', where)[0]?.id).toBe('tf:infra/terraform#aws_x.y["a"]');
  const function_ = { ...change, address: 'ApiFunction' };
  expect(plannedNodes([function_], 'application', where)[0]?.id).toBe('cfn:items-dev-app/ApiFunction');
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
  const where = { infrastructure: { directory: 'infra' } };
  const overlay = changeOverlay(graph, plannedNodes([create], 'infrastructure', where));
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
