import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle, type NodePgDatabase, type NodePgTransaction } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { seconds } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { EnduringPool } from './pool.ts';
import * as audit from './schema/audit.ts';
import * as deploy from './schema/deploy.ts';
import * as identity from './schema/identity.ts';
import * as proof from './schema/proof.ts';
import * as reading from './schema/reading.ts';

const schema = { ...audit, ...deploy, ...identity, ...proof, ...reading };
export type Schema = typeof schema;

/** A pool or a transaction on it: every repository takes either. */
export type Db = NodePgDatabase<Schema> | Tx;
export type Tx = NodePgTransaction<Schema, ExtractTablesWithRelations<Schema>>;

export type Database = {
  readonly db: NodePgDatabase<Schema>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
};

/**
 * @param max connections; web and collector want ~10, a runner 5, a command 2.
 * @param patience how long a connection that cannot be made is tried again. Short where a person waits, long where work
 * would be lost.
 */
export function openDatabase(
  url: string,
  application: string,
  max: number,
  patience: Millis = seconds(0),
): Database {
  const pool = new EnduringPool(
    {
      connectionString: url,
      application_name: application,
      max,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      // The server ends a slow statement itself; a server that is gone without a word does not.
      query_timeout: 35_000,
      // Whoever falls silent in a transaction, frozen or cut off, holds what it has locked: the others wait longer than that.
      idle_in_transaction_session_timeout: 20_000,
      keepAlive: true,
    },
    patience,
  );
  return { db: drizzle(pool, { schema }), pool, close: () => pool.end() };
}
