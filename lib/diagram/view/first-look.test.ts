import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import { faults } from '../geometry.ts';
import { sceneOf } from '../scene.ts';
import { foldsIn } from './first-look.ts';
import { viewOf } from './view-of.ts';

const fixture = (name: string): SystemGraph =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.graph.json`, import.meta.url), 'utf8'));
const items = fixture('items-dev');
const [operations = '', zones = ''] = foldsIn(viewOf(items, { view: 'detailed' }), items);

it('opens on the system itself: operations and equal zones are sheets that say what is in them', async () => {
  const scene = await sceneOf(items, { view: 'detailed', opened: [] });
  const sheets = new Map(
    scene.nodes.flatMap(({ id, title, sheet }) => (sheet ? [[id, { title, sheet }]] : [])),
  );
  expect(sheets.get(zones)).toMatchObject({ title: { text: '2 Availability Zones' }, sheet: { sheets: 2 } });
  expect(sheets.get(zones)?.sheet.lines.map(({ text }) => text)).toEqual([
    '4 subnets · 2 interfaces',
    '1 NAT gateway',
    '1a, 1c',
  ]);
  expect(sheets.get(operations)?.title.text).toBe('Operations · 36');
  expect(scene.containers.filter(({ style }) => style === 'zone' || style === 'group')).toEqual([]);
  expect(faults(scene)).toEqual([]);
});

it('has about the shape of the window that it is seen in', async () => {
  const scene = await sceneOf(items, { view: 'detailed', opened: [] });
  expect(scene.width).toBeLessThan(1530);
  expect(scene.height).toBeLessThan(850);
});

it('draws a fold that was opened as the frames that it was, which know where they go back to', async () => {
  const scene = await sceneOf(items, { view: 'detailed', opened: [zones] });
  expect(scene.containers.filter(({ fold }) => fold === zones).map(({ style }) => style)).toEqual([
    'zone',
    'zone',
  ]);
  expect(scene.nodes.some(({ id }) => id === zones)).toBe(false);
  expect(scene.nodes.some(({ id }) => id === operations)).toBe(true);
});

it('folds nothing in a file, and no zone that has something of its own', async () => {
  const whole = await sceneOf(items, { view: 'detailed' });
  expect(whole.nodes.filter(({ sheet }) => sheet)).toEqual([]);
  const [zone] = items.nodes.filter(({ kind }) => kind === 'zone');
  if (!zone) throw new Error('the fixture has zones');
  const id = resourceId('own');
  const own = { ...zone, id, kind: 'database', path: [...zone.path, zone.id], name: 'own' } as const;
  const [edge] = items.edges;
  const edges = edge ? [...items.edges, { ...edge, id: 'to own', to: id }] : [];
  const linked: SystemGraph = { ...items, nodes: [...items.nodes, own], edges };
  expect(foldsIn(viewOf(linked, { view: 'detailed' }), linked)).toEqual([operations]);
});
