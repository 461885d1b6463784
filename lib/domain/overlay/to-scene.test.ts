import { expect, it } from 'vitest';
import { resourceId, type SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import { reason } from '../reason.ts';
import { sceneFindings, sceneTraffic } from './to-scene.ts';
import type { EdgeRate } from './traffic.ts';

const measured = { state: 'measured', perMinute: 120, metric: 'invocations' } as const;
const idle = { state: 'idle', metric: 'requests' } as const;
const unknown = { state: 'unknown' } as const;
const sceneWith = (of: readonly string[]) => ({ edges: [{ id: 'line', of }] }) as unknown as Scene;

it('adds up the lines that one drawn line stands for, a second', () => {
  const rates = new Map([
    ['a', measured],
    ['b', measured],
  ]);
  expect([...sceneTraffic(sceneWith(['a', 'b']), rates)]).toEqual([['line', 4]]);
});

it('draws idle as a measured zero', () => {
  expect([...sceneTraffic(sceneWith(['a']), new Map([['a', idle]]))]).toEqual([['line', 0]]);
});

it.each([
  ['unknown', [['a', unknown]]],
  [
    'partly unknown',
    [
      ['a', measured],
      ['b', unknown],
    ],
  ],
  ['never asked', []],
] as const)('leaves out a line whose rate is %s, never zero', (_, rates) => {
  expect(sceneTraffic(sceneWith(['a', 'b']), new Map<string, EdgeRate>(rates)).size).toBe(0);
});

it('leaves out a line that stands for none of the graph', () => {
  expect(sceneTraffic(sceneWith([]), new Map()).size).toBe(0);
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
  expect([...sceneFindings(scene, { findings } as unknown as SystemGraph)]).toEqual([['fold', 1]]);
});
