import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '#messages/en.json' with { type: 'json' };
import { browserMessages, EVERYWHERE } from './browser-messages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'"]*?from\s+)?['"]([#.][^'"]+\.tsx?)['"]/gms;
const LAZY = /import\('([^']+\.tsx?)'\)/g;
/** A message's name: whole, or up to what is only known later. */
const KEY = new RegExp(`['"\`]((?:${Object.keys(en).join('|')})\\.[a-zA-Z0-9.-]*)`, 'g');
/** `wordOr` takes the group apart from the code. */
const WORD_OR = /wordOr\(t, '([\w.]+)'/g;
const PAGE_WORDS = /<PageWords of=\{\[([^\]]*)\]\}>/g;

const PAGES = readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)(?:page|layout|error|not-found|forbidden)\.tsx$/.test(file))
  .map((file) => `app/${file}`);

/** Our files that a page loads in a browser: leaves that say so, and all that they import but the server's actions. */
function browserFiles(page: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const found = new Set<string>();
  const visit = (file: string, inBrowser: boolean): void => {
    const text = readFileSync(file, 'utf8');
    if (text.startsWith("'use server'")) return;
    const leaf = inBrowser || text.startsWith("'use client'");
    if (found.has(file) || (!leaf && seen.has(file))) return;
    (leaf ? found : seen).add(file);
    for (const [, path = ''] of [...text.matchAll(IMPORT), ...text.matchAll(LAZY)])
      visit(path.startsWith('#') ? join(ROOT, path.slice(1)) : resolve(dirname(file), path), leaf);
  };
  visit(join(ROOT, page), false);
  return found;
}

const asked = (page: string): readonly string[] => {
  const keys = [...browserFiles(page)].flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(KEY), ...text.matchAll(WORD_OR)].map(([, key = '']) => key);
  });
  return [...new Set(keys)].toSorted();
};

const given = (page: string): readonly string[] => {
  const own = [...readFileSync(join(ROOT, page), 'utf8').matchAll(PAGE_WORDS)];
  return [...EVERYWHERE, ...own.flatMap(([, list = '']) => list.match(/[\w.-]+/g) ?? [])];
};

const covers = (names: readonly string[], key: string): boolean =>
  names.some((name) => key === name || key.startsWith(`${name}.`));

describe('messages in the browser', () => {
  it.each(PAGES)('%s gives all that its leaves ask for', (page) => {
    const names = given(page);
    expect(asked(page).filter((key) => !covers(names, key))).toEqual([]);
  });

  it('are followed into what is loaded later', () => {
    const files = [...browserFiles('app/(portal)/layout.tsx')];
    expect(files.some((file) => file.endsWith('components/shell/palette-list.tsx'))).toBe(true);
    expect(asked('app/(portal)/e/[system]/[environment]/logs/page.tsx')).toContain('logs.pause');
  });

  it('are only those named, whole groups or single ones', () => {
    const messages = { ...en, cost: { a: 'b' } };
    const kept = browserMessages(messages, ['cost.a']);
    expect(kept).toMatchObject({ cost: { a: 'b' }, keys: en.keys, logs: { keys: en.logs.keys } });
    expect(kept).not.toHaveProperty('reasons');
    expect(kept).not.toHaveProperty('logs.pause');
    expect(() => browserMessages(messages, ['cost.gone'])).toThrow('no message gone');
  });
});
