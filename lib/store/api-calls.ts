import { and, desc, eq, gte, max, sql } from 'drizzle-orm';
import type { CallUse } from '#lib/domain/budget/call-use.ts';
import type { MinuteUse } from '#lib/domain/budget/usage.ts';
import type { CallRecord } from '#lib/domain/membership/read-access.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { apiCalls } from './schema/reading.ts';

export type ApiCallCount = typeof apiCalls.$inferInsert;

/** Adds counts to their minute. */
export async function addApiCalls(db: Db, counts: readonly ApiCallCount[]): Promise<void> {
  if (counts.length === 0) return;
  await db
    .insert(apiCalls)
    .values([...counts])
    .onConflictDoUpdate({
      target: [
        apiCalls.minute,
        apiCalls.process,
        apiCalls.account,
        apiCalls.region,
        apiCalls.api,
        apiCalls.purpose,
      ],
      set: {
        calls: sql`${apiCalls.calls} + excluded.calls`,
        throttles: sql`${apiCalls.throttles} + excluded.throttles`,
        failures: sql`${apiCalls.failures} + excluded.failures`,
        cacheHits: sql`${apiCalls.cacheHits} + excluded.cache_hits`,
        costUsd: sql`${apiCalls.costUsd} + excluded.cost_usd`,
      },
    });
}

/** Sums by process, API and purpose since a moment, most calls first. */
export async function callUseSince(db: Db, since: Instant): Promise<readonly CallUse[]> {
  const total = sql<number>`sum(${apiCalls.calls})::int`;
  return db
    .select({
      process: apiCalls.process,
      api: apiCalls.api,
      purpose: apiCalls.purpose,
      calls: total,
      throttles: sql<number>`sum(${apiCalls.throttles})::int`,
      failures: sql<number>`sum(${apiCalls.failures})::int`,
      cacheHits: sql<number>`sum(${apiCalls.cacheHits})::int`,
      costUsd: sql<number>`sum(${apiCalls.costUsd})`,
    })
    .from(apiCalls)
    .where(gte(apiCalls.minute, since))
    .groupBy(apiCalls.process, apiCalls.api, apiCalls.purpose)
    .orderBy(desc(total));
}

/** Calls by minute, account, region and API since a moment, oldest first. */
export async function minuteUseSince(db: Db, since: Instant): Promise<readonly MinuteUse[]> {
  return db
    .select({
      minute: apiCalls.minute,
      account: apiCalls.account,
      region: apiCalls.region,
      api: apiCalls.api,
      calls: sql<number>`sum(${apiCalls.calls})::int`,
      throttles: sql<number>`sum(${apiCalls.throttles})::int`,
    })
    .from(apiCalls)
    .where(gte(apiCalls.minute, since))
    .groupBy(apiCalls.minute, apiCalls.account, apiCalls.region, apiCalls.api)
    .orderBy(apiCalls.minute);
}

/** Calls of one kind of process by account, region and API since a moment. @param kind such as `collector` */
export async function callRecordsSince(db: Db, kind: string, since: Instant): Promise<readonly CallRecord[]> {
  const last = max(apiCalls.minute);
  return db
    .select({
      account: apiCalls.account,
      region: apiCalls.region,
      api: apiCalls.api,
      calls: sql<number>`sum(${apiCalls.calls})::int`,
      failures: sql<number>`sum(${apiCalls.failures})::int`,
      last: sql<Instant>`${last}`.mapWith(apiCalls.minute),
    })
    .from(apiCalls)
    .where(and(gte(apiCalls.minute, since), eq(apiCalls.process, kind)))
    .groupBy(apiCalls.account, apiCalls.region, apiCalls.api);
}
