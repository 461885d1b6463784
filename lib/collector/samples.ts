import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { EnvironmentHealth, HealthSample } from '#lib/domain/health/health.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { isStale, type Reading } from '#lib/domain/reading.ts';
import { days, type Instant, minus } from '#lib/domain/time.ts';
import { forgetHealthSamples, putHealthSample } from '#lib/store/health-samples.ts';
import { getReading } from '#lib/store/readings.ts';
import type { CollectorServices } from './services.ts';

/** A quarter to look back over. */
const KEPT = days(90);

/** Writes what the watch strip draws: one sample a minute and environment. */
export async function takeSamples(
  { db, clock }: CollectorServices,
  environments: readonly EnvironmentKey[],
): Promise<void> {
  const now = clock();
  for (const key of environments) {
    const health = await getReading(db, key, 'health');
    const vitals = await getReading(db, key, 'vitals');
    if (health) await putHealthSample(db, key, sampleOf(health, vitals, now));
  }
  await forgetHealthSamples(db, minus(now, KEPT));
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
