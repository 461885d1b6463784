import { and, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { dearness } from '#lib/domain/cost/watched.ts';
import type { Verdict } from '#lib/domain/health/health.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { ReadingTopic } from '#lib/domain/topics.ts';
import { type Usd, usd } from '#lib/domain/units.ts';
import type { Db } from './db.ts';
import { readings } from './schema/reading.ts';

// What is asked of many environments at once, from the columns that PostgreSQL keeps beside each reading.

export type ListedReading = {
  /** Whether health was ever judged, well or badly. */
  readonly judged: boolean;
  /** Undefined when health was never judged, or not lately. */
  readonly verdict?: Verdict;
  /** The verdict of the last reading that was good, however old. */
  readonly lastVerdict?: Verdict;
  /** Undefined when alarms could not be read at the last try. */
  readonly firing?: number;
  /** US dollars, `dearness` of the estimate that is shown, however old. */
  readonly monthUsd?: Usd;
};

/** Verdict, firing alarms and cost of a month by environment, as of now; what is not known is absent. */
export async function listedReadings(
  db: Db,
  environments: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, ListedReading>> {
  const of = (topic: ReadingTopic, value: SQL | typeof readings.firing, when: SQL) =>
    sql`max(${value}) filter (where ${readings.topic} = ${topic} and ${when})`;
  const ofCost = (column: PgColumn) =>
    sql<string | null>`max(${column}) filter (where ${readings.topic} = 'cost')`;
  const rows = await db
    .select({
      environment: readings.environment,
      judged: sql<boolean>`bool_or(${readings.topic} = 'health')`,
      verdict: of('health', sql`${readings.verdict}`, isFresh(now)).as('verdict'),
      lastVerdict: of('health', sql`${readings.verdict}`, sql`${readings.state} = 'ready'`).as(
        'last_verdict',
      ),
      firing: of('alarms', readings.firing, sql`${readings.state} = 'ready'`).as('firing'),
      cost: {
        asOf: ofCost(readings.shownAsOf),
        month: ofCost(readings.costMonth),
        usageSince: ofCost(readings.usageSince),
        forecast: ofCost(readings.forecastUsd),
        fullMonth: ofCost(readings.fullMonthUsd),
      },
    })
    .from(readings)
    .where(and(inArray(readings.topic, ['health', 'alarms', 'cost']), among(environments)))
    .groupBy(readings.environment);
  return new Map(
    rows.map(({ environment, judged, verdict, lastVerdict, firing, cost }) => [
      environment,
      {
        judged,
        ...(verdict === null ? {} : { verdict: verdict as Verdict }),
        ...(lastVerdict === null ? {} : { lastVerdict: lastVerdict as Verdict }),
        ...(firing === null ? {} : { firing: Number(firing) }),
        ...monthOf(cost),
      },
    ]),
  );
}

/** What the columns of a cost reading come to; nothing where none was ever good. */
function monthOf(
  cost: Readonly<Record<'asOf' | 'usageSince' | 'forecast' | 'month' | 'fullMonth', string | null>>,
): {
  readonly monthUsd?: Usd;
} {
  const { asOf, month, usageSince, forecast, fullMonth } = cost;
  if (asOf === null || month === null || usageSince === null || forecast === null) return {};
  const figures = {
    month,
    usageSince: instant(Number(usageSince)),
    forecast: usd(Number(forecast)),
    ...(fullMonth === null ? {} : { fullMonth: usd(Number(fullMonth)) }),
  };
  return { monthUsd: dearness(figures, instant(Number(asOf))) };
}

/** How old what is shown of one topic is, over many environments. */
export type TopicAge = {
  /** Environments whose last try was good. */
  readonly read: number;
  /** Environments whose last try was bad, or whose reading is no longer fresh. */
  readonly stale: number;
  readonly oldest?: Instant;
};

/** Topics of which nothing was ever tried are absent. */
export async function topicAges(
  db: Db,
  topics: readonly ReadingTopic[],
  environments: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<ReadingTopic, TopicAge>> {
  const rows = await db
    .select({
      topic: readings.topic,
      read: sql<number>`count(*) filter (where ${readings.state} = 'ready')::int`,
      stale: sql<number>`count(*) filter (where not (${isFresh(now)}))::int`,
      oldest: sql<string | null>`min(${readings.shownAsOf})`,
    })
    .from(readings)
    .where(and(inArray(readings.topic, [...topics]), among(environments)))
    .groupBy(readings.topic);
  return new Map(
    rows.map(({ topic, read, stale, oldest }) => [
      topic as ReadingTopic,
      { read, stale, ...(oldest === null ? {} : { oldest: instant(Number(oldest)) }) },
    ]),
  );
}

/** One array, not a parameter a key. */
const among = (environments: readonly string[]): SQL =>
  sql`${readings.environment} = any(${sql.param([...environments])}::text[])`;

const isFresh = (now: Instant): SQL =>
  sql`(${readings.state} = 'ready' and ${readings.shownAsOf} + ${readings.freshFor} >= ${now})`;
