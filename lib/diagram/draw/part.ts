import type { SceneNode } from '#lib/domain/graph/scene.ts';
import { namedLink } from './link-name.ts';
import { node } from './node.ts';
import type { DrawOptions } from './options.ts';
import { healthMarks, selection } from './overlay.ts';
import { changeMarks, costMark, FADED, findingMark } from './overlay-marks.ts';
import { type SvgNode, svg } from './svg.ts';

/** A part with all that lies over it, and on a page the link to what is known of it. */
export function linked(each: SceneNode, options: DrawOptions): SvgNode {
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
  const told = [
    verdict && (options.healthWords?.[verdict] ?? verdict),
    change && (options.changeWords?.[change] ?? change),
  ];
  return namedLink(whole, { href: nodeHref(each.id), class: 'dg-node' }, told);
}

/** What was measured stands where the setup stands else. */
const withFigures = ({ subtitle, ...each }: SceneNode, text: string): SceneNode =>
  subtitle ? { ...each, subtitle: { ...subtitle, text } } : each;

/** The cost takes the place of the rest, so that it is read with the name that it belongs to; a card has room for both. */
const nameAlone = ({ subtitle, ...each }: SceneNode): SceneNode =>
  each.tile ? { ...each, ...(subtitle ? { subtitle } : {}) } : { ...each, badges: [] };
