import type { PictureLook, PictureWords } from '#lib/domain/graph/picture.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { SceneOverlays } from '#lib/domain/overlay/drawn.ts';
import { draw } from './draw/draw.ts';
import { DARK, LIGHT } from './draw/palette.ts';
import { toText } from './draw/svg.ts';
import { told } from './draw/told.ts';
import { drawioOf } from './drawio.ts';
import { fontFace } from './font-face.ts';
import { mermaidOf } from './mermaid.ts';
import { pngOf } from './png.ts';

/** The drawing as a file that needs no other: colours, icons and typeface are in it. */
export async function pictureFile(
  given: Scene,
  { format, theme }: PictureLook,
  { health, ...overlays }: SceneOverlays = {},
  { terms, ...words }: Partial<PictureWords> = {},
): Promise<string | Uint8Array> {
  const scene = terms ? told(given, (text) => terms[text] ?? text) : given;
  const colours = theme === 'dark' ? DARK : LIGHT;
  const look = { colours, overlays, ...words, ...(health ? { health } : {}) };
  switch (format) {
    case 'svg':
      return `${toText(draw(scene, { ...look, fontFace: fontFace(toText(draw(scene, look))) }))}\n`;
    case 'png':
      return pngOf(toText(draw(scene, look)));
    case 'drawio':
      return drawioOf(scene, colours, { ...(health ? { health } : {}), ...overlays });
    case 'mermaid':
      return mermaidOf(scene);
  }
}
