import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { grantStatements } from './grants.ts';
import { prepareQueue } from './queue.ts';

const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));
const MIGRATION_LOCK = 7_170_000;

/** Brings the database up to this build: schema, queue, rights. Safe to run from several machines at once. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'yagura migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(drizzle(client), { migrationsFolder: FOLDER });
    await prepareQueue(url);
    const { rows } = await client.query<{ rolname: string }>(
      "select rolname from pg_roles where rolname like 'yagura_%'",
    );
    for (const statement of grantStatements(rows.map((each) => each.rolname))) await client.query(statement);
    await client.query(
      'grant usage on schema drizzle to public; grant select on all tables in schema drizzle to public',
    );
  } finally {
    await client.end();
  }
}
