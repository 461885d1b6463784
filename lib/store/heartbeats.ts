import { and, desc, eq, sql } from 'drizzle-orm';
import type { RunnerAccounts } from '#lib/domain/deploy/runner-pool.ts';
import { type Presences, presencesOf, SILENT_AFTER } from '#lib/domain/silence.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { heartbeats } from './schema/reading.ts';

export type Heartbeat = typeof heartbeats.$inferSelect;

/** Says that a process is alive, and at what. */
export async function beat(
  db: Db,
  process: string,
  kind: string,
  version: string,
  doing?: string,
  accounts?: readonly string[],
): Promise<void> {
  const said = { version, doing: doing ?? null, accounts: accounts ?? null };
  await db
    .insert(heartbeats)
    .values({ process, kind, startedAt: sql`now()`, seenAt: sql`now()`, ...said })
    .onConflictDoUpdate({
      target: heartbeats.process,
      set: { seenAt: sql`now()`, ...said },
    });
}

/** Newest sign of life first. */
export async function allHeartbeats(db: Db): Promise<readonly Heartbeat[]> {
  return db.select().from(heartbeats).orderBy(desc(heartbeats.seenAt));
}

/** Who reports, by the database's clock alone: the clocks of two machines may differ by more than an interval. */
export async function presences(db: Db): Promise<Presences> {
  const rows = await db
    .select({
      kind: heartbeats.kind,
      seenAt: sql<string>`max(${heartbeats.seenAt})`,
      now: sql<string>`now()`,
    })
    .from(heartbeats)
    .groupBy(heartbeats.kind);
  const signs = rows.map(({ kind, seenAt }) => ({ kind, seenAt: moment(seenAt) }));
  // Without a row nobody ever reported, whatever the time.
  return presencesOf(signs, moment(rows[0]?.now ?? new Date(0).toISOString()));
}

/** Which accounts each runner that reports takes runs of. */
export async function runnerPools(db: Db): Promise<readonly RunnerAccounts[]> {
  const rows = await db
    .select({ accounts: heartbeats.accounts })
    .from(heartbeats)
    .where(and(eq(heartbeats.kind, 'runner'), sql`${heartbeats.seenAt} > ${silentFrom}`));
  return rows.map(({ accounts }) => accounts ?? undefined);
}

/** Names of all processes that report. */
export async function reportingProcesses(db: Db): Promise<readonly string[]> {
  const rows = await db
    .select({ process: heartbeats.process })
    .from(heartbeats)
    .where(sql`${heartbeats.seenAt} > ${silentFrom}`);
  return rows.map(({ process }) => process);
}

/** The last sign of one process, by its name, if it has been silent since. */
export async function silentHolder(db: Db, process: string): Promise<Instant | undefined> {
  const [row] = await db
    .select({ seenAt: heartbeats.seenAt })
    .from(heartbeats)
    .where(and(eq(heartbeats.process, process), sql`${heartbeats.seenAt} <= ${silentFrom}`));
  return row?.seenAt;
}

/**
 * A process that ends in peace takes its row with it, unless it is the last of its kind: then the row stays, so that
 * everybody can say since when nobody answers.
 */
export async function leaveHeartbeat(db: Db, process: string): Promise<void> {
  await db.execute(sql`
    delete from ${heartbeats} leaving where leaving.process = ${process} and exists (
      select from ${heartbeats} other
      where other.kind = leaving.kind and other.process <> leaving.process and other.seen_at > ${silentFrom}
    )`);
}

/** Forgets who has said nothing for a day, but for the last of each kind. */
export async function forgetSilentHeartbeats(db: Db): Promise<void> {
  await db.execute(sql`
    delete from ${heartbeats} old where old.seen_at < now() - interval '1 day' and exists (
      select from ${heartbeats} other where other.kind = old.kind and other.seen_at > old.seen_at
    )`);
}

const silentFrom = sql`now() - make_interval(secs => ${SILENT_AFTER / 1_000})`;

const moment = (text: string): Instant => instant(new Date(text).getTime());
