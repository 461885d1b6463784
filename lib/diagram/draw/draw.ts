import type { Scene, SceneContainer, SceneEdge, SceneNode } from '#lib/domain/graph/scene.ts';
import type { Verdict } from '#lib/domain/health/health.ts';
import type { SceneOverlays } from '#lib/domain/overlay/drawn.ts';
import { closeSign, container } from './container.ts';
import { edgeLabel, halo, line, shortened } from './edge.ts';
import { drawnFigure, figureSpots } from './figures.ts';
import { symbols } from './icon.ts';
import { ENGLISH, type LegendExtra, type LegendWords, legend } from './legend.ts';
import { node } from './node.ts';
import { healthMarks, RING, selection } from './overlay.ts';
import {
  type ChangeWords,
  changedLine,
  changeMarks,
  costMark,
  ENGLISH_LINES,
  FADED,
  findingMark,
  frameCost,
  type LineWords,
  trafficPace,
  trafficWidth,
} from './overlay-marks.ts';
import type { Palette } from './palette.ts';
import { PILLS } from './pill.ts';
import { type SvgNode, svg } from './svg.ts';
import { textWidth } from './text-width.ts';
import { ENGLISH_TIERS, type TierWords, tiers } from './tiers.ts';

export type DrawOptions = {
  readonly colours: Palette;
  readonly words?: LegendWords;
  /** Words of what happens to a part, in place of English. */
  readonly changeWords?: ChangeWords;
  /** What happens to a line. */
  readonly lineWords?: LineWords;
  readonly healthWords?: Readonly<Record<Verdict, string>>;
  readonly tierWords?: TierWords;
  /** Title and canvas belong to a file; a page has its own heading and ground. */
  readonly framed?: boolean;
  /** CSS that brings the typeface along; a page has it already. */
  readonly fontFace?: string;
  /** Where a node leads; a link works without JavaScript. */
  readonly nodeHref?: (id: string) => string;
  /** Where a container's sign leads, which closes it; undefined for one that stays open. */
  readonly closeHref?: (container: SceneContainer) => string | undefined;
  readonly closeWords?: (title: string) => string;
  /** Where the figures of a line lead: to the requests that they count. */
  readonly edgeHref?: (id: string) => string | undefined;
  readonly selected?: string;
  readonly health?: SceneOverlays['health'];
  /** Further layers on the picture. */
  readonly overlays?: Omit<SceneOverlays, 'health'>;
};

/** Height of title and subtitle, which a page writes itself. */
export const HEADING = 68;

const FAMILY = "'IBM Plex Sans Variable', 'IBM Plex Sans', 'IBM Plex Sans JP', 'Noto Sans JP', sans-serif";

/** Room below that only a file needs: its legend. */
const FOOT = 40;

/** How large the picture is on a page, which has title and legend of its own. */
export const drawnSize = ({ width, height }: Pick<Scene, 'width' | 'height'>) => ({
  width,
  height: height - HEADING - FOOT,
});

/** Scene → one SVG tree. Parts carry `data-node` and `data-edge`, which a browser may hang behaviour on. */
export function draw(scene: Scene, options: DrawOptions): SvgNode {
  const { colours, words = ENGLISH, tierWords = ENGLISH_TIERS, framed = true } = options;
  const { height } = framed ? scene : drawnSize(scene);
  const width = framed ? Math.max(scene.width, Math.ceil(headingWidth(scene))) : scene.width;
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: framed ? `0 0 ${width} ${height}` : `0 ${HEADING} ${width} ${height}`,
      width,
      height,
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
    options.closeHref && svg('g', {}, ...scene.containers.map((each) => closer(each, options))),
    svg('g', {}, ...tiers(scene, colours, tierWords)),
    svg('g', {}, ...lines(scene, options)),
    svg(
      'g',
      {},
      ...scene.junctions.map((at) =>
        svg('circle', { cx: at.x, cy: at.y, r: 3, fill: colours[`edge-${at.kind}`] }),
      ),
    ),
    svg('g', {}, ...lineWords(scene, options)),
    svg('g', {}, ...scene.nodes.map((each) => linked(each, options))),
    svg(
      'g',
      {},
      ...scene.containers.map((each) => {
        const cost = options.overlays?.cost?.get(each.id);
        return cost && frameCost(each, cost, colours);
      }),
    ),
    framed ? legend(scene, colours, words, changedLines(scene, options)) : undefined,
  );
}

/** What each line says: its figures where some were measured, else its words. Figures lead to what they count. */
function lineWords(scene: Scene, options: DrawOptions): readonly (SvgNode | undefined)[] {
  const { colours, overlays, nodeHref, edgeHref } = options;
  const figures = overlays?.figures;
  const spots = figures && figureSpots(scene, figures);
  return scene.edges.map((edge) => {
    const marks: Readonly<Record<string, string>> = nodeHref ? { 'data-words': edge.id } : {};
    const spot = spots?.get(edge.id);
    if (!spot) {
      const look = changedLine(overlays?.change?.get(edge.id), colours);
      return figures?.has(edge.id) ? undefined : edgeLabel(edge, colours, marks, look);
    }
    const drawn = drawnFigure(spot, colours[`edge-${edge.kind}`], colours, marks);
    const href = edgeHref?.(edge.id);
    if (href === undefined) return drawn;
    return svg('a', { href, class: 'dg-line', 'aria-label': figures?.get(edge.id)?.join(' · ') }, drawn);
  });
}

function closer(each: SceneContainer, options: DrawOptions): SvgNode | undefined {
  const href = options.closeHref?.(each);
  if (href === undefined) return undefined;
  const name = options.closeWords?.(each.title.text) ?? each.title.text;
  return closeSign(each, options.colours, { href, 'aria-label': name });
}

function linked(each: SceneNode, options: DrawOptions): SvgNode {
  const { colours, nodeHref, selected, health, overlays = {} } = options;
  const verdict = health?.get(each.id);
  const change = overlays.change?.get(each.id);
  const found = overlays.findings?.get(each.id);
  const cost = overlays.cost?.get(each.id);
  const figures = each.tile || each.sheet ? undefined : overlays.figures?.get(each.id)?.join(' · ');
  const ghost: Readonly<Record<string, string>> = change === 'delete' ? { opacity: String(FADED) } : {};
  const shown = figures === undefined || !each.subtitle ? each : withFigures(each, figures);
  const drawn = node(cost === undefined ? shown : nameAlone(each), colours, {
    'data-node': each.id,
    ...ghost,
  });
  const [frame, sign] = verdict === undefined ? [] : healthMarks(each, verdict, colours);
  const [dashes, flag] = change === undefined ? [] : changeMarks(each, change, colours, options.changeWords);
  const below = [each.id === selected ? selection(each, colours) : undefined, frame, dashes];
  const above = [
    sign,
    flag,
    found ? findingMark(each, found, colours) : undefined,
    cost === undefined ? undefined : costMark(each, cost, colours),
  ];
  const marks = [...below, ...above].some((mark) => mark !== undefined);
  const whole = marks ? svg('g', {}, ...below, drawn, ...above) : drawn;
  if (!nodeHref) return whole;
  const name = [
    each.title.text,
    figures ?? each.subtitle?.text,
    ...(each.sheet?.lines ?? []).map(({ text }) => text),
    ...(cost === undefined ? each.badges.map(({ text }) => text) : []),
    ...each.owners.map((owner) => PILLS[owner].text),
    verdict && (options.healthWords?.[verdict] ?? verdict),
    change && (options.changeWords?.[change] ?? change),
    cost?.text,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  return svg('a', { href: nodeHref(each.id), 'aria-label': name, class: 'dg-node' }, whole);
}

/** What was measured stands where the setup stands else. */
const withFigures = ({ subtitle, ...each }: SceneNode, text: string): SceneNode =>
  subtitle ? { ...each, subtitle: { ...subtitle, text } } : each;

/** The cost takes the place of the rest, so that it is read with the name that it belongs to; a card has room for both. */
const nameAlone = ({ subtitle, ...each }: SceneNode): SceneNode =>
  each.tile ? { ...each, ...(subtitle ? { subtitle } : {}) } : { ...each, badges: [] };

/** A line that ends, or begins, before the ring round the chosen part. */
function clearOf(edge: SceneEdge, selected: string | undefined): SceneEdge {
  if (selected === undefined || (edge.from !== selected && edge.to !== selected)) return edge;
  const ended = edge.to === selected ? shortened(edge.points, RING) : edge.points;
  const begun = edge.from === selected ? shortened(ended.toReversed(), RING).toReversed() : ended;
  return { ...edge, points: begun };
}

/** Halos of one trunk lie under all of its lines, or they would cut each other. */
function lines(scene: Scene, options: DrawOptions): readonly SvgNode[] {
  const { colours, overlays, nodeHref } = options;
  // Logs lie lowest: every other line bridges them.
  const edges = scene.edges
    .map((edge) => clearOf(edge, options.selected))
    .toSorted((a, b) => Number(b.kind === 'log') - Number(a.kind === 'log'));
  const trunks = Map.groupBy(edges, (edge) => `${edge.kind} ${edge.to}`);
  return [...trunks.values()].flatMap((trunk) => [
    ...trunk.map((edge) => halo(edge, colours)),
    ...trunk.map((edge) => {
      const rate = overlays?.traffic?.get(edge.id);
      const width = rate === undefined ? {} : { width: trafficWidth(rate) };
      // Only on a page is there anything that moves.
      const pace = rate !== undefined && rate > 0 && nodeHref ? { pace: trafficPace(rate) } : {};
      const marks = { 'data-edge': edge.id, 'data-from': edge.from, 'data-to': edge.to };
      const busy: Readonly<Record<string, string>> = rate === undefined ? {} : { 'data-rate': String(rate) };
      const joins = trunk.some((other) => other !== edge && sameTip(other, edge));
      const change = overlays?.change?.get(edge.id);
      const planned: Readonly<Record<string, string>> = change ? { 'data-planned': change } : {};
      const look = { ...width, ...pace, ...changedLine(change, colours), joins };
      return line(edge, colours, { ...marks, ...busy, ...planned }, look);
    }),
  ]);
}

/** What a plan does to lines of the picture, as the legend says it. */
function changedLines(scene: Scene, { colours, overlays, lineWords }: DrawOptions): readonly LegendExtra[] {
  const done = new Set(scene.edges.map(({ id }) => overlays?.change?.get(id)));
  return (['create', 'delete'] as const)
    .filter((kind) => done.has(kind))
    .map((kind) => ({ text: (lineWords ?? ENGLISH_LINES)[kind], look: changedLine(kind, colours) }));
}

function sameTip(one: SceneEdge, two: SceneEdge): boolean {
  const [a, b] = [one.points.at(-1), two.points.at(-1)];
  return a?.x === b?.x && a?.y === b?.y;
}

/** What lies over a picture is said in its subtitle, for which the layout kept no room. */
const headingWidth = ({ subtitle }: Scene): number => 48 + (textWidth(subtitle) * 12) / 11;

function heading(scene: Scene, colours: Palette): SvgNode {
  return svg(
    'g',
    {},
    svg('text', { x: 24, y: 34, 'font-size': 18, 'font-weight': 600, fill: colours.text }, scene.title),
    svg('text', { x: 24, y: 54, 'font-size': 12, fill: colours.muted }, scene.subtitle),
  );
}
