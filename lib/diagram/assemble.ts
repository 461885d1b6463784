import { TOOLS } from '#lib/domain/deploy/tool.ts';
import type {
  Box,
  Scene,
  SceneContainer,
  SceneEdge,
  SceneEdgeKind,
  SceneIcon,
  SceneTier,
} from '#lib/domain/graph/scene.ts';
import { ENGLISH, legendWidth } from './draw/legend.ts';
import { iconOf } from './icons.ts';
import { junctionsOf } from './layout/junctions.ts';
import { sceneNode } from './layout/node-scene.ts';
import type { Positions } from './layout/positions.ts';
import { type Sized, TEXT } from './layout/sized.ts';
import type { Diagram } from './view/types.ts';

/** Space around the picture: the title above, the legend below. */
const MARGIN = { left: 24, top: 92, right: 24, bottom: 56 };

export type Placed = Positions & { readonly tiers?: readonly SceneTier[] };

/** Everything in its place, with the words and the artwork that it needs. */
export function assembled(diagram: Diagram, parts: Sized, laid: Placed): Omit<Scene, 'metadata'> {
  const nodes = parts.nodes.map((node) => sceneNode(node, laid.boxes));
  const containers = parts.containers.map((each): SceneContainer => {
    const box = laid.boxes.get(each.id) ?? EMPTY;
    const indent = each.icon === undefined ? 8 : TEXT.container.icon + 8;
    const { minimum: _, titleWidth, title, ...rest } = each;
    return { ...rest, box, title: { text: title, x: box.x + indent, y: box.y + 16.5, width: titleWidth } };
  });
  const edges = diagram.edges.flatMap((edge): SceneEdge[] => {
    const points = laid.lines.get(edge.id);
    const label = laid.labels.get(edge.id);
    if (!points || points.length < 2) return [];
    const { label: _, weight: __, ...rest } = edge;
    return [{ ...rest, points, ...(label === undefined ? {} : { label }) }];
  });
  const legend = LEGEND.filter((kind) => edges.some((edge) => edge.kind === kind));
  const { tiers = [] } = laid;
  // A line that climbs around a node may be the lowest of all.
  const corners = edges.flatMap((edge) => edge.points.map((at) => ({ ...at, width: 0, height: 12 })));
  const all = [
    ...nodes.map((node) => node.bounds),
    ...[...containers, ...tiers].map((each) => each.box),
    ...corners,
  ];
  const marked = new Set([...nodes, ...containers].flatMap((each) => each.owners));
  const owners = TOOLS.filter((each) => marked.has(each));
  const used = [
    ...new Set([...nodes.map((node) => node.icon), ...containers.flatMap((each) => each.icon ?? [])]),
  ];
  return {
    view: diagram.view,
    width: Math.ceil(
      Math.max(...all.map((box) => box.x + box.width + MARGIN.right), legendWidth(legend, owners, ENGLISH)),
    ),
    height: Math.ceil(Math.max(...all.map((box) => box.y + box.height), MARGIN.top) + MARGIN.bottom),
    title: diagram.title,
    subtitle: diagram.subtitle,
    containers,
    nodes,
    edges,
    ...(tiers.length === 0 ? {} : { tiers }),
    junctions: junctionsOf(edges),
    legend,
    icons: artwork(used.toSorted()),
  };
}

function artwork(names: readonly string[]): Scene['icons'] {
  const found: Record<string, SceneIcon> = {};
  for (const name of names) {
    const icon = iconOf(name);
    if (icon) found[name] = icon;
  }
  return found;
}

const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };

const LEGEND: readonly SceneEdgeKind[] = [
  'request',
  'invoke',
  'read',
  'write',
  'stream',
  'message',
  'dead-letter',
  'schedule',
  'network',
  'response',
  'log',
  'alarm',
];

/** Into the frame: labels may hang over the leftmost icon. */
export function framed(laid: Placed, parts: Sized): Placed {
  const bounds = [
    ...parts.nodes.map((node) => sceneNode(node, laid.boxes).bounds),
    ...parts.containers.map((each) => laid.boxes.get(each.id) ?? EMPTY),
  ];
  const left = Math.min(0, ...bounds.map((box) => box.x));
  const top = Math.min(0, ...bounds.map((box) => box.y));
  const [dx, dy] = [MARGIN.left - left, MARGIN.top - top];
  const moved = <T extends { x: number; y: number }>(each: T): T => ({
    ...each,
    x: each.x + dx,
    y: each.y + dy,
  });
  const values = <K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W) =>
    new Map([...map].map(([key, value]) => [key, change(value)] as const));
  return {
    ...laid,
    boxes: values(laid.boxes, moved),
    labels: values(laid.labels, moved),
    lines: values(laid.lines, (line) => line.map(moved)),
    ...(laid.tiers
      ? { tiers: laid.tiers.map((tier) => ({ ...tier, box: moved(tier.box), title: moved(tier.title) })) }
      : {}),
  };
}
