import type { ContainerStyle } from '#lib/domain/graph/scene.ts';
import { falseLinks } from '../../geometry-trunks.ts';
import type { Diagram } from '../../view/types.ts';
import { labelOn } from '../label-spot.ts';
import { obstaclesFor } from '../obstacles.ts';
import type { Positions } from '../positions.ts';
import { type Sized, TEXT } from '../sized.ts';
import { arranged } from './arrange.ts';
import { bestOf } from './best-columns.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { type Inside, layInside } from './inside.ts';
import { type Columns, type Spots, spotsOf } from './place.ts';
import { around, besides, gateOf, outerBoxes, withRoom } from './surround.ts';
import { together } from './together.ts';
import { MORE_ROOM, type Wire, wired } from './wires.ts';

/** Stacks, and round all of them at most the cloud and its region: a network has frames within frames. */
export const hasFrames = ({ containers }: Diagram): boolean =>
  containers.some(({ style }) => style === 'stack') &&
  containers.every(({ style }) => FRAMED.includes(style));

const FRAMED: readonly ContainerStyle[] = ['stack', 'group', 'cloud', 'region'];

/**
 * A large picture: each stack's frame is laid out by itself, frames stand in columns, and lines between them run
 * on tracks in the room that is left.
 */
export async function layFrames(diagram: Diagram, parts: Sized): Promise<Positions> {
  const blocks = blocksOf(diagram);
  const insides = await layInside(blocks.all, { diagram, parts, between: blocks.between });
  const cloud = insides.filter((each) => each.block.place === 'cloud');
  const all = { diagram, parts, blocks, insides };
  const arrangements = arranged(cloud, blocks);
  for (let more = 0; more <= MOST_ROOM; more += MORE_ROOM) {
    const best = bestOf(arrangements, (columns) => joinedUp(all, columns, more));
    if (best) return best;
  }
  return { boxes: new Map(), lines: new Map(), labels: new Map() };
}

const MOST_ROOM = 4 * MORE_ROOM;

type Parts = {
  readonly diagram: Diagram;
  readonly parts: Sized;
  readonly blocks: Blocks;
  readonly insides: readonly Inside[];
};

/** The blocks with their lines between; undefined where lines would run on each other. */
function joinedUp(
  { diagram, parts, blocks, insides }: Parts,
  columns: Columns,
  more: number,
): Positions | undefined {
  const spots = new Map(spotsOf(columns, more));
  const inner = around([...spots.values()]);
  for (const side of ['left', 'right'] as const) {
    const own = insides.filter((each) => each.block.place === side);
    for (const [each, box] of besides(own, side, inner, spots, blocks)) spots.set(each, box);
  }
  const outer = outerBoxes(diagram, inner, more);
  const titles = parts.containers.flatMap((each) => {
    const box = outer.get(each.id);
    return box ? [{ ...box, width: each.minimum - 16, height: TEXT.container.icon }] : [];
  });
  const [cloud = withRoom(inner, more)] = outer.values();
  const ways = wired(wiresOf(blocks, spots), { blocks: [...spots.values()], titles, cloud, more });
  const drawn = blocks.between.flatMap((edge) => {
    const points = ways.get(edge.id);
    return points ? [{ ...edge, points }] : [];
  });
  if (drawn.length < blocks.between.length || falseLinks(drawn).length > 0) return undefined;
  return labelled(diagram, parts, blocks, together(spots, blocks, ways, outer));
}

function wiresOf({ between, blockOf }: Blocks, spots: Spots): readonly Wire[] {
  const bySpot = new Map([...spots].map(([inside, box]) => [inside.block, { inside, box }]));
  const find = (id: string) => {
    const block = blockOf.get(id);
    return block && bySpot.get(block);
  };
  return between.flatMap((edge): Wire[] => {
    const [from, to] = [find(edge.from), find(edge.to)];
    const out = from && gateOf(from.inside, edge, true);
    const into = to && gateOf(to.inside, edge, false);
    if (!out || !into) return [];
    const start = { x: from.box.x + from.box.width, y: from.box.y + out.y };
    return [{ edge, start, end: { x: to.box.x, y: to.box.y + into.y } }];
  });
}

/** Words of lines between blocks of cards, where there is room for them; icons get theirs when all lines are straight. */
function labelled(diagram: Diagram, parts: Sized, { between }: Blocks, laid: Positions): Positions {
  const labels = new Map(laid.labels);
  for (const edge of diagram.cards ? between : []) {
    if (edge.label === undefined) continue;
    const label = labelOn(edge, laid.lines, parts, obstaclesFor(edge, diagram, parts, { ...laid, labels }));
    if (label) labels.set(edge.id, label);
  }
  return { ...laid, labels };
}
