import { type DoorPeriod, percentTarget, type Slos, sloState } from '#lib/domain/metrics/slo.ts';
import { failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { type Instant, minus, minutes } from '#lib/domain/time.ts';

const LIMITS = { burn: { hour: 14.4, sixHours: 6 }, minRequests: 100 };
const PERIODS = 288;

function slos(now: Instant, of: (index: number) => Partial<DoorPeriod>): Reading<Slos> {
  const periods = Array.from({ length: PERIODS }, (_, index) => ({
    ...{ at: minus(now, minutes(5 * (PERIODS - index))), requests: 140, errors: 0, latency: 220 },
    ...of(index),
  }));
  const states = [
    sloState({ kind: 'availability', target: percentTarget(99.9) }, periods, LIMITS, now),
    sloState(
      { kind: 'latency', target: percentTarget(99), percentile: 'p99', millis: 300 },
      periods,
      LIMITS,
      now,
    ),
  ];
  return ready(
    { states, minRequests: LIMITS.minRequests },
    { asOf: now, freshFor: minutes(15), source: 'sample' },
  );
}

/** Promises that are kept, broken, hardly measured and not read. */
export const sloSamples = (now: Instant): readonly (readonly [string, Reading<Slos>])[] => {
  const kept = slos(now, (index) => ({ errors: index % 60 === 0 ? 1 : 0 }));
  return [
    ['kept', kept],
    ['burns too fast', slos(now, (index) => (index > PERIODS - 12 ? { errors: 9, latency: 900 } : {}))],
    ['hardly measured', slos(now, (index) => (index === 3 ? {} : { requests: 0 }))],
    ['not read any more', failedAfter(kept, { kind: 'throttled', api: 'cloudwatch:GetMetricData' }, now)],
  ];
};
