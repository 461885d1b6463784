import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Point, Scene } from '#lib/domain/graph/scene.ts';
import { sceneOf } from './scene.ts';

const graph = (name: string): SystemGraph =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}-dev.graph.json`, import.meta.url), 'utf8'));

const at = ({ x, y }: Point): string => `${Math.round(x)},${Math.round(y)}`;

/** A line for each part: enough to see in a diff what moved where. */
const positions = ({ width, height, containers, nodes, edges }: Scene): string =>
  [
    `picture ${width}×${height}`,
    ...containers.map(
      ({ title, box }) => `[${title.text}] ${at(box)} ${at({ x: box.width, y: box.height })}`,
    ),
    ...nodes.map(({ title, box }) => `${title.text} ${at(box)}`),
    ...edges.map(({ kind, points, label }) =>
      `${kind} ${points.map(at).join(' ')} ${label?.text ?? ''}`.trim(),
    ),
    '',
  ].join('\n');

it.each(
  ['items', 'hello'].flatMap((name) =>
    (['simple', 'detailed', 'flow', 'focus'] as const).map((view) => [name, view] as const),
  ),
)('draws %s as before: %s', async (name, view) => {
  const node = graph(name).nodes.find((each) => each.kind === 'function')?.id ?? '';
  const scene = await sceneOf(graph(name), { view, node, depth: 1 });
  await expect(positions(scene)).toMatchFileSnapshot(`./fixtures/${name}-dev.${view}.positions.txt`);
});
