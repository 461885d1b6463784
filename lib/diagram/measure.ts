import { createRequire } from 'node:module';
import { openSync } from 'fontkit';
import { marked } from '#lib/domain/text/marks.ts';

/** Files that resvg and fontkit both read; browsers get the same typeface as woff2. */
const FILES = {
  400: '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  500: '@expo-google-fonts/ibm-plex-sans/500Medium/IBMPlexSans_500Medium.ttf',
  600: '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
} as const;

export type Weight = keyof typeof FILES;
type Font = { unitsPerEm: number; layout(text: string): { advanceWidth: number } };

const CJK = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Width of one line in px. Japanese is one em a character: its font is too large to measure with. */
export function textWidth(text: string, size: number, weight: Weight): number {
  const key = `${weight} ${size} ${text}`;
  const before = widths.get(key);
  if (before !== undefined) return before;
  const latin = [...text].filter((each) => !CJK.test(each)).join('');
  const wide = [...text].length - [...latin].length;
  const font = fontOf(weight);
  const width =
    Math.round(((font.layout(latin).advanceWidth / font.unitsPerEm) * size + wide * size) * 100) / 100;
  // The same names are drawn again and again; a hostile one is not kept.
  if (text.length <= LONGEST_KEPT) {
    if (widths.size >= MOST_KEPT) widths.clear();
    widths.set(key, width);
  }
  return width;
}

const LONGEST_KEPT = 80;
const MOST_KEPT = 20_000;
const widths = new Map<string, number>();

export const fontFile = (weight: Weight): string => createRequire(import.meta.url).resolve(FILES[weight]);

const fonts = new Map<Weight, Font>();

function fontOf(weight: Weight): Font {
  const known = fonts.get(weight);
  if (known) return known;
  const opened = openSync(fontFile(weight));
  if (!('layout' in opened)) throw new Error(`${fontFile(weight)} is a collection, not one font`);
  fonts.set(weight, opened);
  return opened;
}

/** The text, hidden characters marked, or as much of both ends as fits with an ellipsis between. */
export function middleEllipsis(whole: string, size: number, weight: Weight, max: number): string {
  const text = marked(whole);
  if (textWidth(text, size, weight) <= max) return text;
  const letters = [...text];
  const short = (keep: number): string =>
    `${letters.slice(0, Math.ceil(keep / 2)).join('')}…${letters.slice(letters.length - Math.floor(keep / 2)).join('')}`;
  // Halving: a hostile name may have any length, and measuring takes as long as the text.
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const keep = (fits + tooMany) >> 1;
    if (textWidth(short(keep), size, weight) <= max) fits = keep;
    else tooMany = keep;
  }
  return fits > 2 ? short(fits) : '…';
}
