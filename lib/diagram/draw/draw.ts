import type { Scene, SceneContainer } from '#lib/domain/graph/scene.ts';
import { closeSign, container } from './container.ts';
import { symbols } from './icon.ts';
import { ENGLISH, legend } from './legend.ts';
import { changedLines, lines, lineWords } from './lines.ts';
import type { DrawOptions } from './options.ts';
import { frameCost } from './overlay-marks.ts';
import type { Palette } from './palette.ts';
import { linked } from './part.ts';
import { type SvgNode, svg } from './svg.ts';
import { textWidth } from './text-width.ts';
import { ENGLISH_TIERS, tiers } from './tiers.ts';

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

function closer(each: SceneContainer, options: DrawOptions): SvgNode | undefined {
  const href = options.closeHref?.(each);
  if (href === undefined) return undefined;
  const name = options.closeWords?.(each.title.text) ?? each.title.text;
  return closeSign(each, options.colours, { href, 'aria-label': name });
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
