import { afterAll, beforeAll, expect, it } from 'vitest';
import { environmentKey } from '#lib/domain/environment.ts';
import { instant } from '#lib/domain/time.ts';
import { type Database, openDatabase } from './db.ts';
import type { EmbeddedDatabase } from './embedded.ts';
import { favouritesOf, setFavourite } from './favourites.ts';
import { countListViews, listViewsOf, putListView, removeListView } from './list-views.ts';
import { startTestDatabase } from './test-database.ts';

const NOW = instant(1_795_000_020_000);
const view = { id: '1', list: 'deploys', name: 'mine', query: 'state=failed', createdAt: NOW } as const;
let server: EmbeddedDatabase;
let web: Database;

beforeAll(async () => {
  server = await startTestDatabase();
  // By the role that web has: the grants are a part of what is tried.
  web = openDatabase(server.urls.web, 'test web', 4);
});
afterAll(async () => {
  await web?.close();
  await server?.stop();
});

it('a view is its owner’s alone; one of the same name is replaced; nobody else removes it', async () => {
  const { db } = web;
  await putListView(db, 'ann', view);
  await putListView(db, 'ben', { ...view, id: '2' });
  await putListView(db, 'ann', { ...view, id: '3', query: 'lane=application' });
  await putListView(db, 'ann', { ...view, id: '4', name: 'all that failed' });
  expect((await listViewsOf(db, 'ann', 'deploys')).map(({ id, name, query }) => [id, name, query])).toEqual([
    ['4', 'all that failed', 'state=failed'],
    ['1', 'mine', 'lane=application'],
  ]);
  expect(await listViewsOf(db, 'ann', 'audit')).toEqual([]);
  expect(await countListViews(db, { owner: 'ann', list: 'deploys', name: 'mine' })).toBe(1);
  expect(await removeListView(db, 'ben', '1')).toBe(false);
  expect(await removeListView(db, 'ann', '1')).toBe(true);
  expect(await listViewsOf(db, 'ann', 'deploys')).toHaveLength(1);
  expect(await listViewsOf(db, 'ben', 'deploys')).toHaveLength(1);
});

it('an environment is starred once, by each person for themselves', async () => {
  const { db } = web;
  const [dev, prod] = [environmentKey('shop', 'dev'), environmentKey('shop', 'prod')];
  await setFavourite(db, 'ann', prod, { on: true, at: NOW });
  await setFavourite(db, 'ann', dev, { on: true, at: instant(NOW + 1) });
  await setFavourite(db, 'ann', prod, { on: true, at: instant(NOW + 2) });
  await setFavourite(db, 'ben', dev, { on: true, at: NOW });
  expect(await favouritesOf(db, 'ann')).toEqual([prod, dev]);
  await setFavourite(db, 'ann', prod, { on: false, at: NOW });
  await setFavourite(db, 'ann', prod, { on: false, at: NOW });
  expect(await favouritesOf(db, 'ann')).toEqual([dev]);
  expect(await favouritesOf(db, 'ben')).toEqual([dev]);
});
