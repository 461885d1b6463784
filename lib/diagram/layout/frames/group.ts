import Elk from 'elkjs/lib/elk.bundled.js';
import type { Box, Point } from '#lib/domain/graph/scene.ts';
import type { Diagram, DiagramContainer, DiagramEdge, DiagramNode } from '../../view/types.ts';
import { crossingsOf } from '../crossings.ts';
import { elkGraph, type Variant } from '../elk-graph.ts';
import { segments } from '../lines.ts';
import { type Positions, positionsOf } from '../positions.ts';
import type { Sized } from '../sized.ts';
import { type End, inTrunks, type Piece, type Shares, type Split, split } from '../split.ts';
import { ROOT, treeOf } from '../tree.ts';
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

/** One group on its way: its parts, how often they were laid out, and the best of that. */
type Draft = {
  readonly nodes: readonly DiagramNode[];
  readonly shell: DiagramContainer;
  best?: { readonly group: Group; readonly cost: number; readonly crossings: number };
};

/**
 * Of each group the try that crosses the fewest lines; the first that crosses none. All groups of a try are one call of
 * ELK: a call has its price however little it lays out.
 */
export async function layGroups(
  whole: Whole,
  groups: readonly (readonly DiagramNode[])[],
): Promise<readonly Group[]> {
  const drafts = groups.map((nodes, index): Draft => ({ nodes, shell: shellOf(index) }));
  for (const given of TRIES) {
    const open = drafts.filter(({ best }) => best?.crossings !== 0);
    if (open.length === 0) break;
    const laid = await layOnce(whole, open, given);
    for (const [index, draft] of open.entries()) {
      const group = laid[index];
      if (!group) throw new Error('a group has no place');
      const lines = new Map([...group.laid.lines, ...group.ways]);
      const crossings = crossingsOf(lines);
      const length = [...lines.values()]
        .flatMap(segments)
        .reduce((sum, { a, b }) => sum + Math.abs(a.x - b.x) + Math.abs(a.y - b.y), 0);
      const cost = 400 * crossings + length;
      if (!draft.best || cost < draft.best.cost) draft.best = { group, cost, crossings };
    }
  }
  return drafts.flatMap(({ best }) => (best ? [best.group] : []));
}

/** Each in a shell of its own, which nothing joins to another. */
async function layOnce(
  { diagram, parts, between }: Whole,
  drafts: readonly Draft[],
  given: Try,
): Promise<readonly Group[]> {
  const readied = drafts.map(({ nodes, shell }) => {
    const ids = new Set(nodes.map((node) => node.id));
    const edges = diagram.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
    const inside = nodes.map((node) => ({ ...node, parent: shell.id }));
    const own: Diagram = { ...diagram, containers: [shell], nodes: inside, edges };
    const held: Sized = {
      ...parts,
      containers: [{ ...shell, titleWidth: 0, minimum: 0 }],
      nodes: parts.nodes.filter(({ id }) => ids.has(id)).map((node) => ({ ...node, parent: shell.id })),
    };
    const cut = split(own, treeOf(own), [], { shares: given.shares });
    const gated = gates(ids, shell, between, given.shares);
    const whole: Split = {
      pieces: [...cut.pieces, ...gated.pieces],
      edges: new Map([...cut.edges, ...gated.edges]),
      later: [],
    };
    return { shell, cut, whole, graph: elkGraph(diagram.view, held, whole, new Map(), given) };
  });
  const children = readied.flatMap(({ graph }) => graph.children ?? []);
  const root = await elk.layout({ id: ROOT, layoutOptions: APART, children });
  const found = new Map(root.children?.map((child) => [child.id, child]));
  return readied.map(({ shell, cut, whole }) => {
    const own = found.get(shell.id);
    const laid = positionsOf({ id: ROOT, children: own ? [own] : [] }, whole);
    const box = laid.boxes.get(shell.id);
    if (!box) throw new Error('a group has no place');
    const lines = (inner: boolean) => new Map([...laid.lines].filter(([id]) => cut.edges.has(id) === inner));
    return { box, laid: { ...laid, lines: lines(true) }, ways: lines(false) };
  });
}

/** Shells stay where they are: frames are placed by what they hold. */
const APART = {
  'elk.algorithm': 'fixed',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
};

/** Stands for what is around a group: its borders are where lines leave and enter. */
const shellOf = (index: number): DiagramContainer => ({
  id: `shell ${index}`,
  style: 'group',
  title: '',
  owners: [],
});

/** Lines to and from elsewhere: in at the left border, out at the right one, those of a trunk at one place. */
function gates(
  ids: ReadonlySet<string>,
  shell: DiagramContainer,
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
    const outer: End = { of: shell.id, port: `${name}@${shell.id}`, side };
    const [from, to] = leaves ? [inner, outer] : [outer, inner];
    const id = `${name}#${side}`;
    pieces.set(id, {
      id,
      edge: wayOf(edge, leaves),
      inside: shell.id,
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
