import { expect, it } from 'vitest';
import type { CostLine } from '../cost/cost.ts';
import { estimate } from '../cost/estimate.ts';
import { billedMonth } from '../cost/month.ts';
import { type GraphNode, resourceId, type SystemGraph } from '../graph/model.ts';
import type { Scene } from '../graph/scene.ts';
import { hours, instant, minus } from '../time.ts';
import { usd } from '../units.ts';
import { type CostAt, costLinesOf, costOnScene } from './cost.ts';

const NOW = instant(Date.UTC(2026, 10, 11));
const id = (name: string) => resourceId(`tf:x#${name}`);
const node = (name: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id: id(name),
  kind: 'table',
  type: 'aws_x',
  name,
  aliases: [],
  owners: [],
  path: [],
  attributes: {},
  folded: [],
  ...more,
});
const graph = {
  nodes: [
    node('table', { folded: [{ id: id('autoscaling'), type: 'aws_y', name: 'a' }] }),
    node('queue', { aliases: ['arn:queue'] }),
    node('role'),
    node('nat'),
  ],
} as unknown as SystemGraph;
const line = (resource: string, kind: CostLine['kind'], value?: number): CostLine => ({
  resource,
  label: resource,
  kind,
  item: 'x',
  quantity: { state: 'unknown', why: 'no-datapoint' },
  price: { state: 'unpriced', why: 'no-price' },
  cost: value === undefined ? { state: 'unknown' } : { state: 'known', value: usd(value) },
});
const costAt = (lines: readonly CostLine[], asOf = NOW): CostAt => {
  const month = billedMonth(asOf, minus(NOW, hours(24 * 365)));
  return {
    cost: { estimate: { ...estimate([], 'x', month), lines } },
    asOf,
  };
};
const scene = (...nodes: readonly (readonly [string, readonly string[]])[]) =>
  ({ nodes: nodes.map(([name, of]) => ({ id: name, of: of.map(id) })), containers: [] }) as unknown as Scene;
const whole = scene(['table', ['table']], ['queue', ['queue']], ['role', ['role']], ['nat', ['nat']]);

it('sums the lines of a part and of what is folded into it, and carries them to the end of the month', () => {
  const marks = costOnScene(
    whole,
    graph,
    costAt([
      line(id('table'), 'inventory', 1),
      line(id('autoscaling'), 'usage', 2),
      line('arn:queue', 'usage', 4),
    ]),
  );
  // Ten of thirty days are over.
  expect(marks.get('table')).toEqual({ known: { monthToDate: 3, forecast: 9 }, unknownLines: 0 });
  expect(marks.get('queue')).toEqual({ known: { monthToDate: 4, forecast: 12 }, unknownLines: 0 });
});

it('calls unknown what no line prices, keeps it out of a sum, and says nothing of a part without lines', () => {
  const marks = costOnScene(
    whole,
    graph,
    costAt([line(id('table'), 'usage'), line(id('nat'), 'inventory', 3), line(id('nat'), 'usage')]),
  );
  expect(marks.get('table')).toEqual({ unknownLines: 1 });
  expect(marks.get('nat')).toEqual({ known: { monthToDate: 3, forecast: 9 }, unknownLines: 1 });
  expect([...marks.keys()]).toEqual(['table', 'nat']);
});

it('counts a line once where one drawn part stands for two that share its name', () => {
  const twins = { nodes: [node('a', { aliases: ['same'] }), node('b', { aliases: ['same'] })] };
  const marks = costOnScene(
    scene(['fold', ['a', 'b']]),
    twins as unknown as SystemGraph,
    costAt([line('same', 'inventory', 1)]),
  );
  expect(marks.get('fold')?.known?.monthToDate).toBe(1);
});

it('takes usage of the first minutes for what it is, as the estimate does', () => {
  const young = instant(Date.UTC(2026, 10, 1) + 60_000);
  const { cost, asOf } = costAt([line(id('table'), 'usage', 1)], young);
  expect(costOnScene(whole, graph, { cost, asOf }).get('table')?.known?.forecast).toBe(1);
});

it('finds the lines of the panel by id, other name and part', () => {
  const { cost } = costAt([line(id('autoscaling'), 'usage', 1), line('arn:queue', 'usage', 1)]);
  expect(graph.nodes.map((each) => costLinesOf(each, cost).length)).toEqual([1, 1, 0, 0]);
  expect(costLinesOf(node('table'), undefined)).toEqual([]);
});

it('puts what a view does not draw on the nearest frame around it, once, and nowhere without a frame', () => {
  const inside = {
    ...graph,
    nodes: [...graph.nodes, node('address', { path: [id('vpc'), id('zone')] })],
  } as SystemGraph;
  const drawn = scene(['table', ['table']], ['queue', ['queue']], ['role', ['role']]);
  const costs = costAt([line(id('address'), 'inventory', 3), line(id('nat'), 'inventory', 5)]);
  const containers = [
    { id: 'container:region', style: 'region' },
    { id: id('vpc'), style: 'vpc' },
  ];
  const marks = costOnScene({ ...drawn, containers } as unknown as Scene, inside, costs);
  expect(marks.get(id('vpc'))?.known?.monthToDate).toBe(3);
  expect(marks.get('container:region')?.known?.monthToDate).toBe(5);
  expect(costOnScene(drawn, inside, costs).size).toBe(0);
});
