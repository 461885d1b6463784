import { pillWidth } from '../draw/pill.ts';
import { middleEllipsis, textWidth } from '../measure.ts';
import type { Diagram, DiagramContainer, DiagramNode, DiagramSheet } from '../view/types.ts';
import { cutNames } from './cut-names.ts';

/** Line heights and sizes of everything written, in px: `diagram-facts`, one place. */
export const TEXT = {
  title: { size: 13, weight: 600, line: 18, max: 150 },
  subtitle: { size: 11, weight: 400, line: 15 },
  badge: { size: 11, weight: 500, line: 18, icon: 14, gap: 6, above: 5 },
  edge: { size: 11, weight: 500, line: 18, padding: 12 },
  container: { size: 12, weight: 600, icon: 24 },
} as const;

/** A part of a large picture: icon at the left, words at its right, px. */
export const CARD = { width: 168, height: 48, icon: 32, inset: 8, words: 48 } as const;
const CARD_WORDS = CARD.width - CARD.words - CARD.inset;

export const LABEL_GAP = 6;

/** A closed container: title row, lines of what is inside, room on the lower edge, and the sheets behind, px. */
export const SHEET = { pad: 12, sign: 18, title: 38, head: 40, line: 16, foot: 18, behind: 4 } as const;
/** So that the title of folded zones fits in Japanese, px. */
const ZONES = 276;

export type SizedNode = DiagramNode & {
  /** Of its box: the icon's square, or the card. */
  readonly width: number;
  readonly height: number;
  readonly card: boolean;
  readonly titleText: string;
  readonly titleWidth: number;
  readonly subtitleWidth: number;
  readonly badgeWidths: readonly number[];
  /** Of the lines on a sheet. */
  readonly lineWidths?: readonly number[];
  /** Written under the box; nothing is under a card. */
  readonly label: { readonly width: number; readonly height: number };
};

export type SizedContainer = DiagramContainer & { readonly titleWidth: number; readonly minimum: number };

export type Sized = {
  readonly cards: boolean;
  readonly nodes: readonly SizedNode[];
  readonly containers: readonly SizedContainer[];
  readonly edgeLabel: (text: string) => { readonly width: number; readonly height: number };
};

/** Measured once for each diagram: fonts are slow to ask. */
export function sized(diagram: Diagram): Sized {
  const known = measured.get(diagram) ?? measure(diagram);
  measured.set(diagram, known);
  return known;
}

const measured = new WeakMap<Diagram, Sized>();

function measure(diagram: Diagram): Sized {
  const cards = diagram.cards === true;
  const { title } = TEXT;
  const names = cutNames(diagram.nodes, { ...title, max: cards ? CARD_WORDS : title.max });
  return {
    cards,
    nodes: diagram.nodes.map((node) => {
      if (node.sheet) return sizedSheet(node, node.sheet);
      const name = names.get(node.id) ?? node.title;
      return cards ? sizedCard(node, name) : sizedNode(node, name);
    }),
    containers: diagram.containers.map((each) => {
      const titleWidth = textWidth(each.title, TEXT.container.size, TEXT.container.weight);
      const icon = each.icon === undefined ? 8 : TEXT.container.icon + 8;
      return { ...each, titleWidth, minimum: icon + titleWidth + each.owners.length * 30 + 24 };
    }),
    edgeLabel: (text) => ({
      width: textWidth(text, TEXT.edge.size, TEXT.edge.weight) + TEXT.edge.padding,
      height: TEXT.edge.line,
    }),
  };
}

function sizedNode(node: DiagramNode, titleText: string): SizedNode {
  const { title, subtitle, badge } = TEXT;
  const titleWidth = textWidth(titleText, title.size, title.weight);
  const subtitleWidth =
    node.subtitle === undefined ? 0 : textWidth(node.subtitle, subtitle.size, subtitle.weight);
  const badgeWidths = node.badges.map(
    (each) => textWidth(each.text, badge.size, badge.weight) + badge.icon + 16,
  );
  const badges = badgeWidths.reduce((sum, width) => sum + width + badge.gap, -badge.gap);
  const height =
    title.line +
    (node.subtitle === undefined ? 0 : subtitle.line) +
    (node.badges.length === 0 ? 0 : badge.above + badge.line);
  const label = { width: Math.max(titleWidth, subtitleWidth, badges), height };
  const box = { width: node.size, height: node.size, card: false };
  return { ...node, ...box, titleText, titleWidth, subtitleWidth, badgeWidths, label };
}

/** As large as what is written on it; nothing stands under it. */
function sizedSheet(node: DiagramNode, { style, lines, sheets }: DiagramSheet): SizedNode {
  const { title, subtitle } = TEXT;
  const titleWidth = textWidth(node.title, title.size, title.weight);
  const lineWidths = lines.map((each) => textWidth(each, subtitle.size, subtitle.weight));
  const behind = (sheets - 1) * SHEET.behind;
  const head = SHEET.title + titleWidth + node.owners.reduce((sum, owner) => sum + pillWidth(owner) + 4, 12);
  return {
    ...node,
    width: Math.ceil(
      Math.max(
        style === 'zone' ? ZONES - SHEET.pad : 0,
        head,
        ...lineWidths.map((each) => each + SHEET.pad),
      ) +
        SHEET.pad +
        behind,
    ),
    height: SHEET.head + lines.length * SHEET.line + SHEET.foot + behind,
    card: true,
    ...{ titleText: node.title, titleWidth, subtitleWidth: 0, badgeWidths: [], lineWidths },
    label: { width: 0, height: 0 },
  };
}

/** As large as every other one: what does not fit is cut, and badges stay in the panel. */
function sizedCard(node: DiagramNode, titleText: string): SizedNode {
  const { title, subtitle } = TEXT;
  const under = node.subtitle && middleEllipsis(node.subtitle, subtitle.size, subtitle.weight, CARD_WORDS);
  return {
    ...node,
    ...(under === undefined ? {} : { subtitle: under }),
    width: CARD.width,
    height: CARD.height,
    card: true,
    badges: [],
    badgeWidths: [],
    titleText,
    titleWidth: textWidth(titleText, title.size, title.weight),
    subtitleWidth: under === undefined ? 0 : textWidth(under, subtitle.size, subtitle.weight),
    label: { width: 0, height: 0 },
  };
}
