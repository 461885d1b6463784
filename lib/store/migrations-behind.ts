import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };

/**
 * Migrations that this build has and the database lacks, or the other way round; 0 when they match. Knows its own
 * from the journal, not from a folder: a bundle has no folder.
 */
export async function migrationsBehind(db: Db): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
  );
  return journal.entries.length - (rows[0]?.count ?? 0);
}
