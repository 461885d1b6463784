import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { EnvironmentHealth, HealthSample } from '#lib/domain/health/health.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { isStale, type Reading } from '#lib/domain/reading.ts';
import { type Instant, minus } from '#lib/domain/time.ts';
import { forgetHealthSamples, putHealthSample } from '#lib/store/health-samples.ts';
import { getReading } from '#lib/store/readings.ts';
import type { CollectorServices } from './services.ts';

/** Writes what the watch strip draws: one sample a minute and environment. */
export async function takeSamples(
  { db, clock, config }: CollectorServices,
  environments: readonly EnvironmentKey[],
): Promise<void> {
  const now = clock();
  for (const key of environments) {
    const health = await getReading(db, key, 'health');
    const vitals = await getReading(db, key, 'vitals');
    if (health) await putHealthSample(db, key, sampleOf(health, vitals, now));
  }
  await forgetHealthSamples(db, minus(now, config.current().file.keep.health));
}

/** What is stale is not sampled as if it were known. */
function sampleOf(
  health: Reading<EnvironmentHealth>,
  vitals: Reading<Vitals> | undefined,
  at: Instant,
): HealthSample {
  if (health.state === 'failed' || isStale(health, at)) return { at, verdict: 'unknown', deploying: false };
  const { verdict, deploying } = health.value;
  const traffic =
    vitals?.state === 'ready' && !isStale(vitals, at) ? vitals.value.requestsPerMinute : undefined;
  return { at, verdict, deploying, ...(traffic === undefined ? {} : { traffic }) };
}
