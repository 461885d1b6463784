import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repoRoot } from '../toolchain.ts';
import { FOLDER, pictures } from './pictures.ts';

const LARGEST_BYTES = 300_000;

it('finds the committed drawings as `npm run diagrams` draws them: small, and in need of no other file', async () => {
  for (const [name, text] of await pictures()) {
    // Not toBe: nobody reads a diff of fonts.
    const fresh = readFileSync(join(repoRoot, FOLDER, name), 'utf8') === text;
    expect(fresh, `${name} is stale: npm run diagrams`).toBe(true);
    expect(text.length).toBeLessThan(LARGEST_BYTES);
    expect(text).not.toMatch(/<script|<image|(href|src)="(?!#)|url\((?!data:|#)/);
  }
});
