import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { Point, Scene } from '#lib/domain/graph/scene.ts';

/** What every program is given: the same boxes with their texts and frames, who is joined to whom, the words of lines. */
export type Plain = Pick<Scene, 'nodes' | 'edges' | 'containers'>;

type Line = readonly Point[];

/** As somebody would who reads the first page of its manual. */
export const elkOf = ({ nodes, edges, containers }: Plain): ElkNode => ({
  id: 'root',
  layoutOptions: {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
    'elk.json.edgeCoords': 'ROOT',
  },
  children: elkInside(undefined, { nodes, edges, containers }),
  edges: edges.map(({ id, from, to, label }) => ({
    id,
    sources: [from],
    targets: [to],
    labels: label ? [{ text: label.text, width: label.width, height: label.height }] : [],
  })),
});

const elkInside = (parent: string | undefined, plain: Plain): ElkNode[] => [
  ...plain.nodes
    .filter((node) => node.parent === parent)
    .map(({ id, bounds }) => ({ id, width: bounds.width, height: bounds.height })),
  ...plain.containers
    .filter((each) => each.parent === parent)
    .map(({ id }) => ({ id, layoutOptions: { 'elk.padding': FRAME }, children: elkInside(id, plain) })),
];

/** Room for a frame's title. */
const FRAME = '[top=40,left=16,bottom=16,right=16]';

export const linesOfElk = (root: ElkNode): readonly Line[] =>
  (root.edges ?? []).map((edge) =>
    (edge.sections ?? []).flatMap((each) => [each.startPoint, ...(each.bendPoints ?? []), each.endPoint]),
  );

/** Sizes in inches of 72 px. */
export const dotOf = ({ nodes, edges, containers }: Plain) => ({
  directed: true,
  graphAttributes: { rankdir: 'LR', splines: 'ortho' },
  nodes: nodes.map(({ id, bounds }) => ({
    name: id,
    attributes: { shape: 'box', fixedsize: true, width: bounds.width / 72, height: bounds.height / 72 },
  })),
  subgraphs: dotInside(undefined, { nodes, edges, containers }),
  edges: edges.map(({ from, to, label }) => ({
    tail: from,
    head: to,
    attributes: label ? { label: label.text, fontsize: 11 } : {},
  })),
});

type Cluster = { name: string; nodes: { name: string }[]; subgraphs: Cluster[] };

const dotInside = (parent: string | undefined, plain: Plain): Cluster[] =>
  plain.containers
    .filter((each) => each.parent === parent)
    .map(({ id }) => ({
      name: `cluster_${id}`,
      nodes: plain.nodes.filter((node) => node.parent === id).map((node) => ({ name: node.id })),
      subgraphs: dotInside(id, plain),
    }));

/** `s,x,y e,x,y x,y …`: corners of straight pieces written as curves, of which every third point is a corner. */
export function linesOfDot(answer: object): readonly Line[] {
  const { edges = [] } = answer as { edges?: readonly { pos?: string }[] };
  return edges.map(({ pos = '' }) =>
    pos
      .split(' ')
      .filter((each) => !/^[se],/.test(each))
      .filter((_, index) => index % 3 === 0)
      .map((each) => {
        const [x = 0, y = 0] = each.split(',').map(Number);
        return { x, y };
      }),
  );
}

/** Places where a level piece crosses an upright one of another line; a trunk that lines share crosses once. */
export function crossingsOf(lines: readonly Line[]): number {
  const pieces = lines.flatMap((line, of) =>
    line.slice(1).map((b, index) => ({ of, a: line[index] ?? b, b })),
  );
  const flat = (a: number, b: number) => Math.abs(a - b) < 0.5;
  const level = pieces.filter(({ a, b }) => flat(a.y, b.y));
  const upright = pieces.filter(({ a, b }) => flat(a.x, b.x));
  const inside = (value: number, p: number, q: number) =>
    value > Math.min(p, q) + 1 && value < Math.max(p, q) - 1;
  const places = level.flatMap((one) =>
    upright
      .filter(
        (two) => one.of !== two.of && inside(two.a.x, one.a.x, one.b.x) && inside(one.a.y, two.a.y, two.b.y),
      )
      .map((two) => `${Math.round(two.a.x)} ${Math.round(one.a.y)}`),
  );
  return new Set(places).size;
}
