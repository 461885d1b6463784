import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FILE = '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2';

/** The typeface inside a file that has no page around it, so that text is as wide as it was measured. */
export function fontFace(): string {
  const data = readFileSync(createRequire(import.meta.url).resolve(FILE)).toString('base64');
  return `@font-face{font-family:'IBM Plex Sans Variable';font-weight:100 700;src:url(data:font/woff2;base64,${data}) format('woff2')}`;
}
