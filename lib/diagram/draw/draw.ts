import type { Scene, SceneNode } from '#lib/domain/graph/scene.ts';
import type { Verdict } from '#lib/domain/health/health.ts';
import { container } from './container.ts';
import { edgeLabel, halo, line } from './edge.ts';
import { symbols } from './icon.ts';
import { ENGLISH, type LegendWords, legend } from './legend.ts';
import { node } from './node.ts';
import { healthMarks, selection } from './overlay.ts';
import type { Palette } from './palette.ts';
import { type SvgNode, svg } from './svg.ts';
import { ENGLISH_TIERS, type TierWords, tiers } from './tiers.ts';

export type DrawOptions = {
  readonly colours: Palette;
  readonly words?: LegendWords;
  readonly tierWords?: TierWords;
  /** Title and canvas belong to a file; a page has its own heading and ground. */
  readonly framed?: boolean;
  /** CSS that brings the typeface along; a page has it already. */
  readonly fontFace?: string;
  /** Where a node leads; a link works without JavaScript. */
  readonly nodeHref?: (id: string) => string;
  readonly selected?: string;
  readonly health?: ReadonlyMap<string, Verdict>;
};

/** Height of title and subtitle, which a page writes itself. */
const HEADING = 68;

const FAMILY = "'IBM Plex Sans Variable', 'IBM Plex Sans', 'IBM Plex Sans JP', 'Noto Sans JP', sans-serif";

/** Scene → one SVG tree. Parts carry `data-node` and `data-edge`, which a browser may hang behaviour on. */
export function draw(scene: Scene, options: DrawOptions): SvgNode {
  const { colours, words = ENGLISH, tierWords = ENGLISH_TIERS, framed = true } = options;
  const { width, height } = scene;
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: framed ? `0 0 ${width} ${height}` : `0 ${HEADING} ${width} ${height - HEADING}`,
      width,
      height: framed ? height : height - HEADING,
      // A picture to look at, or a group of links.
      role: options.nodeHref ? 'group' : 'img',
      'aria-label': `${scene.title}. ${scene.subtitle}`,
      'font-family': FAMILY,
    },
    options.fontFace === undefined ? undefined : svg('style', {}, options.fontFace),
    svg('defs', {}, ...symbols(scene.icons, colours)),
    framed ? svg('rect', { width, height, fill: colours.canvas }) : undefined,
    framed ? heading(scene, colours) : undefined,
    svg('g', {}, ...scene.containers.map((each) => container(each, colours, { 'data-container': each.id }))),
    svg('g', {}, ...tiers(scene, colours, tierWords)),
    svg('g', {}, ...lines(scene, colours)),
    svg(
      'g',
      {},
      ...scene.junctions.map((at) =>
        svg('circle', { cx: at.x, cy: at.y, r: 3, fill: colours[`edge-${at.kind}`] }),
      ),
    ),
    svg('g', {}, ...scene.edges.map((edge) => edgeLabel(edge, colours))),
    svg('g', {}, ...scene.nodes.map((each) => linked(each, options))),
    legend(scene, colours, words),
  );
}

function linked(each: SceneNode, { colours, nodeHref, selected, health }: DrawOptions): SvgNode {
  const verdict = health?.get(each.id);
  const drawn = node(each, colours, { 'data-node': each.id });
  const marks = [
    ...(each.id === selected ? [selection(each, colours)] : []),
    ...(verdict === undefined ? [] : healthMarks(each, verdict, colours)),
  ];
  const whole = marks.length === 0 ? drawn : svg('g', {}, ...marks.slice(0, 1), drawn, ...marks.slice(1));
  if (!nodeHref) return whole;
  const name = [each.title.text, each.subtitle?.text, verdict]
    .filter((part) => part !== undefined)
    .join(', ');
  return svg('a', { href: nodeHref(each.id), 'aria-label': name, class: 'dg-node' }, whole);
}

/** Halos of one trunk lie under all of its lines, or they would cut each other. */
function lines(scene: Scene, colours: Palette): readonly SvgNode[] {
  // Logs lie lowest: every other line bridges them.
  const edges = scene.edges.toSorted((a, b) => Number(b.kind === 'log') - Number(a.kind === 'log'));
  const trunks = Map.groupBy(edges, (edge) => `${edge.kind} ${edge.to}`);
  return [...trunks.values()].flatMap((trunk) => [
    ...trunk.map((edge) => halo(edge, colours)),
    ...trunk.map((edge) =>
      line(edge, colours, { 'data-edge': edge.id, 'data-from': edge.from, 'data-to': edge.to }),
    ),
  ]);
}

function heading(scene: Scene, colours: Palette): SvgNode {
  return svg(
    'g',
    {},
    svg('text', { x: 24, y: 34, 'font-size': 18, 'font-weight': 600, fill: colours.text }, scene.title),
    svg('text', { x: 24, y: 54, 'font-size': 12, fill: colours.muted }, scene.subtitle),
  );
}
