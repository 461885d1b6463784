import { expect, it } from 'vitest';
import { type GraphEdge, type GraphNode, resourceId, type SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import { figuresOnScene } from './figures.ts';
import { edgeTraffic } from './traffic.ts';

const node = (name: string, kind: GraphNode['kind']): GraphNode => ({
  ...{ id: resourceId(name), kind, type: '', name, aliases: [], owners: [], path: [], folded: [] },
  attributes: {},
});
const edge = (from: string, kind: GraphEdge['kind'], to: string): GraphEdge => ({
  ...{ id: `${from} ${to}`, kind, from: resourceId(from), to: resourceId(to), evidence: [] },
});
const graph = {
  nodes: [node('table', 'table'), node('worker', 'function'), node('shared', 'function')],
  edges: [edge('table', 'stream', 'worker'), edge('a', 'invoke', 'shared'), edge('b', 'invoke', 'shared')],
} as unknown as SystemGraph;
const scene = {
  nodes: graph.nodes.map(({ id }) => ({ id, of: [id] })),
  edges: graph.edges.map(({ id }) => ({ id, of: [id] })),
} as unknown as Scene;
const vitals = {
  windowMinutes: 5,
  vitals: [
    { resource: 'worker', label: 'worker', kind: 'function', requests: 20, errors: 1, latencyP95: 8 },
    { resource: 'worker', label: 'worker', kind: 'stream', backlog: 0.3 },
    { resource: 'shared', label: 'shared', kind: 'function', requests: 10, errors: 0 },
  ],
} as const;
const figures = figuresOnScene(scene, graph, vitals, edgeTraffic(graph, vitals));

it('tells a line what was measured at its end, and how far the reader of a stream is behind', () => {
  expect(figures.get('table worker')).toEqual({ perMinute: 4, errorShare: 0.05, latency: 8, behind: 0.3 });
});

it('shares no figure out between lines that one metric cannot tell apart; their end has it', () => {
  expect(figures.has('a shared')).toBe(false);
  expect(figures.get('shared')).toEqual({ perMinute: 2, errorShare: 0 });
});

it('leaves out what nobody measured: no figure is not zero', () => {
  expect(figures.has('table')).toBe(false);
});
