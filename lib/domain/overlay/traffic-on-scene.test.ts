import { expect, it } from 'vitest';
import type { Scene } from '../graph/scene.ts';
import type { EdgeRate } from './traffic.ts';
import { trafficOnScene } from './traffic-on-scene.ts';

const measured = { state: 'measured', perMinute: 120, metric: 'invocations' } as const;
const idle = { state: 'idle', metric: 'requests' } as const;
const unknown = { state: 'unknown' } as const;
const sceneWith = (of: readonly string[]) => ({ edges: [{ id: 'line', of }] }) as unknown as Scene;

it('adds up the lines that one drawn line stands for, a second', () => {
  const rates = new Map([
    ['a', measured],
    ['b', measured],
  ]);
  expect([...trafficOnScene(sceneWith(['a', 'b']), rates)]).toEqual([['line', 4]]);
});

it('draws idle as a measured zero', () => {
  expect([...trafficOnScene(sceneWith(['a']), new Map([['a', idle]]))]).toEqual([['line', 0]]);
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
  expect(trafficOnScene(sceneWith(['a', 'b']), new Map<string, EdgeRate>(rates)).size).toBe(0);
});

it('leaves out a line that stands for none of the graph', () => {
  expect(trafficOnScene(sceneWith([]), new Map()).size).toBe(0);
});
