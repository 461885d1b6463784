import type { Scene, SceneEdge, SceneNode, SceneText } from '#lib/domain/graph/scene.ts';
import { textWidth } from './text-width.ts';

/** Letters of a plate beyond its words, px. */
const PADDING = 12;

/**
 * The scene with what the drawing itself says in another language: places, kinds, counts and words of lines. Names are
 * the reader's own and stay. Nothing moves; a plate is as wide as its words.
 */
export function told(scene: Scene, say: (text: string) => string): Scene {
  const line = <Text extends SceneText>(text: Text): Text => resized(text, say(text.text));
  return {
    ...scene,
    containers: scene.containers.map((each) => ({
      ...each,
      title: line(each.title),
      ...(each.note === undefined ? {} : { note: say(each.note) }),
    })),
    nodes: scene.nodes.map((node) => toldNode(node, line, say)),
    edges: scene.edges.map((edge) => toldEdge(edge, say)),
  };
}

const resized = <Text extends { readonly text: string; readonly width: number }>(
  before: Text,
  text: string,
): Text => (text === before.text ? before : { ...before, text, width: textWidth(text) });

/** What stands for everybody outside has no name of its own. */
const isNameless = ({ of: [first] }: SceneNode): boolean =>
  first === 'internet' || first?.startsWith('client:') === true;

function toldNode(
  node: SceneNode,
  line: <Text extends SceneText>(text: Text) => Text,
  say: (text: string) => string,
): SceneNode {
  const { subtitle, sheet } = node;
  return {
    ...node,
    ...(sheet || isNameless(node) ? { title: line(node.title) } : {}),
    ...(subtitle ? { subtitle: line(subtitle) } : {}),
    ...(sheet ? { sheet: { ...sheet, lines: sheet.lines.map(line) } } : {}),
    badges: toldBadges(node, say),
  };
}

/** Icon and air of a badge, and the gap between two, px. */
const BADGE = { around: 30, gap: 6 };

/** In a row around the middle of the part, each as wide as its words; a bell says by itself what it counts. */
function toldBadges({ box, badges }: SceneNode, say: (text: string) => string): SceneNode['badges'] {
  const words = badges.map(({ glyph, text }) => say(`${MARKS[glyph]}${text}`));
  if (words.every((each, index) => each.endsWith(badges[index]?.text ?? ''))) return badges;
  const widths = words.map((each) => textWidth(each) + BADGE.around);
  let x = box.x + box.width / 2 - widths.reduce((sum, each) => sum + each + BADGE.gap, -BADGE.gap) / 2;
  return badges.map((badge, index) => {
    const width = widths[index] ?? badge.width;
    const placed = { ...badge, text: words[index] ?? badge.text, x, width };
    x += width + BADGE.gap;
    return placed;
  });
}

/** Marks words that stand beside a bell, or say how an alias moves. */
const MARKS = { logs: '', alarm: 'bell ', shift: 'shift ' } as const;

function toldEdge(edge: SceneEdge, say: (text: string) => string): SceneEdge {
  const { label, words } = edge;
  const text = label && say(label.text);
  const room = edge.step === undefined ? 0 : 24;
  const width = text === undefined ? 0 : textWidth(text) + PADDING + room;
  return {
    ...edge,
    ...(label && text !== undefined && text !== label.text
      ? { label: { ...label, text, width, x: label.x + (label.width - width) / 2 } }
      : {}),
    ...(words === undefined ? {} : { words: say(words) }),
  };
}
