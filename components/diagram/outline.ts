import { drawnSize, HEADING } from '#lib/diagram/draw/draw.ts';
import type { Box, Scene } from '#lib/domain/graph/scene.ts';
import type { Frame, Sheet, Viewport } from './viewport.ts';

/** As much of a scene as moving around in it needs, in the coordinates of the drawn picture. */
export type Outline = Sheet & {
  /** The same for pictures of one view, whatever is folded in them. */
  readonly kind: string;
  readonly nodes: readonly OutlineNode[];
  /** Outermost first. */
  readonly frames: readonly { readonly id: string; readonly box: Box; readonly fold?: string }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
};

export type OutlineNode = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly box: Box;
  /** Of its name, and the middle of that, px. */
  readonly name: { readonly x: number; readonly y: number; readonly width: number };
  readonly parent?: string;
  readonly folded?: true;
};

export function outlineOf(scene: Scene): Outline {
  const { nodes, containers, edges, tiers = [] } = scene;
  const lower = (box: Box): Box => ({ ...box, y: box.y - HEADING });
  const drawn = [...nodes.map(({ bounds }) => bounds), ...[...containers, ...tiers].map(({ box }) => box)];
  const { width, height } = drawnSize(scene);
  return {
    kind: `${scene.view} ${scene.subtitle}`,
    ...{ width, height, corners: corners(drawn.map(lower), height) },
    nodes: nodes.map(({ id, title, subtitle, box, tile, sheet, parent, holds }) => ({
      id,
      title: title.text,
      words: `${title.text} ${subtitle?.text ?? ''}`.toLowerCase(),
      box: lower(box),
      name: {
        x: tile || sheet ? title.x + title.width / 2 : title.x,
        y: title.y - HEADING,
        width: title.width,
      },
      ...(parent === undefined ? {} : { parent }),
      ...(holds === undefined ? {} : { folded: true as const }),
    })),
    frames: containers.map(({ id, box, fold }) => ({
      ...{ id, box: lower(box) },
      ...(fold === undefined ? {} : { fold }),
    })),
    edges: edges.map(({ id, from, to }) => ({ id, from, to })),
  };
}

/** Where the search field lies over a picture in its upper left, and the small map in its lower left, px. */
const CORNER = { width: 176, top: 50, bottom: 142 };

function corners(drawn: readonly Box[], height: number): Sheet['corners'] {
  const left = drawn.filter(({ x }) => x < CORNER.width);
  return {
    top: left.some(({ y }) => y < CORNER.top),
    bottom: left.some((box) => box.y + box.height > height - CORNER.bottom),
  };
}

/** Parts whose name or kind holds the text, in the order that they are drawn. */
export function found(outline: Outline, text: string): readonly OutlineNode[] {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? [] : outline.nodes.filter((node) => node.words.includes(wanted));
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The part at the other end of a line, in this direction: the straightest and nearest of them. */
export function along(outline: Outline, from: string, direction: Direction): string | undefined {
  const start = outline.nodes.find((node) => node.id === from);
  if (!start) return undefined;
  const joined = new Set(
    outline.edges.flatMap((edge) => (edge.from === from ? [edge.to] : edge.to === from ? [edge.from] : [])),
  );
  const here = middle(start.box);
  const [nearest] = outline.nodes
    .filter((node) => joined.has(node.id) && node.id !== from)
    .map((node) => {
      const there = middle(node.box);
      const [dx, dy] = [there.x - here.x, there.y - here.y];
      const [ahead, aside] = AHEAD[direction](dx, dy);
      return { id: node.id, ahead, cost: ahead + 2 * Math.abs(aside) };
    })
    .filter(({ ahead }) => ahead > 1)
    .toSorted((a, b) => a.cost - b.cost);
  return nearest?.id;
}

const AHEAD: Readonly<Record<Direction, (dx: number, dy: number) => readonly [number, number]>> = {
  right: (dx, dy) => [dx, dy],
  left: (dx, dy) => [-dx, dy],
  down: (dx, dy) => [dy, dx],
  up: (dx, dy) => [-dy, dx],
};

const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

/** Everything that leads to a part and everything that it leads to, with the lines between. */
export function pathThrough(
  outline: Outline,
  node: string,
): { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } {
  const nodes = new Set([node]);
  const edges = new Set<string>();
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const seen = new Set([node]);
    let front = [node];
    while (front.length > 0) {
      const next: string[] = [];
      for (const edge of outline.edges) {
        if (!front.includes(edge[near])) continue;
        edges.add(edge.id);
        if (!seen.has(edge[far])) next.push(edge[far]);
        seen.add(edge[far]);
      }
      front = next;
    }
    for (const each of seen) nodes.add(each);
  }
  return { nodes, edges };
}

/** What lies outside the frame on one side of it. */
export type Outside = {
  readonly side: 'left' | 'right' | 'top' | 'bottom';
  readonly parts: readonly OutlineNode[];
  /** Along that side, px from the frame's start. */
  readonly at: number;
};

/** Parts that cannot be seen, by the side on which they are, nearest first. */
export function outsideOf(outline: Outline, { scale, x, y }: Viewport, frame: Frame): readonly Outside[] {
  const placed = outline.nodes.map((part) => {
    const at = middle(part.box);
    return { part, x: at.x * scale + x, y: at.y * scale + y };
  });
  type Placed = (typeof placed)[number];
  const sides: readonly (readonly [Outside['side'], (each: Placed) => number, 'x' | 'y'])[] = [
    ['left', (each) => -each.x, 'y'],
    ['right', (each) => each.x - frame.width, 'y'],
    ['top', (each) => -each.y, 'x'],
    ['bottom', (each) => each.y - frame.height, 'x'],
  ];
  const taken = new Set<OutlineNode>();
  return sides.flatMap(([side, away, along]): readonly Outside[] => {
    const found = placed
      .filter((each) => !taken.has(each.part) && away(each) > 0)
      .toSorted((a, b) => away(a) - away(b));
    const [first] = found;
    if (!first) return [];
    for (const { part } of found) taken.add(part);
    return [{ side, parts: found.map(({ part }) => part), at: first[along] }];
  });
}

/** Height of a name on the screen, and the air around it, px. */
const NAME = { height: 15, air: 4 };

/** Names that would lie on others when they keep their size while the picture gets small: the first one drawn stays. */
export function crowded({ nodes }: Outline, scale: number): ReadonlySet<string> {
  const out = new Set<string>();
  if (scale >= 1) return out;
  const shown: { x: number; y: number; half: number }[] = [];
  for (const { id, name, folded } of nodes.toSorted(
    (a, b) => Number(a.folded ?? 0) - Number(b.folded ?? 0),
  )) {
    const here = { x: name.x * scale, y: name.y * scale, half: name.width / 2 };
    const hit = shown.some(
      (other) =>
        Math.abs(other.y - here.y) < NAME.height &&
        Math.abs(other.x - here.x) < other.half + here.half + NAME.air,
    );
    if (hit || (folded && scale < 0.5)) out.add(id);
    else shown.push(here);
  }
  return out;
}
