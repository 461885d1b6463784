import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import { environmentKey } from '#lib/domain/environment.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { metricPanels } from '#lib/domain/metrics/panels.ts';
import { chartHref, costHref, ownerText, requestsHref } from './node-facts.ts';

const ITEMS = JSON.parse(
  readFileSync(new URL('../../lib/diagram/fixtures/items-dev.graph.json', import.meta.url), 'utf8'),
) as SystemGraph;
const DEV = environmentKey('items', 'dev');
const part = (name: string, kind: string) => {
  const found = ITEMS.nodes.find((each) => each.name === name && each.kind === kind);
  if (!found) throw new Error(`${name} is recorded`);
  return found;
};
const api = part('items-dev-api', 'function');

it('leads from a part to its own chart, by the id that the metrics page gives it', () => {
  const [panel] = metricPanels([
    {
      ...{ id: 'lambda.invocations', resource: api.id, label: 'api', unit: 'count' },
      series: [{ metric: { namespace: 'AWS/Lambda', name: 'Invocations' }, statistic: 'Sum', points: [] }],
    } as never,
  ]);
  const address = new URL(chartHref(DEV, api, undefined) ?? '', 'http://localhost');
  expect(address.searchParams.get('chart')).toBe(panel?.id);
  expect(chartHref(DEV, part('items-dev-vpc', 'vpc'), undefined)).toBeUndefined();
});

it('leads to its own lines of cost where there are some, else to the page', () => {
  const cost = { estimate: { lines: [{ resource: api.id }] } } as unknown as EnvironmentCost;
  expect(decodeURIComponent(new URL(costHref(DEV, api, cost), 'http://x').hash)).toBe(`#line-${api.id}`);
  expect(costHref(DEV, api, undefined)).toBe('/e/items/dev/cost');
});

it('leads from a line to the requests along it: of who is called, behind an API too, else of who calls', () => {
  const scene = {
    nodes: ITEMS.nodes.map(({ id }) => ({ id, of: [id] })),
    edges: ITEMS.edges,
  } as unknown as Scene;
  const requests = (kind: string, to: string) =>
    requestsHref(
      DEV,
      scene,
      ITEMS,
      ITEMS.edges.find((edge) => edge.kind === kind && nameOf(edge.to) === to)?.id ?? '',
    );
  const nameOf = (id: string) => ITEMS.nodes.find((node) => node.id === id)?.name;
  expect(requests('request', 'items-dev-api')).toBe('/e/items/dev/logs?fn=api');
  expect(requests('dead-letter', 'items-dev-processor-dlq')).toBe('/e/items/dev/logs?fn=processor');
});

it('calls an owner as its makers do', () => {
  expect(ownerText({ kind: 'sam', stack: 'shop', logicalId: 'Fn', tool: 'cdk' })).toBe('CDK shop/Fn');
  expect(ownerText({ kind: 'terraform', address: 'aws_vpc.main', tool: 'opentofu' })).toBe(
    'OpenTofu aws_vpc.main',
  );
  expect(ownerText({ kind: 'none' })).toBe('');
});
