import type { Box, SceneBadge, SceneNode, SceneSheet } from '#lib/domain/graph/scene.ts';
import type { DiagramSheet } from '../view/types.ts';
import { CARD, LABEL_GAP, SHEET, type SizedNode, TEXT } from './sized.ts';

/** A node where it was put, with everything written on it or under it. */
export function sceneNode(node: SizedNode, boxes: ReadonlyMap<string, Box>): SceneNode {
  const box = boxes.get(node.id) ?? { x: 0, y: 0, width: node.width, height: node.height };
  return {
    id: node.id,
    of: node.of,
    box,
    icon: node.icon,
    ...(node.sheet ? onSheet(node, node.sheet, box) : node.card ? onCard(node, box) : underIcon(node, box)),
    owners: node.owners,
    ...(node.parent === undefined ? {} : { parent: node.parent }),
    ...(node.holds === undefined ? {} : { holds: node.holds }),
  };
}

type Words = Pick<SceneNode, 'bounds' | 'tile' | 'title' | 'subtitle' | 'badges'>;

/** Title beside the sign that opens it, what is inside below. */
function onSheet(
  node: SizedNode,
  { style, sheets, lines }: DiagramSheet,
  box: Box,
): Words & { sheet: SceneSheet } {
  return {
    bounds: box,
    title: { text: node.titleText, x: box.x + SHEET.title, y: box.y + 24, width: node.titleWidth },
    badges: [],
    sheet: {
      style,
      sheets,
      lines: lines.map((text, index) => ({
        text,
        x: box.x + SHEET.pad,
        y: box.y + SHEET.head + 12 + index * SHEET.line,
        width: node.lineWidths?.[index] ?? 0,
      })),
    },
  };
}

/** A name alone stands in the card's middle. */
function onCard(node: SizedNode, box: Box): Words {
  const x = box.x + CARD.words;
  const tile = { x: box.x + CARD.inset, y: box.y + CARD.inset, width: CARD.icon, height: CARD.icon };
  const title = { text: node.titleText, x, width: node.titleWidth };
  if (node.subtitle === undefined) {
    return { bounds: box, tile, title: { ...title, y: box.y + 28.5 }, badges: [] };
  }
  const subtitle = { text: node.subtitle, x, y: box.y + 36, width: node.subtitleWidth };
  return { bounds: box, tile, title: { ...title, y: box.y + 21 }, subtitle, badges: [] };
}

function underIcon(node: SizedNode, box: Box): Words {
  const middle = box.x + box.width / 2;
  const under = box.y + box.height + LABEL_GAP;
  const afterTitle = under + TEXT.title.line;
  const afterSubtitle = afterTitle + (node.subtitle === undefined ? 0 : TEXT.subtitle.line);
  const width = Math.max(box.width, node.label.width);
  return {
    bounds: { x: middle - width / 2, y: box.y, width, height: box.height + LABEL_GAP + node.label.height },
    title: { text: node.titleText, x: middle, y: under + 13, width: node.titleWidth },
    ...(node.subtitle === undefined
      ? {}
      : { subtitle: { text: node.subtitle, x: middle, y: afterTitle + 11, width: node.subtitleWidth } }),
    badges: badges(node, middle, afterSubtitle + TEXT.badge.above),
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
