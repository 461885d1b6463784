import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, 'migrations');
const meta = (name: string) => JSON.parse(readFileSync(join(folder, 'meta', name), 'utf8'));
type Entry = { readonly tag: string; readonly when: number };
const entries: readonly Entry[] = meta('_journal.json').entries;

it('every migration is in the journal, once, and later than the one before it', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  expect(entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.toSorted());
  const times = entries.map(({ when }) => when);
  expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
});

it('the schema is what the migrations make: nothing is left to generate', async () => {
  const tables: Record<string, unknown> = {};
  for (const file of readdirSync(join(import.meta.dirname, 'schema')))
    Object.assign(tables, await import(`./schema/${file}`));
  const newest = entries.at(-1)?.tag.slice(0, 4);
  const before = meta(`${newest}_snapshot.json`);
  expect(await generateMigration(before, generateDrizzleJson(tables, before.id))).toEqual([]);
});
