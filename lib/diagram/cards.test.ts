import { beforeAll, describe, expect, it } from 'vitest';
import type { Scene, SceneNode } from '#lib/domain/graph/scene.ts';
import { LIGHT } from './draw/palette.ts';
import { drawioOf } from './drawio.ts';
import { accountOf, numbers } from './fixtures/account.ts';
import { faults } from './geometry.ts';
import { sceneOf } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await sceneOf(accountOf({ visible: 60 }, numbers(60)), { view: 'simple' });
});

describe('frames', () => {
  it('hold the parts of each stack, inside the region, and no line that is not theirs', async () => {
    const graph = accountOf({ visible: 60, stacks: 3 }, numbers(60));
    const framed = await sceneOf(graph, { view: 'simple' });
    expect(faults(framed)).toEqual([]);
    const titles = framed.containers.map(({ title }) => title.text);
    expect(titles.slice(0, 2)).toEqual(['AWS Cloud · account 000000000000', 'Region · eu-west-1 (Ireland)']);
    expect(titles.slice(2).toSorted()).toEqual(
      ['order', 'cart', 'stock'].map((name) => `Stack · ${name}`).toSorted(),
    );
    const home = (kind: string) => framed.nodes.find((node) => node.subtitle?.text === kind)?.parent;
    expect(home('DynamoDB table')).toBe('stack:shop-prod-order');
    expect(home('Browser, mobile')).toBeUndefined();
  });

  it('close into one card', async () => {
    const graph = accountOf({ visible: 60, stacks: 3 }, numbers(60));
    const closed = await sceneOf(graph, { view: 'simple', collapsed: ['stack:shop-prod-cart'] });
    expect(closed.nodes.find((node) => node.id === 'stack:shop-prod-cart')?.holds).toBeGreaterThan(5);
    expect(closed.metadata.faults).toEqual([]);
  });
});

describe('a card', () => {
  it('is as large as every other, with its icon and words on it', () => {
    expect(new Set(scene.nodes.map(({ box }) => `${box.width}×${box.height}`))).toEqual(new Set(['168×48']));
    expect(scene.nodes.every(({ box, bounds }) => bounds === box)).toBe(true);
    expect(scene.metadata.faults).toEqual([]);
  });

  it.each<[string, (card: SceneNode) => Partial<SceneNode>]>([
    ['wider than it', ({ title }) => ({ title: { ...title, width: 130 } })],
    ['on the icon', ({ title }) => ({ title: { ...title, x: title.x - 20 } })],
    ['under it', ({ box, title }) => ({ title: { ...title, y: box.y + box.height + 6 } })],
  ])('is at fault with a name %s', (_where, change) => {
    const [first, ...rest] = scene.nodes;
    if (!first) throw new Error('the picture has nodes');
    const wrong = { ...scene, nodes: [{ ...first, ...change(first) }, ...rest] };
    expect(faults(wrong)).toContain(`${first.title.text} does not fit its card`);
  });

  it('is an AWS icon on a labelled cell in draw.io, and lines are tied to the cell', () => {
    const file = drawioOf(scene, LIGHT);
    const cells = scene.nodes.filter((_, index) =>
      new RegExp(`id="part-${scene.containers.length + index}-icon"[^>]*connectable="0"`).test(file),
    );
    expect(cells).toHaveLength(scene.nodes.length);
    expect(file).toMatch(/parent="part-\d+" value="" connectable="0" style="[^"]*mxgraph\.aws4\.lambda/);
    expect(file).not.toMatch(/(source|target)="part-\d+-icon"/);
  });
});
