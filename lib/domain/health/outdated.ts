import { isStale, type Reading } from '../reading.ts';
import { reason } from '../reason.ts';
import { elapsed, type Instant, plus } from '../time.ts';
import type { EnvironmentHealth } from './health.ts';

/**
 * Health as of now. A verdict that is older than its reading stays fresh says nothing about now: unknown, with
 * the checks that it rested on below. Its `asOf` stays, so that its age is seen.
 */
export function healthNow(reading: Reading<EnvironmentHealth>, now: Instant): Reading<EnvironmentHealth> {
  if (reading.state !== 'ready' || !isStale(reading, now)) return reading;
  const { value, asOf, freshFor } = reading;
  const millis = elapsed(asOf, now);
  return {
    ...reading,
    value: {
      ...value,
      verdict: 'unknown',
      since: plus(asOf, freshFor),
      checks: [
        { name: 'judgement', verdict: 'unknown', reason: reason('health.not-judged', { millis }) },
        ...value.checks.map((each) => ({ ...each, verdict: 'unknown' as const })),
      ],
    },
  };
}
