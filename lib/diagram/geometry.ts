import type { Box, Scene, SceneEdge } from '#lib/domain/graph/scene.ts';
import { falseLinks } from './geometry-trunks.ts';
import { grown, meet, onBorder, within } from './layout/boxes.ts';
import { passes, segments } from './layout/lines.ts';

/** The parts of a scene that its geometry is told from. */
export type Drawn = Pick<Scene, 'width' | 'height' | 'nodes' | 'containers' | 'edges'>;

/** What is wrong with where things are, in words; none for a picture that may be shown. */
export function faults(scene: Drawn): readonly string[] {
  return [
    ...overlaps(scene),
    ...outside(scene),
    ...spilled(scene),
    ...looseEnds(scene),
    ...trespasses(scene),
    ...falseLinks(scene.edges),
  ];
}

type Named = { readonly name: string; readonly box: Box };

/** Nodes with their texts, and words of lines, also on titles of containers. */
function overlaps(scene: Drawn): readonly string[] {
  const labels = scene.edges.flatMap((edge) =>
    edge.label ? [{ name: `label ${edge.label.text}`, box: edge.label }] : [],
  );
  const boxes = [...scene.nodes.map((node) => ({ name: node.title.text, box: node.bounds })), ...labels];
  const titles = titlesOf(scene);
  const said = ({ name }: Named, other: Named) => `${name} overlaps ${other.name}`;
  return [
    ...boxes.flatMap((one, index) =>
      boxes.slice(index + 1).flatMap((two) => (meet(one.box, two.box) ? [said(one, two)] : [])),
    ),
    ...boxes.flatMap((one) => titles.flatMap((two) => (meet(one.box, two.box) ? [said(one, two)] : []))),
  ];
}

const titlesOf = (scene: Drawn): readonly Named[] =>
  scene.containers.map(({ title }) => ({
    name: title.text,
    box: { x: title.x, y: title.y - 10, width: title.width, height: 12 },
  }));

/** Children inside parents, siblings apart, everything inside the picture. */
function outside(scene: Drawn): readonly string[] {
  const frame: Box = { x: 0, y: 0, width: scene.width, height: scene.height };
  const containers = new Map(scene.containers.map((each) => [each.id, each.box]));
  const parts = [
    ...scene.nodes.map((node) => ({ name: node.title.text, box: node.bounds, parent: node.parent })),
    ...scene.containers.map((each) => ({ name: each.title.text, box: each.box, parent: each.parent })),
  ];
  const loose = parts.flatMap(({ name, box, parent }) => {
    const around = parent === undefined ? frame : containers.get(parent);
    return around && within(box, around) ? [] : [`${name} is not inside ${parent ?? 'the picture'}`];
  });
  const mixed = scene.containers.flatMap((each) =>
    parts
      .filter(
        (part) => part.parent === each.parent && part.box !== each.box && meet(grown(part.box, -1), each.box),
      )
      .map(({ name }) => `${name} overlaps the container ${each.title.text}`),
  );
  const lost = scene.edges
    .filter((edge) => edge.points.some((at) => !within({ ...at, width: 0, height: 0 }, frame)))
    .map((edge) => `${edge.id} leaves the picture`);
  return [...loose, ...mixed, ...lost];
}

/** Words that a card has no room for. */
const spilled = (scene: Drawn): readonly string[] =>
  scene.nodes.flatMap(({ box, tile, title, subtitle }) => {
    if (!tile) return [];
    const lines = [title, ...(subtitle ? [subtitle] : [])];
    const outer = lines.filter(({ x, y, width }) => !within({ x, y: y - 9, width, height: 12 }, box));
    const under = lines.filter(({ x }) => x < tile.x + tile.width);
    return [...outer, ...under].map(({ text }) => `${text} does not fit its card`);
  });

function looseEnds(scene: Drawn): readonly string[] {
  const boxes = new Map([...scene.nodes, ...scene.containers].map((each) => [each.id, each.box]));
  return scene.edges.flatMap((edge) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    const [start, end] = [edge.points[0], edge.points.at(-1)];
    const fits = from && to && start && end && onBorder(start, from) && onBorder(end, to);
    return fits ? [] : [`${edge.id} does not end on its nodes`];
  });
}

/** Lines through icons, texts, titles or containers that they have nothing to do with, and slanted lines. */
function trespasses(scene: Drawn): readonly string[] {
  const parents = new Map([...scene.nodes, ...scene.containers].map((each) => [each.id, each.parent]));
  const around = (id: string | undefined): readonly string[] =>
    id === undefined ? [] : [id, ...around(parents.get(id))];
  const solid = [
    ...titlesOf(scene),
    ...scene.nodes.flatMap((node) => [
      { name: node.title.text, box: node.box },
      { name: `text of ${node.title.text}`, box: under(node) },
    ]),
  ];
  return scene.edges.flatMap((edge) => {
    const own = new Set([...around(edge.from), ...around(edge.to)]);
    const foreign = scene.containers
      .filter((each) => !own.has(each.id))
      .map((each) => ({ name: each.title.text, box: each.box }));
    return [...slanted(edge), ...through(edge, [...solid, ...foreign])];
  });
}

function slanted(edge: SceneEdge): readonly string[] {
  const slants = segments(edge.points).some(({ a, b }) => a.x !== b.x && a.y !== b.y);
  return slants ? [`${edge.id} is slanted`] : [];
}

function through(edge: SceneEdge, solid: readonly Named[]): readonly string[] {
  const lines = segments(edge.points);
  return solid
    .filter(({ box }) => lines.some((line) => passes(line, grown(box, -1))))
    .map(({ name }) => `${edge.id} runs through ${name}`);
}

/** What is written below an icon. */
const under = ({ box, bounds }: Scene['nodes'][number]): Box => ({
  ...bounds,
  y: box.y + box.height,
  height: bounds.height - box.height,
});
