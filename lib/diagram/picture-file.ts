import type { PictureChoice } from '#lib/domain/graph/picture.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { draw } from './draw/draw.ts';
import { DARK, LIGHT } from './draw/palette.ts';
import { toText } from './draw/svg.ts';
import { drawioOf } from './drawio.ts';
import { fontFace } from './font-face.ts';
import { mermaidOf } from './mermaid.ts';
import { pngOf } from './png.ts';

/** The drawing as a file that needs no other: colours, icons and typeface are in it. */
export async function pictureFile(
  scene: Scene,
  { format, theme }: Omit<PictureChoice, 'view'>,
): Promise<string | Uint8Array> {
  const colours = theme === 'dark' ? DARK : LIGHT;
  switch (format) {
    case 'svg':
      return `${toText(draw(scene, { colours, fontFace: fontFace() }))}\n`;
    case 'png':
      return pngOf(toText(draw(scene, { colours })));
    case 'drawio':
      return drawioOf(scene, colours);
    case 'mermaid':
      return mermaidOf(scene);
  }
}
