import { expect, it } from 'vitest';
import { resourceId, type SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import { reason } from '../reason.ts';
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
  const where = { directory: 'infra/terraform', stack: 'items-dev-app' };
  expect(plannedNodes([change], { ...where, lane: 'infrastructure' })[0]?.id).toBe(
    'tf:infra/terraform#aws_x.y["a"]',
  );
  const function_ = { ...change, address: 'ApiFunction' };
  expect(plannedNodes([function_], { ...where, lane: 'application' })[0]?.id).toBe(
    'cfn:items-dev-app/ApiFunction',
  );
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
