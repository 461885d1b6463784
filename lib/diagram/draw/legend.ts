import { TOOLS } from '#lib/domain/deploy/tool.ts';
import type { OwnerMark, Scene, SceneEdgeKind } from '#lib/domain/graph/scene.ts';
import { type LineLook, sample } from './edge.ts';
import type { Palette } from './palette.ts';
import { pill, pillWidth } from './pill.ts';
import { type SvgNode, svg } from './svg.ts';
import { textWidth } from './text-width.ts';

/** Words of the legend; a page passes its own language. */
export type LegendWords = Readonly<Record<SceneEdgeKind | OwnerMark, string>>;

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
  opentofu: 'OpenTofu',
  sam: 'SAM stack',
  cdk: 'CDK stack',
  cloudformation: 'CloudFormation stack',
};

/** As wide as the row needs, so that a small picture is wide enough for it. */
export function legendWidth(
  kinds: readonly SceneEdgeKind[],
  owners: readonly OwnerMark[],
  words: LegendWords,
): number {
  const lines = kinds.reduce((sum, kind) => sum + 40 + textWidth(words[kind]) + 22, 0);
  const marks = owners.reduce((sum, owner) => sum + pillWidth(owner) + 7 + textWidth(words[owner]) + 22, 0);
  return 48 + lines + marks;
}

/** A look that an overlay gives to lines of any kind. */
export type LegendExtra = { readonly text: string; readonly look: LineLook };

/** One row at the foot: only what the picture shows. No room is kept for `extra`: what does not fit is left out. */
export function legend(
  scene: Scene,
  colours: Palette,
  words: LegendWords,
  extra: readonly LegendExtra[] = [],
): SvgNode {
  const y = scene.height - 26;
  let x = 24;
  const parts: SvgNode[] = [];
  const word = (text: string) => {
    parts.push(svg('text', { x, y: y + 3.8, 'font-size': 11, fill: colours.muted }, text));
    x += textWidth(text) + 22;
  };
  for (const kind of scene.legend) {
    parts.push(sample(kind, { x, y }, colours));
    x += 40;
    word(words[kind]);
  }
  const owners = new Set([...scene.nodes, ...scene.containers].flatMap((each) => each.owners));
  for (const owner of TOOLS.filter((each) => owners.has(each))) {
    parts.push(pill(owner, { x, y }, colours));
    x += pillWidth(owner) + 7;
    word(words[owner]);
  }
  for (const { text, look } of extra) {
    if (x + 40 + textWidth(text) > scene.width) continue;
    parts.push(sample('request', { x, y }, colours, look));
    x += 40;
    word(text);
  }
  return svg('g', {}, ...parts);
}
