import { type DoorPeriod, percentTarget, type Slos, sloState } from '#lib/domain/metrics/slo.ts';
import { type Instant, instant, minus, minutes } from '#lib/domain/time.ts';

const PERIODS = 30 * 24 * 12;
const LIMITS = { burn: { hour: 14.4, sixHours: 6 }, minRequests: 100 };

/** TEST DATA: a month of requests, of which some failed all along and more in the last hour. */
export function previewSlos(now: Instant): Slos {
  const to = instant(Math.floor(now / minutes(5)) * minutes(5));
  const periods = Array.from(
    { length: PERIODS },
    (_, index): DoorPeriod => ({
      at: minus(to, minutes(5 * (PERIODS - index))),
      requests: 140,
      errors: index > PERIODS - 12 ? 2 : index % 40 === 0 ? 2 : 0,
      latency: index > PERIODS - 9 ? 420 : 210 + (index % 97),
    }),
  );
  const state = (objective: Parameters<typeof sloState>[0]) => sloState(objective, periods, LIMITS, to);
  return {
    minRequests: LIMITS.minRequests,
    states: [
      state({ kind: 'availability', target: percentTarget(99.9) }),
      state({ kind: 'latency', target: percentTarget(99), percentile: 'p99', millis: 300 }),
    ],
  };
}
