import { and, asc, desc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm';
import { type HealthSample, VERDICTS, type Verdict } from '#lib/domain/health/health.ts';
import type { HealthDay } from '#lib/domain/health/history.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { Db } from './db.ts';
import { healthSamples } from './schema/reading.ts';

/** One a minute: of several in a minute the worst verdict stands, so that what came and went within it is not lost. */
export async function putHealthSample(db: Db, environment: string, sample: HealthSample): Promise<void> {
  const minute = (sample.at - (sample.at % 60_000)) as Instant;
  const moment = new Date(minute).toISOString();
  const changedFrom = sql<Verdict | null>`(
    select nullif(before.verdict, ${sample.verdict}) from health_samples before
    where before.environment = ${environment} and before.at < ${moment}::timestamptz
    order by before.at desc limit 1)`;
  const ranks = sql`${sql.param([...VERDICTS])}::text[]`;
  const isWorse = sql`array_position(${ranks}, excluded.verdict) <= array_position(${ranks}, ${healthSamples.verdict})`;
  await db
    .insert(healthSamples)
    .values({ environment, ...sample, at: minute, traffic: sample.traffic ?? null, changedFrom })
    .onConflictDoUpdate({
      target: [healthSamples.environment, healthSamples.at],
      set: {
        verdict: sql`case when ${isWorse} then excluded.verdict else ${healthSamples.verdict} end`,
        deploying: sql`excluded.deploying or ${healthSamples.deploying}`,
        traffic: sql`coalesce(excluded.traffic, ${healthSamples.traffic})`,
        changedFrom: sql`case when ${isWorse} then excluded.changed_from else ${healthSamples.changedFrom} end`,
      },
    });
}

/**
 * Samples since a moment by environment, oldest first. Those before `fineSince` come as one per `coarse` minutes, at its
 * first sample: the worst verdict, deploying when any was, the mean of the traffic that was measured.
 */
export async function healthSamplesSince(
  db: Db,
  environments: readonly string[],
  since: Instant,
  fine: { readonly since: Instant; readonly coarseMinutes: number },
): Promise<ReadonlyMap<string, readonly HealthSample[]>> {
  if (environments.length === 0) return new Map();
  const fineSince = new Date(fine.since).toISOString();
  const minutes = sql`case when ${healthSamples.at} < ${fineSince}::timestamptz then ${fine.coarseMinutes}::int else 1 end`;
  const bucket = sql`date_bin(make_interval(mins => ${minutes}), ${healthSamples.at}, 'epoch'::timestamptz)`;
  const rank = sql`array_position(${sql.param([...VERDICTS])}::text[], ${healthSamples.verdict})`;
  const rows = await db
    .select({
      environment: healthSamples.environment,
      at: sql<string>`min(${healthSamples.at})`,
      rank: sql<number>`min(${rank})`,
      deploying: sql<boolean>`bool_or(${healthSamples.deploying})`,
      traffic: sql<number | null>`avg(${healthSamples.traffic})`,
    })
    .from(healthSamples)
    .where(and(among(environments), gte(healthSamples.at, since)))
    .groupBy(healthSamples.environment, bucket)
    .orderBy(asc(sql`min(${healthSamples.at})`));
  const samples = rows.map(({ environment, at, rank, deploying, traffic }) => ({
    environment,
    at: instant(new Date(at).getTime()),
    verdict: VERDICTS[rank - 1] ?? ('unknown' as const),
    deploying,
    ...(traffic === null ? {} : { traffic }),
  }));
  return Map.groupBy(samples, ({ environment }) => environment);
}

/** Minutes of each UTC day by verdict, since a moment, oldest day first; a day of which nobody kept a minute is none. */
export async function healthDaysSince(
  db: Db,
  environment: string,
  since: Instant,
): Promise<readonly HealthDay[]> {
  const day = sql<string>`to_char(${healthSamples.at} at time zone 'UTC', 'YYYY-MM-DD')`;
  const rows = await db
    .select({ day, verdict: healthSamples.verdict, minutes: sql<number>`count(*)::int` })
    .from(healthSamples)
    .where(and(eq(healthSamples.environment, environment), gte(healthSamples.at, since)))
    .groupBy(day, healthSamples.verdict)
    .orderBy(asc(day));
  return [...Map.groupBy(rows, (row) => row.day)].map(([name, of]) => ({
    day: name,
    minutes: Object.fromEntries(of.map(({ verdict, minutes }) => [verdict, minutes])),
  }));
}

/** One verdict that took the place of another. */
export type VerdictChange = {
  readonly environment: string;
  readonly at: Instant;
  readonly from: Verdict;
  readonly to: Verdict;
};

/** The newest changes since a moment, newest first. */
export async function verdictChangesSince(
  db: Db,
  environments: readonly string[],
  since: Instant,
  limit: number,
): Promise<readonly VerdictChange[]> {
  const rows = await db
    .select()
    .from(healthSamples)
    .where(and(isNotNull(healthSamples.changedFrom), gte(healthSamples.at, since), among(environments)))
    .orderBy(desc(healthSamples.at))
    .limit(limit);
  return rows.map(({ environment, at, changedFrom, verdict }) => ({
    environment,
    at,
    from: changedFrom ?? verdict,
    to: verdict,
  }));
}

export async function forgetHealthSamples(db: Db, before: Instant): Promise<void> {
  await db.delete(healthSamples).where(lt(healthSamples.at, before));
}

/** One array, not a parameter a key. */
const among = (environments: readonly string[]) =>
  sql`${healthSamples.environment} = any(${sql.param([...environments])}::text[])`;
