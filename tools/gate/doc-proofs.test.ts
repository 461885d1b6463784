import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repoRoot } from '../toolchain.ts';

// That a link leads somewhere is seen elsewhere; here, that what it leads to proves something.
const read = (path: string) => readFileSync(join(repoRoot, path), 'utf8');
const PROOF = /\.(integration\.test|test|journey)\.tsx?\)|\/graph\/findings\/|zizmor/;

it('each practice names the test or the check that holds it, not only the code that follows it', () => {
  const rows = read('docs/best-practices.md')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (practice|---)|^\|---/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !PROOF.test(row))).toEqual([]);
});

it('each trouble ends with its proof', () => {
  const [, ...entries] = read('docs/troubleshooting.md').split(/^## /m);
  expect(entries.length).toBeGreaterThan(6);
  expect(entries.filter((entry) => !PROOF.test(entry)).map((entry) => entry.split('\n')[0])).toEqual([]);
});

it.each(['docs/troubleshooting.md', 'docs/best-practices.md'])(
  'the tests that %s quotes have that name',
  (page) => {
    const links = [...read(page).matchAll(/\]\(\.\.\/([^)#]+)\)((?:,| and) "[^"]+")+/g)];
    const missing = links.flatMap(([whole, file = '']) =>
      [...whole.matchAll(/"([^"]+)"/g)].flatMap(([, name = '']) =>
        new RegExp(`(it|test|step)\\('${name}`).test(read(file)) ? [] : [`${file}: ${name}`],
      ),
    );
    expect(missing).toEqual([]);
  },
);
