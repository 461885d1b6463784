import { expect, it } from 'vitest';
import type { Vitals } from '#lib/domain/metrics/vitals.ts';
import { failedAfter } from '#lib/domain/reading.ts';
import { instant } from '#lib/domain/time.ts';
import { measuredBy } from './diagram-measured.ts';

const nothing = {
  graph: undefined,
  health: undefined,
  vitals: undefined,
  cost: undefined,
  costRefused: false,
};
const failure = { kind: 'throttled', api: 'GetMetricData' } as const;

it('says why a layer is not there: not read yet, not allowed, or what failed', () => {
  expect(measuredBy(nothing).why).toMatchObject({ traffic: expect.stringContaining('not read it yet') });
  expect(measuredBy({ ...nothing, costRefused: true }).why?.cost).toMatch(/may not see cost/);
  const failed = failedAfter<Vitals>(undefined, failure, instant(1_795_000_020_000));
  expect(measuredBy({ ...nothing, vitals: failed }).why?.traffic).toContain('GetMetricData');
});
