import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { LIGHT } from './draw/palette.ts';
import { drawioOf } from './drawio.ts';
import { sceneOf } from './scene.ts';

const FIXTURE = new URL('./fixtures/items-dev.graph.json', import.meta.url);
const items: SystemGraph = JSON.parse(readFileSync(FIXTURE, 'utf8'));
let scene: Scene;
beforeAll(async () => {
  scene = await sceneOf(items, { view: 'detailed' });
});

type Cell = Readonly<Record<string, string>>;

/** Attributes of every cell and of its geometry, as an XML reader hands them over. */
const cellsOf = (file: string): readonly Cell[] =>
  file
    .split('<mxCell ')
    .slice(1)
    .map((cell) => ({
      ...attributes(/^[^>]*/.exec(cell)?.[0]),
      ...attributes(/<mxGeometry[^>]*/.exec(cell)?.[0]),
    }));

const attributes = (text = ''): Cell =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]),
  );

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

it('gives every cell an id of its own and a parent that comes before it', () => {
  const cells = cellsOf(drawioOf(scene));
  const seen = new Set<string>();
  for (const { id = '', parent } of cells) {
    expect(seen.has(id)).toBe(false);
    if (parent !== undefined) expect(seen).toContain(parent);
    seen.add(id);
  }
  expect(cells[0]).toEqual({ id: '0' });
});

it('ties both ends of every line to a cell that is there', () => {
  const cells = cellsOf(drawioOf(scene));
  const vertices = new Set(cells.filter((cell) => cell.vertex === '1').map((cell) => cell.id));
  const lines = cells.filter((cell) => cell.edge === '1');
  expect(lines).toHaveLength(scene.edges.length);
  for (const line of lines) {
    expect(vertices).toContain(line.source);
    expect(vertices).toContain(line.target);
    expect(line).toMatchObject({ relative: '1', as: 'geometry' });
  }
});

it('places each part relative to the container that holds it, where the scene has it', () => {
  const cells = new Map(cellsOf(drawioOf(scene)).map((cell) => [cell.id, cell]));
  const corner = (id: string | undefined): readonly [number, number] => {
    const cell = cells.get(id);
    if (!cell?.vertex) return [0, 0];
    const [x, y] = corner(cell.parent);
    return [x + Number(cell.x), y + Number(cell.y)];
  };
  for (const [index, { box, parent }] of [...scene.containers, ...scene.nodes].entries()) {
    const [x, y] = corner(`part-${index}`);
    expect(x).toBeCloseTo(box.x, 0);
    expect(y).toBeCloseTo(box.y, 0);
    expect(cells.get(`part-${index}`)?.parent === '1').toBe(parent === undefined);
  }
});

it('draws with the shapes of AWS: tiles for services, groups for the account and the network', () => {
  const styles = cellsOf(drawioOf(scene))
    .map((cell) => cell.style ?? '')
    .join('\n');
  for (const name of ['lambda', 'api_gateway', 'dynamodb', 'sqs', 'eventbridge', 'secrets_manager', 's3'])
    expect(styles).toContain(`shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.${name};`);
  for (const name of ['group_aws_cloud_alt', 'group_region', 'group_vpc2', 'group_security_group'])
    expect(styles).toContain(`shape=mxgraph.aws4.group;grIcon=mxgraph.aws4.${name};`);
  expect(styles).toContain('shape=mxgraph.aws4.nat_gateway;');
  expect(styles).not.toContain('resIcon=mxgraph.aws4.general;');
});

it('keeps who owns what in a layer of its own', () => {
  const cells = cellsOf(drawioOf(scene));
  expect(cells.filter((cell) => cell.parent === '0').map((cell) => cell.value)).toEqual([
    'Architecture',
    'Ownership',
  ]);
  const marks = cells.filter((cell) => cell.parent === '2').map((cell) => cell.value);
  expect(new Set(marks)).toEqual(new Set(['TF', 'SAM']));
});

it('keeps a name text, in the file and in the label that draw.io reads as HTML', () => {
  const name = '"/><script>alert(1)</script>\u0007';
  const [first, ...rest] = scene.nodes;
  if (!first) throw new Error('the scene has nodes');
  const hostile: Scene = {
    ...scene,
    title: name,
    nodes: [{ ...first, title: { ...first.title, text: name } }, ...rest],
  };
  const file = drawioOf(hostile);
  expect(file).not.toContain('<script');
  expect(file).not.toContain('\u0007');
  expect(cellsOf(file)).toHaveLength(cellsOf(drawioOf(scene)).length);
  expect(cellsOf(file).find((cell) => cell.id === `part-${scene.containers.length}`)?.value).toContain(
    '&quot;/&gt;&lt;script&gt;alert(1)&lt;/script&gt;',
  );
});

it('gives each overlay a layer of its own', () => {
  const [node] = scene.nodes;
  const [line] = scene.edges;
  const file = drawioOf(scene, LIGHT, {
    health: new Map([[node?.id ?? '', 'failing']]),
    change: new Map([
      [node?.id ?? '', 'replace'],
      [line?.id ?? '', 'create'],
    ]),
    cost: new Map([[node?.id ?? '', { text: 'unknown', unknown: true }]]),
    traffic: new Map([[line?.id ?? '', 12.5]]),
  });
  const cells = cellsOf(file);
  const layers = cells.filter((cell) => cell.parent === '0');
  expect(layers.map((cell) => cell.value)).toEqual([
    'Architecture',
    'Ownership',
    'Health',
    'Traffic',
    'Change',
    'Cost',
  ]);
  const said = (layer: string) => cells.filter((cell) => cell.parent === layer).map((cell) => cell.value);
  expect(said('overlay-health')).toEqual(['failing']);
  expect(said('overlay-traffic')).toEqual(['13/s']);
  expect(said('overlay-change')).toEqual(['∓ replace', '+ will connect']);
  expect(said('overlay-cost')).toEqual(['unknown']);
});
