import type { SceneEdgeKind } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramEdge } from '../view/types.ts';
import { type Pull, ranked, weightOf } from './rank.ts';
import { ROOT, type Tree } from './tree.ts';
import { sharedEnd, trunkOf } from './trunk.ts';

/** A part of an edge that lies within one container, always drawn left to right. */
export type Piece = {
  readonly id: string;
  readonly edge: string;
  /** Container that it lies in. */
  readonly inside: string;
  readonly from: End;
  readonly to: End;
  readonly kind: SceneEdgeKind;
  /** Only the piece in the common container carries the label. */
  readonly label?: string;
  readonly hidden: boolean;
};

/** A port of a node, of a container, or of the hidden anchor that stands for a container from the inside. */
export type End = {
  readonly of: string;
  readonly port: string;
  readonly side: 'EAST' | 'WEST';
  readonly anchor?: true;
};

export type Split = {
  readonly pieces: readonly Piece[];
  /** Edge → its pieces from left to right, and whether the arrow points left. */
  readonly edges: ReadonlyMap<string, { readonly pieces: readonly string[]; readonly flipped: boolean }>;
  /** Edges between siblings that are stacked: routed after the layout. */
  readonly later: readonly DiagramEdge[];
};

/**
 * Cuts each edge at every border it crosses, so that each container can be laid out by itself.
 * Edges of one kind share a port at one end only: a trunk that is shared at both shows lines that are not there.
 */
export function split(
  diagram: Diagram,
  tree: Tree,
  hidden: readonly DiagramEdge[],
  { shares = sharing(diagram), tight = false }: { readonly shares?: Shares; readonly tight?: boolean } = {},
): Split {
  // Modules of Terraform stand beside the stacks of SAM, which use what is in them.
  const looks = new Map(
    diagram.containers.map(({ id, style, owners }) => [id, style === 'stack' ? `${style} ${owners}` : style]),
  );
  const stacked = (a: string, b: string) =>
    looks.get(a) === looks.get(b) && /^(zone|stack)/.test(looks.get(a) ?? '');
  const lifted = diagram.edges.map((edge) => ({ edge, ...tree.meet(edge.from, edge.to) }));
  const later = lifted.filter((each) => stacked(each.a, each.b)).map((each) => each.edge);
  const order = orders(
    diagram,
    lifted.filter((each) => !later.includes(each.edge)),
  );
  const pieces: Piece[] = [];
  const edges = new Map<string, { pieces: string[]; flipped: boolean }>();
  for (const edge of [...diagram.edges, ...hidden]) {
    if (later.includes(edge)) continue;
    const { common, a, b } = tree.meet(edge.from, edge.to);
    const rank = order.get(common);
    const flipped = !hidden.includes(edge) && (rank?.get(a) ?? 0) > (rank?.get(b) ?? 0);
    const whole = cut(edge, common, flipped, { tree, shares }, hidden.includes(edge));
    const left = flipped ? edge.to : edge.from;
    const leaves = tight && borders(left, common, tree).length >= DEEP;
    const own = leaves ? whole.map(({ label: _, ...rest }) => rest) : whole;
    pieces.push(...own);
    edges.set(edge.id, { pieces: own.map((each) => each.id), flipped });
  }
  return { pieces, edges, later };
}

/** A line that leaves as many frames as this has a long run in one of them, where its words have room. */
const DEEP = 2;

type Lifted = { readonly edge: DiagramEdge; readonly common: string; readonly a: string; readonly b: string };

function orders(
  diagram: Diagram,
  lifted: readonly Lifted[],
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const levels = [ROOT, ...diagram.containers.map((each) => each.id)];
  return new Map(
    levels.map((level) => {
      const children = [...diagram.nodes, ...diagram.containers].filter(
        (each) => (each.parent ?? ROOT) === level,
      );
      const pulls = lifted
        .filter((each) => each.common === level)
        .map(
          (each): Pull => ({
            from: each.a,
            to: each.b,
            weight: weightOf(each.edge.kind) * (each.edge.weight ?? 1),
          }),
        );
      return [
        level,
        ranked(
          children.map((each) => each.id),
          pulls,
        ),
      ];
    }),
  );
}

function cut(
  edge: DiagramEdge,
  common: string,
  flipped: boolean,
  { tree, shares }: { readonly tree: Tree; readonly shares: Shares },
  hidden: boolean,
): readonly Piece[] {
  const [left, right] = flipped ? [edge.to, edge.from] : [edge.from, edge.to];
  const out = borders(left, common, tree).map((of): End => ({ of, port: `${edge.id}@${of}`, side: 'EAST' }));
  const into = borders(right, common, tree).map(
    (of): End => ({ of, port: `${edge.id}@${of}`, side: 'WEST' }),
  );
  const start = end(edge, left, 'EAST', shares(edge, !flipped), tree);
  const finish = end(edge, right, 'WEST', shares(edge, flipped), tree);
  const stops = [start, ...out, ...into.toReversed(), finish];
  return stops.slice(1).flatMap((to, index): readonly Piece[] => {
    const from = stops[index];
    if (!from) return [];
    const inside =
      index < out.length ? (out[index]?.of ?? common) : index === out.length ? common : (from.of ?? common);
    const label = inside === common && edge.label !== undefined ? { label: edge.label } : {};
    return [
      { id: `${edge.id}#${index}`, edge: edge.id, inside, from, to, kind: edge.kind, hidden, ...label },
    ];
  });
}

/** Containers to leave on the way up, innermost first; one that is itself an end is left through its anchor. */
function borders(id: string, common: string, tree: Tree): readonly string[] {
  const around = tree.around(id);
  const left = around.slice(0, around.indexOf(common));
  return tree.isContainer(id) ? [id, ...left] : left;
}

export type Shares = (edge: DiagramEdge, source: boolean) => string | undefined;

/** Every line in its trunk. */
export const inTrunks: Shares = (edge, source) =>
  sharedEnd(edge) === (source ? 'from' : 'to') ? trunkOf(edge) : undefined;

/** A larger picture crosses far fewer lines when each may end where it likes, unless that crowds an icon. */
const MANY = 40;
const CROWDED = 16;

/** Name of the port that an end shares with others of its kind, where it does. */
function sharing(diagram: Diagram): Shares {
  if (diagram.nodes.length <= MANY) return inTrunks;
  const crowds = Map.groupBy(
    diagram.edges.flatMap((edge) => trunkOf(edge) ?? []),
    (name) => name,
  );
  return (edge, source) => {
    const name = inTrunks(edge, source);
    return name !== undefined && (crowds.get(name)?.length ?? 0) > CROWDED ? name : undefined;
  };
}

function end(edge: DiagramEdge, of: string, side: End['side'], shared: string | undefined, tree: Tree): End {
  if (tree.isContainer(of)) return { of: `anchor:${of}`, port: `anchor:${of}:${side}`, side, anchor: true };
  return { of, port: `${shared ?? `${of}|${edge.id}`}|${side}`, side };
}
