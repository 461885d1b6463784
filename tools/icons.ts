import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** Writes the icons of `app/manifest.ts` and of iOS from `app/icon.svg`. */
const root = join(import.meta.dirname, '..');
const icon = readFileSync(join(root, 'app/icon.svg'), 'utf8');

/** Phones cut a maskable icon to any shape: what is drawn keeps within the middle four fifths, and the ground goes to the edges. */
const maskable = icon
  .replace(/viewBox="[^"]*"/, 'viewBox="-3 -3 26 26"')
  .replace('<rect width="20" height="20" rx="3"', '<rect x="-3" y="-3" width="26" height="26"');
const square = icon.replace(' rx="3"', '');

for (const [file, svg, width] of [
  ['public/icon-192.png', icon, 192],
  ['public/icon-512.png', icon, 512],
  ['public/icon-maskable.png', maskable, 512],
  ['app/apple-icon.png', square, 180],
] as const)
  writeFileSync(
    join(root, file),
    new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng(),
  );
