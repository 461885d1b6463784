import type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api.js';
import type { Box, DrawnView } from '#lib/domain/graph/scene.ts';
import { layoutOptions, NO_PADDING, NODE_LABEL, PADDING } from './options.ts';
import type { Sized, SizedContainer, SizedNode } from './sized.ts';
import type { End, Piece, Split } from './split.ts';
import { ROOT } from './tree.ts';

/** One try: keep the given order of siblings, or let ELK find one from a seed. */
export type Variant = {
  readonly order: 'path' | 'light-first' | 'free';
  readonly seed: number;
  /** Words of lines that leave several frames are placed afterwards: a layout gives each a column of its own. */
  readonly tight?: true;
  /** Frames that no line joins stand one above the other; without it ELK packs them side by side. */
  readonly column?: true;
};

export type Minimum = Pick<Box, 'width' | 'height'>;

/** The whole picture as ELK reads it. `minimums`: sizes that twins must reach, from an earlier pass. */
export function elkGraph(
  view: DrawnView,
  parts: Sized,
  split: Split,
  minimums: ReadonlyMap<string, Minimum>,
  variant: Variant,
): ElkNode {
  const look = layoutOptions(parts.cards ? 'cards' : view, variant);
  const options = variant.column ? { ...look, 'elk.separateConnectedComponents': 'false' } : look;
  const ports = portsOf(split.pieces);
  const level = (parent: string): Pick<ElkNode, 'children' | 'edges'> => {
    const anchors = split.pieces
      .flatMap((piece) => [piece.from, piece.to])
      .filter((end) => end.anchor && end.of === `anchor:${parent}`);
    const containers = parts.containers.filter((each) => (each.parent ?? ROOT) === parent);
    const nodes = parts.nodes.filter((each) => (each.parent ?? ROOT) === parent);
    const children = [
      ...nodes.map((node) => nodeOf(node, ports)),
      ...containers.map((each) => {
        const inside = level(each.id);
        const count = inside.children?.length ?? 0;
        return { ...containerOf(each, count, ports, options, minimums), ...inside };
      }),
      ...[...new Set(anchors.map((end) => end.of))].map((id) => anchor(id, ports)),
    ].map((child, index) => placed(child, index));
    return {
      children,
      edges: split.pieces.filter((piece) => piece.inside === parent).map((piece) => edgeOf(piece, parts)),
    };
  };
  return {
    id: ROOT,
    layoutOptions: { ...options, 'elk.padding': NO_PADDING },
    ...level(ROOT),
  };
}

type Ports = ReadonlyMap<string, readonly ElkPort[]>;

function portsOf(pieces: readonly Piece[]): Ports {
  const ends = new Map<string, Map<string, End>>();
  for (const end of pieces.flatMap((piece) => [piece.from, piece.to])) {
    const own = ends.get(end.of) ?? new Map<string, End>();
    ends.set(end.of, own.set(end.port, end));
  }
  return new Map(
    [...ends].map(([id, own]) => [
      id,
      [...own.values()].map((end) => ({
        id: end.port,
        width: 0,
        height: 0,
        layoutOptions: { 'elk.port.side': end.side },
      })),
    ]),
  );
}

const FIXED_SIDE = { 'elk.portConstraints': 'FIXED_SIDE' };

/** Semi-interactive crossing minimisation keeps the order of these positions. */
function placed(child: ElkNode, index: number): ElkNode {
  return { ...child, layoutOptions: { ...child.layoutOptions, 'elk.position': `(0, ${index * 100})` } };
}

function nodeOf(node: SizedNode, ports: Ports): ElkNode {
  return {
    id: node.id,
    width: node.width,
    height: node.height,
    ports: [...(ports.get(node.id) ?? [])],
    labels: node.card ? [] : [{ text: node.titleText, ...node.label, layoutOptions: NODE_LABEL }],
    layoutOptions: { ...FIXED_SIDE, 'elk.portAlignment.default': 'CENTER' },
  };
}

const anchor = (id: string, ports: Ports): ElkNode => ({
  id,
  width: 2,
  height: 2,
  ports: [...(ports.get(id) ?? [])],
  layoutOptions: FIXED_SIDE,
});

function containerOf(
  container: SizedContainer,
  count: number,
  ports: Ports,
  options: Readonly<Record<string, string>>,
  minimums: ReadonlyMap<string, Minimum>,
): ElkNode {
  const bare = container.title === '';
  const isGroup = container.style === 'group' && !bare;
  const least = minimums.get(container.id) ?? { width: container.minimum, height: 84 };
  return {
    id: container.id,
    ports: [...(ports.get(container.id) ?? [])],
    layoutOptions: {
      ...options,
      ...FIXED_SIDE,
      'elk.padding': bare ? NO_PADDING : PADDING,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE PORTS',
      'elk.nodeSize.minimum': bare
        ? '(0, 0)'
        : `(${Math.max(least.width, container.minimum)}, ${least.height})`,
      // A container without lines puts its parts in one row, many of them in several; the region stacks what nothing joins.
      ...(isGroup ? { 'elk.separateConnectedComponents': 'true' } : {}),
      'elk.aspectRatio': isGroup ? (count > ROW ? '2' : '9') : '0.6',
    },
  };
}

/** Parts that nothing joins, side by side: more would make a strip of the whole picture. */
const ROW = 8;

function edgeOf(piece: Piece, parts: Sized): ElkExtendedEdge {
  const label =
    piece.label === undefined
      ? []
      : [{ text: piece.label, ...parts.edgeLabel(piece.label), layoutOptions: INLINE }];
  return {
    id: piece.id,
    sources: [piece.from.port],
    targets: [piece.to.port],
    labels: label,
    layoutOptions: {
      'elk.layered.priority.straightness': piece.hidden ? '0' : (STRAIGHT[piece.kind] ?? '4'),
    },
  };
}

const INLINE = { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' };

const STRAIGHT: Readonly<Record<string, string>> = {
  request: '10',
  invoke: '10',
  schedule: '6',
  write: '5',
  read: '5',
};
