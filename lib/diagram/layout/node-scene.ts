import type { Box, SceneBadge, SceneNode } from '#lib/domain/graph/scene.ts';
import { LABEL_GAP, type SizedNode, TEXT } from './sized.ts';

/** A node where it was put: icon, and every line under it. */
export function sceneNode(node: SizedNode, boxes: ReadonlyMap<string, Box>): SceneNode {
  const box = boxes.get(node.id) ?? { x: 0, y: 0, width: node.size, height: node.size };
  const middle = box.x + box.width / 2;
  const under = box.y + box.height + LABEL_GAP;
  const afterTitle = under + TEXT.title.line;
  const afterSubtitle = afterTitle + (node.subtitle === undefined ? 0 : TEXT.subtitle.line);
  const width = Math.max(box.width, node.label.width);
  return {
    id: node.id,
    of: node.of,
    box,
    bounds: { x: middle - width / 2, y: box.y, width, height: box.height + LABEL_GAP + node.label.height },
    icon: node.icon,
    title: { text: node.titleText, x: middle, y: under + 13, width: node.titleWidth },
    ...(node.subtitle === undefined
      ? {}
      : { subtitle: { text: node.subtitle, x: middle, y: afterTitle + 11, width: node.subtitleWidth } }),
    badges: badges(node, middle, afterSubtitle + TEXT.badge.above),
    owners: node.owners,
    ...(node.parent === undefined ? {} : { parent: node.parent }),
    ...(node.holds === undefined ? {} : { holds: node.holds }),
  };
}

function badges(node: SizedNode, middle: number, y: number): readonly SceneBadge[] {
  const { gap, line } = TEXT.badge;
  const total = node.badgeWidths.reduce((sum, width) => sum + width + gap, -gap);
  let x = middle - total / 2;
  return node.badges.map((badge, index) => {
    const width = node.badgeWidths[index] ?? 0;
    const placed = { ...badge, x, y, width, height: line };
    x += width + gap;
    return placed;
  });
}
