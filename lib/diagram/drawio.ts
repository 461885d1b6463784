import type { Box, Scene, SceneContainer, SceneNode } from '#lib/domain/graph/scene.ts';
import type { SceneOverlays } from '#lib/domain/overlay/drawn.ts';
import { LIGHT, type Palette } from './draw/palette.ts';
import { PILLS, pillWidth } from './draw/pill.ts';
import { type SvgNode, svg, toText } from './draw/svg.ts';
import { ENGLISH_TIERS } from './draw/tiers.ts';
import { lineCell } from './drawio-line.ts';
import { overlayLayers } from './drawio-overlays.ts';
import { containerStyle, styleOf } from './drawio-styles.ts';
import { nodeVertices, vertex } from './drawio-vertex.ts';

const [PICTURE, OWNERSHIP] = ['1', '2'];

/**
 * The scene as a draw.io file: AWS shapes inside the containers that hold them, lines tied to both ends, and a
 * layer of its own for who owns what and for each overlay.
 */
export function drawioOf(scene: Scene, colours: Palette = LIGHT, overlays: SceneOverlays = {}): string {
  const parts = [...scene.containers, ...scene.nodes];
  // Ids of a graph are hostile and long: cells count.
  const ids = new Map(parts.map((each, index) => [each.id, `part-${index}`]));
  const boxes = new Map(parts.map((each) => [each.id, each.box]));
  const placed = (each: SceneContainer | SceneNode) => ({
    id: ids.get(each.id),
    parent: (each.parent !== undefined && ids.get(each.parent)) || PICTURE,
    box: inside(each.box, each.parent === undefined ? undefined : boxes.get(each.parent)),
  });
  const model = svg(
    'mxGraphModel',
    { grid: 0, page: 0, pageWidth: scene.width, pageHeight: scene.height, background: colours.canvas },
    svg(
      'root',
      {},
      svg('mxCell', { id: '0' }),
      svg('mxCell', { id: PICTURE, value: 'Architecture', parent: '0' }),
      svg('mxCell', { id: OWNERSHIP, value: 'Ownership', parent: '0' }),
      heading(scene, colours),
      ...columns(scene, colours),
      ...scene.containers.map((each) =>
        vertex({ ...placed(each), value: titleOf(each), style: containerStyle(each, colours) }),
      ),
      ...scene.edges.map((edge, index) =>
        lineCell(edge, { id: `line-${index}`, parent: PICTURE, ids, boxes }, colours),
      ),
      ...scene.nodes.flatMap((each) =>
        nodeVertices(each, { ...placed(each), value: labelOf(each, colours) }, colours),
      ),
      ...marks(scene, colours),
      ...overlayLayers(scene, colours, overlays),
    ),
  );
  const file = svg(
    'mxfile',
    { host: 'Yagura' },
    svg('diagram', { id: scene.view, name: scene.title }, model),
  );
  return `${toText(file)}\n`;
}

const inside = (box: Box, around: Box | undefined): Box =>
  around ? { ...box, x: box.x - around.x, y: box.y - around.y } : box;

// Labels are HTML to draw.io: `toText` here, and again when the file is written, keeps a name text in both.

const titleOf = ({ title, note }: SceneContainer): string =>
  note === undefined ? toText(title.text) : `${toText(title.text)}<br><i>${toText(note)}</i>`;

function labelOf({ title, subtitle, badges }: SceneNode, colours: Palette): string {
  const under = [subtitle?.text, badges.map((badge) => badge.text).join(' · ')].filter(Boolean);
  const small = under.map(
    (line) => `<br><font style="font-size:11px" color="${colours.muted}">${toText(line ?? '')}</font>`,
  );
  return `<b>${toText(title.text)}</b>${small.join('')}`;
}

function heading({ title, subtitle, width }: Scene, colours: Palette): SvgNode {
  const look = {
    text: 1,
    html: 1,
    align: 'left',
    verticalAlign: 'top',
    fontSize: 18,
    fontColor: colours.text,
  };
  return vertex({
    id: 'heading',
    parent: PICTURE,
    value: `<b>${toText(title)}</b><br><font style="font-size:12px" color="${colours.muted}">${toText(subtitle)}</font>`,
    style: styleOf({ ...look, strokeColor: 'none', fillColor: 'none' }),
    box: { x: 20, y: 12, width: width - 40, height: 48 },
  });
}

/** Numbered columns of the data flow. */
const columns = ({ tiers = [] }: Scene, colours: Palette): readonly SvgNode[] =>
  tiers.map(({ name, box }, index) =>
    vertex({
      id: `column-${index}`,
      parent: PICTURE,
      value: toText(`${index + 1} · ${ENGLISH_TIERS[name]}`),
      style: styleOf({
        html: 1,
        verticalAlign: 'top',
        spacingTop: 12,
        fontSize: 13,
        fontStyle: 1,
        fontColor: colours.text,
        strokeColor: colours.rule,
        fillColor: 'none',
        pointerEvents: 0,
      }),
      box,
    }),
  );

/** Who owns it, at the icon's right shoulder, in a layer that can be hidden. */
const marks = (scene: Scene, colours: Palette): readonly SvgNode[] =>
  scene.nodes.flatMap((node, index) =>
    node.owners.toReversed().map((owner, place, owners) => {
      const beside = owners.slice(0, place + 1).reduce((sum, each) => sum + pillWidth(each), 0);
      return vertex({
        id: `owner-${index}-${owner}`,
        parent: OWNERSHIP,
        value: PILLS[owner].text,
        style: styleOf({
          rounded: PILLS[owner].radius > 4 ? 1 : 0,
          arcSize: 50,
          fontSize: 9,
          fontStyle: 1,
          fontColor: colours.onPill,
          fillColor: colours[owner],
          strokeColor: 'none',
        }),
        box: {
          x: node.box.x + node.box.width - beside,
          y: node.box.y - 8,
          width: pillWidth(owner),
          height: 16,
        },
      });
    }),
  );
