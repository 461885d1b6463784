import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle, type NodePgDatabase, type NodePgTransaction } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as audit from './schema/audit.ts';
import * as deploy from './schema/deploy.ts';
import * as identity from './schema/identity.ts';
import * as reading from './schema/reading.ts';

const schema = { ...audit, ...deploy, ...identity, ...reading };
export type Schema = typeof schema;

/** A pool or a transaction on it: every repository takes either. */
export type Db = NodePgDatabase<Schema> | Tx;
export type Tx = NodePgTransaction<Schema, ExtractTablesWithRelations<Schema>>;

export type Database = {
  readonly db: NodePgDatabase<Schema>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

/** @param max connections; web and collector want ~10, a runner 5, a command 2. */
export function openDatabase(url: string, application: string, max: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: application,
    max,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
  });
  // An idle connection that the server closes raises here; the next query opens a new one and fails loudly if it cannot.
  pool.on('error', () => undefined);
  return { db: drizzle(pool, { schema }), pool, close: () => pool.end() };
}
