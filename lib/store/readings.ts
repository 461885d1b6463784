import { and, count, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Reading } from '#lib/domain/reading.ts';
import { REPORTS_EVERY } from '#lib/domain/silence.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { ReadingTopic, ReadingTopics } from '#lib/domain/topics.ts';
import type { Db } from './db.ts';
import { notify } from './notify.ts';
import { readings } from './schema/reading.ts';

export type StoredReading<T extends ReadingTopic> = Reading<ReadingTopics[T]>;

/** Replaces the environment's reading of a topic and says so. */
export async function putReading<T extends ReadingTopic>(
  db: Db,
  environment: string,
  topic: T,
  reading: StoredReading<T>,
): Promise<void> {
  await db
    .insert(readings)
    .values({ environment, topic, reading, updatedAt: sql`now()` })
    .onConflictDoUpdate({
      target: [readings.environment, readings.topic],
      set: { reading: sql`excluded.reading`, updatedAt: sql`now()` },
    });
  await notify(db, topic, environment);
}

/** @returns undefined when the collector has never tried. */
export async function getReading<T extends ReadingTopic>(
  db: Db,
  environment: string,
  topic: T,
): Promise<StoredReading<T> | undefined> {
  const [row] = await db
    .select({ reading: readings.reading })
    .from(readings)
    .where(and(eq(readings.environment, environment), eq(readings.topic, topic)));
  return row?.reading as StoredReading<T> | undefined;
}

/** Readings of one topic by environment key. */
export async function readingsOf<T extends ReadingTopic>(
  db: Db,
  topic: T,
  environments: readonly string[],
): Promise<ReadonlyMap<string, StoredReading<T>>> {
  if (environments.length === 0) return new Map();
  const rows = await db
    .select({ environment: readings.environment, reading: readings.reading })
    .from(readings)
    .where(and(eq(readings.topic, topic), inArray(readings.environment, [...environments])));
  return new Map(rows.map((row) => [row.environment, row.reading as StoredReading<T>]));
}

/** What a verdict rests on: each of them is due every minute or oftener. */
const OF_A_VERDICT: readonly ReadingTopic[] = ['alarms', 'stack', 'vitals', 'health'];

/**
 * Whether what the verdict of each of these environments rests on was read after a silence of the collector that began
 * then, well or not. Its last sign of life may be one interval older than the last that it read before.
 */
export async function allReadSince(
  db: Db,
  environments: readonly string[],
  silentSince: Instant,
): Promise<boolean> {
  if (environments.length === 0) return true;
  const [row] = await db
    .select({ behind: count() })
    .from(readings)
    .where(
      and(
        inArray(readings.topic, OF_A_VERDICT),
        inArray(readings.environment, [...environments]),
        lt(readings.updatedAt, instant(silentSince + REPORTS_EVERY)),
      ),
    );
  return row?.behind === 0;
}
