import type { Scene, SceneNode } from '#lib/domain/graph/scene.ts';
import { OVERLAY_NAMES, type SceneOverlays } from '#lib/domain/overlay/drawn.ts';
import { CHANGES, ENGLISH_LINES } from './draw/overlay-marks.ts';
import type { Palette } from './draw/palette.ts';
import { type SvgNode, svg, toText } from './draw/svg.ts';
import { textWidth } from './draw/text-width.ts';
import { styleOf } from './drawio-styles.ts';
import { vertex } from './drawio-vertex.ts';

const FLAG = { width: 70, height: 16 };
const widthOf = (text: string): number => Math.max(FLAG.width, textWidth(text) + 8);

/** A layer for each overlay that is given, hidden and shown by itself: words beside what they are about. */
export function overlayLayers(scene: Scene, colours: Palette, overlays: SceneOverlays): readonly SvgNode[] {
  return OVERLAY_NAMES.filter((name) => overlays[name] !== undefined).flatMap((name) => {
    const layer = `overlay-${name}`;
    const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const flags =
      name === 'traffic'
        ? rates(scene, colours, overlays)
        : [
            ...nodeFlags(scene, colours, overlays, name),
            ...(name === 'change' ? lineFlags(scene, colours, overlays) : []),
          ];
    return [
      svg('mxCell', { id: layer, value: title, parent: '0' }),
      ...flags.map(({ text, colour, x, y }, index) =>
        vertex({
          id: `${layer}-${index}`,
          parent: layer,
          value: toText(text),
          style: styleOf({
            html: 1,
            rounded: 1,
            fontSize: 10,
            fontStyle: 1,
            fontColor: colour,
            strokeColor: colour,
            fillColor: colours.canvas,
          }),
          box: { x: x + (FLAG.width - widthOf(text)) / 2, y, ...FLAG, width: widthOf(text) },
        }),
      ),
    ];
  });
}

type Flag = { readonly text: string; readonly colour: string; readonly x: number; readonly y: number };

function nodeFlags(
  scene: Scene,
  colours: Palette,
  overlays: SceneOverlays,
  name: Exclude<keyof SceneOverlays, 'traffic' | 'figures'>,
): readonly Flag[] {
  return scene.nodes.flatMap((node) => {
    const said = wordsOf(node, colours, overlays, name);
    return said ? [{ ...said, ...placeOf(node, name) }] : [];
  });
}

/** Apart from each other, so that two layers can be shown at once; on a card along its upper and lower edge. */
function placeOf({ box, tile }: SceneNode, name: keyof typeof ROWS): Pick<Flag, 'x' | 'y'> {
  if (!tile) return { x: box.x + box.width / 2 - FLAG.width / 2, y: box.y + ROWS[name] };
  const [column, row] = EDGES[name];
  return { x: box.x + column, y: box.y + row };
}

/** Px from an icon's top. */
const ROWS = { health: -26, change: 46, findings: 30, cost: 62 } as const;

/** Px from a card's top left corner; its upper right one is for who owns it. */
const EDGES = { health: [-28, -9], findings: [44, -9], change: [6, 41], cost: [90, 41] } as const;

function wordsOf(
  { id }: SceneNode,
  colours: Palette,
  { health, change, findings, cost }: SceneOverlays,
  name: keyof typeof ROWS,
): { readonly text: string; readonly colour: string } | undefined {
  const [verdict, kind, count] = [health?.get(id), change?.get(id), findings?.get(id)];
  if (name === 'health') return verdict && { text: verdict, colour: colours[verdict] };
  if (name === 'change') {
    return kind && { text: `${CHANGES[kind][0]} ${kind}`, colour: colours[CHANGES[kind][1]] };
  }
  if (name === 'findings') {
    return count === undefined ? undefined : { text: `${count} found`, colour: colours.degraded };
  }
  const price = cost?.get(id);
  return price && { text: price.text, colour: price.unknown ? colours.unknown : colours.text };
}

/** At the arrow of a line, since its middle has its own words. */
function lineFlags(scene: Scene, colours: Palette, { change }: SceneOverlays): readonly Flag[] {
  return scene.edges.flatMap((edge) => {
    const [kind, end] = [change?.get(edge.id), edge.points.at(-1)];
    if (!end || (kind !== 'create' && kind !== 'delete')) return [];
    const [sign, colour] = CHANGES[kind];
    const text = `${sign} ${ENGLISH_LINES[kind]}`;
    return [{ text, colour: colours[colour], x: end.x - FLAG.width - 22, y: end.y + 6 }];
  });
}

function rates(scene: Scene, colours: Palette, { traffic }: SceneOverlays): readonly Flag[] {
  return scene.edges.flatMap((edge) => {
    const [rate, end] = [traffic?.get(edge.id), edge.points.at(-1)];
    if (rate === undefined || !end) return [];
    const text = `${rate.toLocaleString('en', { maximumSignificantDigits: 2 })}/s`;
    return [{ text, colour: colours[`edge-${edge.kind}`], x: end.x - FLAG.width - 14, y: end.y + 6 }];
  });
}
