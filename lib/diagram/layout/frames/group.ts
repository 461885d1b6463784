import Elk from 'elkjs/lib/elk.bundled.js';
import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramContainer, DiagramEdge, DiagramNode } from '../../view/types.ts';
import { crossingsOf } from '../crossings.ts';
import { elkGraph, type Variant } from '../elk-graph.ts';
import { segments } from '../lines.ts';
import { type Positions, positionsOf } from '../positions.ts';
import type { Sized } from '../sized.ts';
import { type End, inTrunks, type Piece, type Shares, type Split, split } from '../split.ts';
import { treeOf } from '../tree.ts';
import { sharedEnd, trunkOf } from '../trunk.ts';

const elk = new Elk();

/** Parts that lines hold together, laid out by themselves. */
export type Group = {
  readonly box: Box;
  readonly laid: Positions;
  /** The part inside of each line that leaves or enters, in its direction: in at the left border, out at the right. */
  readonly ways: ReadonlyMap<string, readonly Point[]>;
};

/** The whole picture, its parts with their sizes, and lines between blocks. */
export type Whole = {
  readonly diagram: Diagram;
  readonly parts: Sized;
  readonly between: readonly DiagramEdge[];
};

type Try = Variant & { readonly shares: Shares };

/** A trunk into a table may cross what single lines go round. */
const bySource: Shares = (edge, source) => (source ? inTrunks(edge, source) : undefined);

const TRIES: readonly Try[] = [
  { order: 'free', seed: 1, shares: inTrunks },
  { order: 'free', seed: 2, shares: inTrunks },
  { order: 'free', seed: 1, shares: bySource },
];

/** The try that crosses the fewest lines; the first that crosses none. */
export async function layGroup(
  { diagram, parts, between }: Whole,
  nodes: readonly DiagramNode[],
): Promise<Group> {
  let best: { readonly group: Group; readonly cost: number } | undefined;
  for (const each of TRIES) {
    const group = await layOnce({ diagram, parts, between }, nodes, each);
    const lines = new Map([...group.laid.lines, ...group.ways]);
    const crossings = crossingsOf(lines);
    const length = [...lines.values()]
      .flatMap(segments)
      .reduce((sum, { a, b }) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y), 0);
    const cost = 400 * crossings + length;
    if (!best || cost < best.cost) best = { group, cost };
    if (crossings === 0) break;
  }
  if (!best) throw new Error('no try was made');
  return best.group;
}

async function layOnce(
  { diagram, parts, between }: Whole,
  nodes: readonly DiagramNode[],
  given: Try,
): Promise<Group> {
  const ids = new Set(nodes.map((node) => node.id));
  const edges = diagram.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  const inside = nodes.map((node) => ({ ...node, parent: SHELL.id }));
  const own: Diagram = { ...diagram, containers: [SHELL], nodes: inside, edges };
  const held: Sized = {
    ...parts,
    containers: [{ ...SHELL, titleWidth: 0, minimum: 0 }],
    nodes: parts.nodes.filter(({ id }) => ids.has(id)).map((node) => ({ ...node, parent: SHELL.id })),
  };
  const cut = split(own, treeOf(own), [], { shares: given.shares });
  const gated = gates(ids, between, given.shares);
  const whole: Split = {
    pieces: [...cut.pieces, ...gated.pieces],
    edges: new Map([...cut.edges, ...gated.edges]),
    later: [],
  };
  const root = await elk.layout(elkGraph(diagram.view, held, whole, new Map(), given));
  const laid = positionsOf(root, whole);
  const box = laid.boxes.get(SHELL.id);
  if (!box) throw new Error('a group has no place');
  const lines = (inner: boolean) => new Map([...laid.lines].filter(([id]) => cut.edges.has(id) === inner));
  return { box, laid: { ...laid, lines: lines(true) }, ways: lines(false) };
}

/** Stands for what is around a group: its borders are where lines leave and enter. */
const SHELL: DiagramContainer = { id: 'shell', style: 'group', title: '', owners: [] };

/** Lines to and from elsewhere: in at the left border, out at the right one, those of a trunk at one place. */
function gates(
  ids: ReadonlySet<string>,
  between: readonly DiagramEdge[],
  shares: Shares,
): Omit<Split, 'later'> {
  const pieces = new Map<string, Piece>();
  const edges = new Map<string, { pieces: string[]; flipped: boolean }>();
  for (const edge of between) {
    const leaves = ids.has(edge.from);
    if (!leaves && !ids.has(edge.to)) continue;
    const side = leaves ? 'EAST' : 'WEST';
    const of = leaves ? edge.from : edge.to;
    const name = gateOf(edge, leaves);
    const inner: End = { of, port: `${shares(edge, leaves) ?? `${of}|${edge.id}`}|${side}`, side };
    const outer: End = { of: SHELL.id, port: `${name}@${SHELL.id}`, side };
    const [from, to] = leaves ? [inner, outer] : [outer, inner];
    const id = `${name}#${side}`;
    pieces.set(id, {
      id,
      edge: wayOf(edge, leaves),
      inside: SHELL.id,
      from,
      to,
      kind: edge.kind,
      hidden: false,
    });
    edges.set(wayOf(edge, leaves), { pieces: [id], flipped: false });
  }
  return { pieces: [...pieces.values()], edges };
}

const gateOf = (edge: DiagramEdge, leaves: boolean): string =>
  (sharedEnd(edge) === (leaves ? 'from' : 'to') ? trunkOf(edge) : undefined) ?? edge.id;

/** Key of a line's part inside of the block that it leaves or enters. */
export const wayOf = (edge: DiagramEdge, leaves: boolean): string => `${edge.id} ${leaves ? 'out' : 'in'}`;
