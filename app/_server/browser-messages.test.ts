import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { browserMessages, SERVER_ONLY } from './browser-messages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const IMPORT = /^import\s+(?!type\b)(?:[^'"]*?from\s+)?['"]([^'"]+\.tsx?)['"]/gms;
/** The components page of development brings messages of its own. */
const GALLERY = /components\/gallery$/;
const LAZY = /import\('([^']+\.tsx?)'\)/g;

/** Our files that a browser loads: what says so, and all that it imports but the server's actions. */
function browserFiles(): ReadonlySet<string> {
  const found = new Set<string>();
  const starts = ['app', 'components'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter(
        (each) =>
          each.isFile() &&
          /\.tsx?$/.test(each.name) &&
          !/\.test\./.test(each.name) &&
          !GALLERY.test(each.parentPath),
      )
      .map((each) => join(each.parentPath, each.name)),
  );
  const visit = (file: string): void => {
    const text = readFileSync(file, 'utf8');
    if (found.has(file) || text.startsWith("'use server'")) return;
    found.add(file);
    for (const [, path = ''] of [...text.matchAll(IMPORT), ...text.matchAll(LAZY)])
      visit(path.startsWith('#') ? join(ROOT, path.slice(1)) : resolve(dirname(file), path));
  };
  for (const file of starts) if (readFileSync(file, 'utf8').startsWith("'use client'")) visit(file);
  return found;
}

it('what runs in a browser asks for no message that stays on the server', () => {
  const files = browserFiles();
  expect([...files].some((file) => file.endsWith('components/shell/palette-list.tsx'))).toBe(true);
  const named = new RegExp(`['"\`](?:${SERVER_ONLY.join('|')})\\.[a-zA-Z$]`);
  const asking = [...files].filter((file) => named.test(readFileSync(file, 'utf8')));
  expect(asking.map((file) => file.slice(ROOT.length + 1))).toEqual([]);
});

it('takes the others along', () => {
  expect(browserMessages({ cost: { a: 'b' }, logs: { c: 'd' } })).toEqual({ logs: { c: 'd' } });
});
