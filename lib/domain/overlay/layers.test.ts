import { expect, it } from 'vitest';
import { resourceId, type SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import { failedAfter, ready } from '../reading.ts';
import { instant, minutes } from '../time.ts';
import { layersOf, overlaysOf } from './drawn.ts';
import { layersOn, readSources } from './layers.ts';

const id = resourceId('tf:x#a');
const scene = { nodes: [{ id: 'a', of: [id] }], edges: [] } as unknown as Scene;
const graph = { nodes: [], edges: [], findings: [{ nodes: [id] }] } as unknown as SystemGraph;
const said = { costWords: () => 'some', figureWords: () => ['1/min'] };
const NOW = instant(1_795_000_020_000);
const vitals = ready({ windowMinutes: 5, vitals: [] }, { asOf: NOW, freshFor: minutes(3), source: 'test' });
const failure = { kind: 'unavailable', cause: 'x' } as const;

it('lays only what was asked for, and leaves out what nothing tells about rather than draw it empty', () => {
  const change = { marks: new Map([[id, { mark: 'delete' as const, changes: [] }]]), ghostEdges: [] };
  const sources = { change, ...said };
  expect(layersOn(['findings', 'traffic', 'cost'], scene, graph, sources)).toEqual({
    findings: new Map([['a', 1]]),
  });
  expect(layersOn(['change'], scene, graph, sources)).toEqual({ change: new Map([['a', 'delete']]) });
  expect(layersOn(['change'], scene, graph, said)).toEqual({});
});

it('takes no rate from an older reading, and the last known cost from a failed one', () => {
  const none = { health: undefined, cost: undefined };
  expect(readSources({ ...none, vitals }).vitals).toEqual({ windowMinutes: 5, vitals: [] });
  expect(readSources({ ...none, vitals: failedAfter(vitals, failure, NOW) }).vitals).toBeUndefined();
  const cost = ready({ estimate: {} } as never, { asOf: NOW, freshFor: minutes(3), source: 'test' });
  const failed = readSources({ health: undefined, vitals: undefined, cost: failedAfter(cost, failure, NOW) });
  expect(failed.cost).toEqual({ cost: { estimate: {} }, asOf: NOW });
});

it('crosses a wire and is the same', () => {
  const overlays = {
    findings: new Map([['constructor', 2]]),
    cost: new Map([['a', { text: '$1', unknown: false }]]),
  };
  expect(overlaysOf(JSON.parse(JSON.stringify(layersOf(overlays))))).toEqual(overlays);
});
