import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { fontFile } from './measure.ts';

const JAPANESE = [
  '@expo-google-fonts/ibm-plex-sans-jp/400Regular/IBMPlexSansJP_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans-jp/600SemiBold/IBMPlexSansJP_600SemiBold.ttf',
];

const JAPANESE_TEXT = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;

/** The rasteriser forgets the weight where it falls back to another family, so Japanese text names its own. */
const inJapanese = (svgText: string): string =>
  svgText.replace(/<text ([^<>]*)>([^<]*)<\/text>/g, (whole, attributes: string, text: string) =>
    JAPANESE_TEXT.test(text) ? `<text font-family="IBM Plex Sans JP" ${attributes}>${text}</text>` : whole,
  );

/** SVG text → PNG bytes at `scale` device pixels a CSS pixel, with the product's typeface. */
export async function pngOf(svgText: string, scale = 2): Promise<Uint8Array> {
  const japanese = JAPANESE_TEXT.test(svgText);
  const files = [fontFile(400), fontFile(500), fontFile(600)];
  // In a thread of the library's own: a large picture takes long.
  const image = await renderAsync(japanese ? inJapanese(svgText) : svgText, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: false,
      fontFiles: japanese
        ? [...files, ...JAPANESE.map((each) => createRequire(import.meta.url).resolve(each))]
        : files,
      defaultFontFamily: 'IBM Plex Sans',
    },
  });
  return image.asPng();
}
