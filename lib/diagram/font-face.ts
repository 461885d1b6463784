import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const find = createRequire(import.meta.url).resolve;

const LATIN = '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2';
const JAPANESE = '@fontsource/ibm-plex-sans-jp';
/** Names under an icon are bold, everything else is not. */
const WEIGHTS = [400, 600] as const;

/**
 * The typeface inside a file that has no page around it, so that text is as wide as it was measured. Of Japanese, whose
 * typeface is megabytes, only the slices that hold a character of the text.
 */
export function fontFace(text: string): string {
  const latin = face("'IBM Plex Sans Variable'", '100 700', LATIN);
  const slices = slicesFor(text).flatMap(({ name, ranges }) =>
    WEIGHTS.map((weight) =>
      face(
        "'IBM Plex Sans JP'",
        String(weight),
        `${JAPANESE}/files/ibm-plex-sans-jp-${name}-${weight}-normal.woff2`,
        ranges,
      ),
    ),
  );
  return [latin, ...slices].join('');
}

function face(family: string, weight: string, file: string, ranges?: string): string {
  const data = readFileSync(find(file)).toString('base64');
  const range = ranges === undefined ? '' : `;unicode-range:${ranges}`;
  return `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')${range}}`;
}

type Slice = { readonly name: string; readonly ranges: string };

/** The package's own cut of the typeface by how often characters are used together. */
function slicesFor(text: string): readonly Slice[] {
  const wanted = [...new Set(text)].map((each) => each.codePointAt(0) ?? 0).filter((code) => code > 0x2e7f);
  if (wanted.length === 0) return [];
  const ranges: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(find(`${JAPANESE}/unicode.json`), 'utf8'),
  );
  return Object.entries(ranges)
    .filter(([name]) => /^\[\d+\]$/.test(name))
    .filter(([, list]) => wanted.some((code) => holds(list, code)))
    .map(([name, list]) => ({ name: name.slice(1, -1), ranges: list }));
}

/** @param list `U+3042,U+3044-3046` */
function holds(list: string, code: number): boolean {
  return list.split(',').some((range) => {
    const [from = '', to = from] = range.slice(2).split('-');
    return code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16);
  });
}
