import type { Box, Scene } from '#lib/domain/graph/scene.ts';
import { passes, segments } from './layout/lines.ts';

/** What is wrong with where things are, in words; none for a picture that may be shown. */
export function faults(scene: Scene): readonly string[] {
  return [...overlaps(scene), ...outside(scene), ...looseEnds(scene), ...trespasses(scene)];
}

function overlaps(scene: Scene): readonly string[] {
  const boxes = [
    ...scene.nodes.map((node) => ({ name: node.title.text, box: node.bounds })),
    ...scene.edges.flatMap((edge) =>
      edge.label ? [{ name: `label ${edge.label.text}`, box: edge.label }] : [],
    ),
  ];
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .flatMap((two) => (meet(one.box, two.box) ? [`${one.name} overlaps ${two.name}`] : [])),
  );
}

/** Children inside parents, everything inside the picture. */
function outside(scene: Scene): readonly string[] {
  const frame: Box = { x: 0, y: 0, width: scene.width, height: scene.height };
  const containers = new Map(scene.containers.map((each) => [each.id, each.box]));
  const parts = [
    ...scene.nodes.map((node) => ({ name: node.title.text, box: node.bounds, parent: node.parent })),
    ...scene.containers.map((each) => ({ name: each.title.text, box: each.box, parent: each.parent })),
  ];
  return parts.flatMap(({ name, box, parent }) => {
    const around = parent === undefined ? frame : containers.get(parent);
    return around && within(box, around) ? [] : [`${name} is not inside ${parent ?? 'the picture'}`];
  });
}

function looseEnds(scene: Scene): readonly string[] {
  const boxes = new Map([
    ...scene.nodes.map((node) => [node.id, node.box] as const),
    ...scene.containers.map((each) => [each.id, each.box] as const),
  ]);
  return scene.edges.flatMap((edge) => {
    const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
    const [start, end] = [edge.points[0], edge.points.at(-1)];
    const fits = from && to && start && end && touches(start, from) && touches(end, to);
    return fits ? [] : [`${edge.id} does not end on its nodes`];
  });
}

/** Lines through icons, texts or titles of others, and slanted lines. */
function trespasses(scene: Scene): readonly string[] {
  return scene.edges.flatMap((edge) => {
    const lines = segments(edge.points);
    const slants = lines.some(({ a, b }) => a.x !== b.x && a.y !== b.y) ? [`${edge.id} is slanted`] : [];
    const titles = scene.containers.map(({ title }) => ({
      name: title.text,
      box: { x: title.x, y: title.y - 10, width: title.width, height: 12 },
    }));
    const nodes = scene.nodes.flatMap((node) => {
      const under = {
        ...node.bounds,
        y: node.box.y + node.box.height,
        height: node.bounds.height - node.box.height,
      };
      const icon =
        node.id === edge.from || node.id === edge.to ? [] : [{ name: node.title.text, box: node.box }];
      return [...icon, { name: `text of ${node.title.text}`, box: under }];
    });
    const through = [...titles, ...nodes].filter(({ box }) =>
      lines.some((line) => passes(line, smaller(box))),
    );
    return [...slants, ...through.map(({ name }) => `${edge.id} runs through ${name}`)];
  });
}

const smaller = (box: Box): Box => ({
  x: box.x + 1,
  y: box.y + 1,
  width: box.width - 2,
  height: box.height - 2,
});

const meet = (one: Box, two: Box): boolean =>
  one.x < two.x + two.width &&
  two.x < one.x + one.width &&
  one.y < two.y + two.height &&
  two.y < one.y + one.height;

const within = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.width <= outer.x + outer.width + 0.5 &&
  inner.y + inner.height <= outer.y + outer.height + 0.5;

function touches({ x, y }: { x: number; y: number }, box: Box): boolean {
  const level = x >= box.x - 0.5 && x <= box.x + box.width + 0.5;
  return level && y >= box.y - 0.5 && y <= box.y + box.height + 0.5;
}
