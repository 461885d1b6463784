import { HEADING } from '#lib/diagram/draw/draw.ts';
import type { Box, Scene } from '#lib/domain/graph/scene.ts';

/** As much of a scene as moving around in it needs, in the coordinates of the drawn picture. */
export type Outline = {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly OutlineNode[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
};

export type OutlineNode = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly box: Box;
};

export function outlineOf({ width, height, nodes, edges }: Scene): Outline {
  return {
    width,
    height: height - HEADING,
    nodes: nodes.map(({ id, title, subtitle, box }) => ({
      id,
      title: title.text,
      words: `${title.text} ${subtitle?.text ?? ''}`.toLowerCase(),
      box: { ...box, y: box.y - HEADING },
    })),
    edges: edges.map(({ id, from, to }) => ({ id, from, to })),
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
