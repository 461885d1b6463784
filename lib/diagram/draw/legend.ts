import type { Scene, SceneEdgeKind } from '#lib/domain/graph/scene.ts';
import { sample } from './edge.ts';
import type { Palette } from './palette.ts';
import { pill, pillWidth } from './pill.ts';
import { type SvgNode, svg } from './svg.ts';

/** Words of the legend; a page passes its own language. */
export type LegendWords = Readonly<Record<SceneEdgeKind | 'terraform' | 'sam', string>>;

export const ENGLISH: LegendWords = {
  request: 'HTTPS request',
  response: 'response',
  invoke: 'invoke',
  read: 'read',
  write: 'read and write',
  stream: 'stream',
  message: 'message',
  schedule: 'schedule',
  log: 'logs',
  alarm: 'alarm',
  'dead-letter': 'dead letter',
  network: 'network path',
  terraform: 'Terraform',
  sam: 'SAM stack',
};

/** Wide enough for any language: a rough width is all a legend needs. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (each > '\u2fff' ? 11.5 : 6.1), 0);

/** As wide as the row needs, so that a small picture is wide enough for it. */
export function legendWidth(kinds: readonly SceneEdgeKind[], words: LegendWords): number {
  const lines = kinds.reduce((sum, kind) => sum + 40 + widthOf(words[kind]) + 22, 0);
  return 48 + lines + 27 + widthOf(words.terraform) + 22 + 38 + widthOf(words.sam);
}

/** One row at the foot: only what the picture shows. */
export function legend(scene: Scene, colours: Palette, words: LegendWords): SvgNode {
  const y = scene.height - 26;
  let x = 24;
  const parts: SvgNode[] = [];
  const word = (text: string) => {
    parts.push(svg('text', { x, y: y + 3.8, 'font-size': 11, fill: colours.muted }, text));
    x += widthOf(text) + 22;
  };
  for (const kind of scene.legend) {
    parts.push(sample(kind, { x, y }, colours));
    x += 40;
    word(words[kind]);
  }
  const owners = new Set([...scene.nodes, ...scene.containers].flatMap((each) => each.owners));
  for (const owner of (['terraform', 'sam'] as const).filter((each) => owners.has(each))) {
    parts.push(pill(owner, { x, y }, colours));
    x += pillWidth(owner) + 7;
    word(words[owner]);
  }
  return svg('g', {}, ...parts);
}
