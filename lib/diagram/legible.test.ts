import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { SceneEdge } from '#lib/domain/graph/scene.ts';
import { SCENE_VIEWS } from '#lib/domain/graph/scene.ts';
import { draw } from './draw/draw.ts';
import { LIGHT } from './draw/palette.ts';
import type { SvgNode } from './draw/svg.ts';
import { accountOf, numbers } from './fixtures/account.ts';
import { sceneOf } from './scene.ts';

/** A page never opens a picture smaller than it is drawn (`viewport.ts`), so this is what a reader meets on a desk, px. */
const FLOOR = 11;

const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.graph.json`, import.meta.url), 'utf8')) as SystemGraph;
const GRAPHS = [
  recorded('items-dev'),
  recorded('hello-dev'),
  accountOf({ visible: 60, stacks: 3 }, numbers(60)),
];
const cases = GRAPHS.flatMap((graph) =>
  SCENE_VIEWS.map((view) => [`${graph.place.system}, ${graph.nodes.length}`, view, graph] as const),
);

it.each(cases)('%s, %s: no word is drawn under 11 px, whatever lies over it', async (_, view, graph) => {
  const scene = await sceneOf(graph, { view, opened: [] });
  const every = <Value>(value: Value) => new Map(scene.nodes.map(({ id }) => [id, value]));
  const drawn = draw(scene, {
    colours: LIGHT,
    framed: true,
    health: every('failing' as const),
    overlays: {
      traffic: new Map(scene.edges.map(({ id }) => [id, 12])),
      figures: new Map(
        [...scene.edges, ...scene.nodes].map(({ id }: Pick<SceneEdge, 'id'>) => [
          id,
          ['19/min', '0.4 %', 'p95 40 ms'],
        ]),
      ),
      findings: every(3),
      change: every('replace' as const),
      cost: every({ text: '$0.24 → $1.20', unknown: false }),
    },
  });
  expect(sizesIn(drawn).length).toBeGreaterThan(scene.nodes.length);
  expect(Math.min(...sizesIn(drawn))).toBeGreaterThanOrEqual(FLOOR);
});

function sizesIn(node: SvgNode, around = Number.NaN): readonly number[] {
  const size = Number(node.attributes['font-size'] ?? around);
  const own = node.tag === 'text' ? [size] : [];
  return [...own, ...node.children.flatMap((each) => (typeof each === 'string' ? [] : sizesIn(each, size)))];
}
