import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EmbeddedDatabase } from './embedded.ts';
import { startTestDatabase } from './test-database.ts';

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'yagura-migrations-'));
let server: EmbeddedDatabase;
let client: pg.Client;

beforeAll(async () => {
  server = await startTestDatabase();
  const admin = new pg.Client({ connectionString: server.urls.migrate });
  await admin.connect();
  await admin.query('create database before_components');
  await admin.end();
  client = new pg.Client({
    connectionString: server.urls.migrate.replace(/\/[^/?]+(\?|$)/, '/before_components$1'),
  });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await server?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** As a build of before components had them. */
function migrationsBefore(tag: string): string {
  const folder = join(dir, 'before');
  cpSync(MIGRATIONS, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const whole = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
  const at = whole.entries.findIndex((each) => each.tag === tag);
  writeFileSync(journal, JSON.stringify({ ...whole, entries: whole.entries.slice(0, at) }));
  return folder;
}

it('what was deployed before there were components is history of the two that there were', async () => {
  const db = drizzle(client);
  await migrate(db, { migrationsFolder: migrationsBefore('0008_components') });
  await client.query(`
    insert into deployments (id, environment, commit, subject, ref, requested_by, requested_at)
      select id, 'items/dev', 'c', 's', 'main', 'a', now() from unnest(array['both', 'alone']) as id;
    insert into runs (id, deployment_id, lane, state, created_at, updated_at) values
      ('both-a', 'both', 'application', 'succeeded', now(), now()),
      ('both-i', 'both', 'infrastructure', 'succeeded', now(), now()),
      ('alone-a', 'alone', 'application', 'failed', now(), now());
    insert into snapshots (environment, kind, taken_at, digest, value) values
      ('items/dev', 'terraform-state', now(), 'd', '{}'), ('items/dev', 'cloudformation', now(), 'd', '{}'),
      ('runner:host', 'isolation', now(), 'd', '{}')`);

  await migrate(db, { migrationsFolder: MIGRATIONS });
  const { rows: runs } = await client.query(
    'select id, component, tool, position, needs from runs order by id',
  );
  expect(runs).toEqual([
    { id: 'alone-a', component: 'application', tool: 'sam', position: 0, needs: [] },
    { id: 'both-a', component: 'application', tool: 'sam', position: 1, needs: ['infrastructure'] },
    { id: 'both-i', component: 'infrastructure', tool: 'terraform', position: 0, needs: [] },
  ]);
  const { rows: deployments } = await client.query('select distinct repository from deployments');
  expect(deployments).toEqual([{ repository: 'main' }]);
  const { rows: snapshots } = await client.query('select kind, source from snapshots order by kind');
  expect(snapshots).toEqual([
    { kind: 'cloudformation', source: 'application' },
    { kind: 'isolation', source: '' },
    { kind: 'terraform-state', source: 'infrastructure' },
  ]);
});

it('a web of before that is still there may go on writing requests', async () => {
  await client.query(`
    insert into deployments (id, environment, commit, subject, ref, requested_by, requested_at)
      values ('late', 'items/dev', 'c', 's', 'main', 'a', now());
    insert into runs (id, deployment_id, lane, state, created_at, updated_at)
      values ('late-a', 'late', 'application', 'requested', now(), now())`);
  const { rows } = await client.query("select component, tool, needs from runs where id = 'late-a'");
  expect(rows).toEqual([{ component: 'application', tool: 'sam', needs: ['infrastructure'] }]);
});
