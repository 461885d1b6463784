import { expect, it } from 'vitest';
import { checkVitals } from '#lib/domain/health/check-vitals.ts';
import { THRESHOLDS } from '#lib/domain/health/thresholds.ts';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { ready } from '#lib/domain/reading.ts';
import { instant } from '#lib/domain/time.ts';
import { millis } from '#lib/domain/units.ts';
import { thresholds, thresholdsOf } from './thresholds.ts';

it('what is not said is as usual', () => {
  expect(thresholdsOf()).toEqual(THRESHOLDS);
  expect(thresholdsOf(thresholds.parse({ errorPercent: { degraded: 1 } })).errorRate).toEqual({
    ...{ degraded: 0.01, failing: THRESHOLDS.errorRate.failing, atLeast: THRESHOLDS.errorRate.atLeast },
  });
});

it('failing is not below degraded, the usual ones included', () => {
  expect(thresholds.safeParse({ errorPercent: { degraded: 30 } }).success).toBe(false);
  expect(thresholds.safeParse({ errorPercent: { degraded: 30, failing: 40 } }).success).toBe(true);
});

it('an environment is judged by its own', () => {
  const vitals = {
    vitals: [{ kind: 'api', resource: 'r', label: 'API', requests: 100, errors: 4, latencyP95: 900 }],
  };
  const reading = ready(vitals as unknown as Vitals, {
    asOf: instant(0),
    freshFor: millis(1_000),
    source: 'test',
  });
  const judged = (said: Parameters<typeof thresholdsOf>[0]) =>
    checkVitals(reading, instant(0), thresholdsOf(said)).map(({ name, verdict }) => `${name} ${verdict}`);
  expect(judged({})).toEqual(['errors healthy']);
  expect(judged({ errorPercent: { degraded: 2, failing: 4 }, latencyMillis: { degraded: 800 } })).toEqual([
    'errors failing',
    'latency degraded',
  ]);
});
