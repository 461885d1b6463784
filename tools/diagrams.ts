import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, pictures } from './diagrams/pictures.ts';
import { repoRoot } from './toolchain.ts';

// `npm run diagrams`: draws the shipped systems anew, from what was recorded of them.

mkdirSync(join(repoRoot, FOLDER), { recursive: true });
for (const [name, text] of await pictures()) {
  writeFileSync(join(repoRoot, FOLDER, name), text);
  console.log(`${FOLDER}/${name}`);
}
