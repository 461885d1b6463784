import { and, asc, gte, inArray, lt, sql } from 'drizzle-orm';
import type { HealthSample } from '#lib/domain/health/health.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { healthSamples } from './schema/reading.ts';

/** One a minute: a later sample of the same minute wins. */
export async function putHealthSample(db: Db, environment: string, sample: HealthSample): Promise<void> {
  const minute = (sample.at - (sample.at % 60_000)) as Instant;
  await db
    .insert(healthSamples)
    .values({ environment, ...sample, at: minute, traffic: sample.traffic ?? null })
    .onConflictDoUpdate({
      target: [healthSamples.environment, healthSamples.at],
      set: {
        verdict: sql`excluded.verdict`,
        deploying: sql`excluded.deploying`,
        traffic: sql`excluded.traffic`,
      },
    });
}

/** Samples since a moment by environment, oldest first. */
export async function healthSamplesSince(
  db: Db,
  environments: readonly string[],
  since: Instant,
): Promise<ReadonlyMap<string, readonly HealthSample[]>> {
  if (environments.length === 0) return new Map();
  const rows = await db
    .select()
    .from(healthSamples)
    .where(and(inArray(healthSamples.environment, [...environments]), gte(healthSamples.at, since)))
    .orderBy(asc(healthSamples.at));
  return Map.groupBy(rows.map(toSample), ({ environment }) => environment);
}

export async function forgetHealthSamples(db: Db, before: Instant): Promise<void> {
  await db.delete(healthSamples).where(lt(healthSamples.at, before));
}

const toSample = ({ traffic, ...row }: typeof healthSamples.$inferSelect) => ({
  ...row,
  ...(traffic === null ? {} : { traffic }),
});
