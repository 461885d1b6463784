import { isStale, type Reading, type Ready } from '../reading.ts';
import { type Reason, reason } from '../reason.ts';
import { elapsed, type Instant, plus } from '../time.ts';
import type { EnvironmentHealth } from './health.ts';

/**
 * Health as of now. Nobody has judged since the collector fell silent, so nothing is known since; the same holds for a verdict
 * that is older than its reading stays fresh. It becomes unknown, with the checks that it rested on below, and no deploy is
 * blamed for it. Its `asOf` stays, so that its age is seen.
 * @param silentSince of the collector; undefined while it reports
 */
export function healthNow(
  reading: Reading<EnvironmentHealth>,
  now: Instant,
  silentSince?: Instant,
): Reading<EnvironmentHealth> {
  if (reading.state !== 'ready') return reading;
  if (silentSince !== undefined) return unknownSince(reading, silentSince, reason('health.collector-silent'));
  if (!isStale(reading, now)) return reading;
  const { asOf, freshFor } = reading;
  return unknownSince(
    reading,
    plus(asOf, freshFor),
    reason('health.not-judged', { millis: elapsed(asOf, now) }),
  );
}

function unknownSince(
  reading: Ready<EnvironmentHealth>,
  since: Instant,
  why: Reason,
): Ready<EnvironmentHealth> {
  const { sinceRun: _, sinceOutside: __, ...value } = reading.value;
  return {
    ...reading,
    value: {
      ...value,
      verdict: 'unknown',
      since,
      checks: [
        { name: 'judgement', verdict: 'unknown', reason: why },
        ...value.checks.map((each) => ({ ...each, verdict: 'unknown' as const })),
      ],
    },
  };
}
