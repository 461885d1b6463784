import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { EnvironmentHealth } from '#lib/domain/health/health.ts';
import { healthNow } from '#lib/domain/health/outdated.ts';
import type { Known } from '#lib/domain/reading.ts';
import { silentSince } from '#lib/domain/silence.ts';
import { presences } from '#lib/store/heartbeats.ts';
import { getReading } from '#lib/store/readings.ts';
import type { QueryServices } from './define.ts';

/** The verdict on one environment as it holds now: unknown since the collector fell silent, or since nobody judged. */
export async function environmentHealthNow(
  { db, clock }: Pick<QueryServices, 'db' | 'clock'>,
  key: EnvironmentKey,
): Promise<Known<EnvironmentHealth>> {
  const [read, { collector }] = await Promise.all([getReading(db, key, 'health'), presences(db)]);
  return read && healthNow(read, clock(), silentSince(collector));
}
