import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { draw } from './draw/draw.ts';
import { LIGHT } from './draw/palette.ts';
import { toText } from './draw/svg.ts';
import { faults } from './geometry.ts';
import { mermaidOf } from './mermaid.ts';
import { pngOf } from './png.ts';
import { sceneOf } from './scene.ts';

const graph = (name: string): SystemGraph =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}-dev.graph.json`, import.meta.url), 'utf8'));

const items = graph('items');
const hello = graph('hello');
const cases = [
  ['items', 'simple', items],
  ['items', 'detailed', items],
  ['items', 'flow', items],
  ['hello', 'simple', hello],
  ['hello', 'detailed', hello],
  ['hello', 'flow', hello],
] as const;

describe.each(cases)('%s, %s', (_name, view, input) => {
  it('overlaps nothing, keeps children inside parents and lines off what is not theirs', async () => {
    expect(faults(await sceneOf(input, { view }))).toEqual([]);
  });

  it('is drawn with the same bytes again', async () => {
    const [one, two] = await Promise.all([
      sceneOf(input, { view }),
      sceneOf(structuredClone(input), { view }),
    ]);
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  });
});

it('shows the request path and the stores of items in the simple view', async () => {
  const scene = await sceneOf(items, { view: 'simple' });
  expect(scene.nodes.map((node) => node.title.text).toSorted()).toEqual([
    'Clients',
    'api',
    'api',
    'daily',
    'data',
    'processor',
    'processor-dlq',
    'scheduled',
  ]);
  expect(scene.edges.map((edge) => edge.label?.text).toSorted()).toEqual([
    'HTTPS',
    'daily 00:00 UTC',
    'invoke · 6 routes',
    'on failure',
    'read, write',
    'read, write',
    'stream · batch 10',
    'write',
  ]);
});

it('nests account, region, VPC, zones and subnets in the detailed view', async () => {
  const scene = await sceneOf(items, { view: 'detailed' });
  expect(scene.containers.map((each) => each.style)).toEqual([
    'cloud',
    'region',
    'vpc',
    'security-group',
    'zone',
    'zone',
    'private',
    'private',
    'public',
    'public',
    'group',
  ]);
  const eni = scene.nodes.find((node) => node.title.text === 'eni');
  expect(scene.containers.find((each) => each.id === eni?.parent)?.style).toBe('private');
});

it('draws text as text, whatever a name holds', async () => {
  const hostile = structuredClone(items) as { nodes: { name: string }[] } & SystemGraph;
  for (const node of hostile.nodes)
    if (node.name === 'items-dev-api') node.name = '<script>alert("x")</script>\u202e&';
  const text = toText(draw(await sceneOf(hostile, { view: 'simple' }), { colours: LIGHT }));
  expect(text).not.toContain('<script');
  expect(text).toContain('&lt;script');
  expect(mermaidOf(await sceneOf(hostile, { view: 'simple' }))).not.toContain('<script');
});

it('draws a picture of nothing without failing', async () => {
  const nothing: SystemGraph = { place: items.place, nodes: [], edges: [], problems: [], findings: [] };
  const text = toText(draw(await sceneOf(nothing, { view: 'simple' }), { colours: LIGHT }));
  expect(text).toMatch(/^<svg .*<\/svg>$/);
  expect(faults(await sceneOf(nothing, { view: 'detailed' }))).toEqual([]);
});

it('writes a PNG of twice the size, with its text', async () => {
  const scene = await sceneOf(hello, { view: 'simple' });
  const png = Buffer.from(await pngOf(toText(draw(scene, { colours: LIGHT }))));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(scene.width * 2);
});
