import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { sceneOf } from '../scene.ts';

const graph: SystemGraph = JSON.parse(
  readFileSync(new URL('../fixtures/items-dev.graph.json', import.meta.url), 'utf8'),
);
const idOf = (kind: string) => graph.nodes.find((node) => node.kind === kind)?.id ?? '';
const titles = async (ids: readonly string[]) => {
  const { nodes, containers, metadata } = await sceneOf(graph, { view: 'detailed', only: ids });
  return { nodes: nodes.map(({ title }) => title.text), containers: containers.length, metadata };
};

it('draws a changed part with what its lines join, inside its containers, and counts the rest', async () => {
  const whole = await sceneOf(graph, { view: 'detailed' });
  const part = await titles([idOf('nat-gateway')]);
  expect(part.nodes).toContain('nat-a');
  expect(part.nodes).toContain('igw');
  expect(part.nodes).not.toContain('data');
  expect(part.containers).toBeLessThan(whole.containers.length);
  expect(part.metadata).toMatchObject({ hidden: whole.nodes.length - part.nodes.length, faults: [] });
});

it('draws everything where nearly everything changes, or where nothing that is drawn does', async () => {
  const whole = await titles([]);
  expect(whole.metadata.hidden).toBeUndefined();
  expect(await titles(graph.nodes.map(({ id }) => id))).toEqual(whole);
  expect((await titles(['tf:nowhere#x'])).nodes).toEqual(whole.nodes);
});
