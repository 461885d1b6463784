import type { Scene, SceneEdge } from '#lib/domain/graph/scene.ts';
import { edgeLabel, halo, line, shortened } from './edge.ts';
import { drawnFigure, figureSpots } from './figures.ts';
import type { LegendExtra } from './legend.ts';
import { namedLink } from './link-name.ts';
import type { DrawOptions } from './options.ts';
import { RING } from './overlay.ts';
import { changedLine, ENGLISH_LINES, trafficPace, trafficWidth } from './overlay-marks.ts';
import { rounded, type SvgNode, svg } from './svg.ts';

/** Halos of one trunk lie under all of its lines, or they would cut each other. */
export function lines(scene: Scene, options: DrawOptions): readonly SvgNode[] {
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
    ...trunk.flatMap((edge) => reach(edge, options.edgeHref?.(edge.id))),
  ]);
}

/** As wide as a finger is sure: a line is too thin to be met. Who walks by keys gets there by its words. */
function reach(edge: SceneEdge, href: string | undefined): readonly SvgNode[] {
  if (href === undefined) return [];
  const points = edge.points.map(({ x, y }) => `${rounded(x)},${rounded(y)}`).join(' ');
  const wide = { points, fill: 'none', stroke: 'transparent', 'stroke-width': REACH };
  const link = { href, class: 'dg-line', tabindex: -1, 'aria-hidden': 'true' };
  return [svg('a', link, svg('polyline', { ...wide, 'data-reach': edge.id }))];
}

const REACH = 14;

/** A line that ends, or begins, before the ring round the chosen part. */
function clearOf(edge: SceneEdge, selected: string | undefined): SceneEdge {
  if (selected === undefined || (edge.from !== selected && edge.to !== selected)) return edge;
  const ended = edge.to === selected ? shortened(edge.points, RING) : edge.points;
  const begun = edge.from === selected ? shortened(ended.toReversed(), RING).toReversed() : ended;
  return { ...edge, points: begun };
}

function sameTip(one: SceneEdge, two: SceneEdge): boolean {
  const [a, b] = [one.points.at(-1), two.points.at(-1)];
  return a?.x === b?.x && a?.y === b?.y;
}

/** What each line says: its figures where some were measured, else its words; both lead to the requests that went along it. */
export function lineWords(scene: Scene, options: DrawOptions): readonly (SvgNode | undefined)[] {
  const { colours, overlays, nodeHref, edgeHref } = options;
  const figures = overlays?.figures;
  const spots = figures && figureSpots(scene, figures);
  return scene.edges.map((edge) => {
    const marks: Readonly<Record<string, string>> = nodeHref ? { 'data-words': edge.id } : {};
    const spot = spots?.get(edge.id);
    const href = edgeHref?.(edge.id);
    const leading = (drawn: SvgNode | undefined) =>
      href === undefined || !drawn ? drawn : namedLink(drawn, { href, class: 'dg-line' });
    if (!spot) {
      const look = changedLine(overlays?.change?.get(edge.id), colours);
      if (figures?.has(edge.id)) return undefined;
      return leading(edgeLabel(edge, colours, marks, look));
    }
    return leading(drawnFigure(spot, colours[`edge-${edge.kind}`], colours, marks));
  });
}

/** What a plan does to lines of the picture, as the legend says it. */
export function changedLines(
  scene: Scene,
  { colours, overlays, lineWords }: DrawOptions,
): readonly LegendExtra[] {
  const done = new Set(scene.edges.map(({ id }) => overlays?.change?.get(id)));
  return (['create', 'delete'] as const)
    .filter((kind) => done.has(kind))
    .map((kind) => ({ text: (lineWords ?? ENGLISH_LINES)[kind], look: changedLine(kind, colours) }));
}
