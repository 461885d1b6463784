import { describe, expect, it } from 'vitest';
import type { Check, EnvironmentHealth, Verdict } from '../health/health.ts';
import { healthNow } from '../health/outdated.ts';
import type { Vitals } from '../metrics/vitals.ts';
import { ready } from '../reading.ts';
import { reason } from '../reason.ts';
import { instant, minutes } from '../time.ts';
import { faresOf, partsOf } from './fares.ts';

const NOW = instant(Date.UTC(2026, 10, 28, 14, 0));
const about = { asOf: NOW, freshFor: minutes(3), source: 'collector' };
const check = (resource: string, verdict: Verdict): Check => ({
  ...{ name: 'errors', resource, verdict, reason: reason(`health.${verdict}`, { resource }) },
});
const health = (...checks: readonly Check[]) =>
  ready<EnvironmentHealth>({ verdict: 'degraded', since: NOW, deploying: false, checks }, about);
const vitals = ready<Vitals>(
  {
    windowMinutes: 5,
    vitals: [
      {
        kind: 'function',
        resource: 'cfn:orders/Fn',
        label: 'orders',
        requests: 200,
        errors: 1,
        latencyP95: 80,
      },
    ],
  },
  about,
);
const ORDERS = partsOf({ name: 'orders', stack: 'orders' });

describe('how one component does', () => {
  it('is the worst of its own checks, whatever the others of its environment are', () => {
    const read = health(
      check('cfn:orders/Fn', 'healthy'),
      check('cfn:orders/Api', 'degraded'),
      check('cfn:storefront/Fn', 'failing'),
    );
    expect(faresOf(read, vitals, ORDERS, NOW)).toMatchObject({
      verdict: 'degraded',
      reason: { params: { resource: 'cfn:orders/Api' } },
      figures: { errorRate: 0.005, p95: 80, requestsPerMinute: 40 },
    });
  });

  it('is not said where no check is of it', () => {
    expect(faresOf(health(check('tf:network#aws_vpc.main', 'healthy')), vitals, ORDERS, NOW)).toBeUndefined();
    expect(faresOf(undefined, vitals, ORDERS, NOW)).toBeUndefined();
    expect(partsOf({ name: 'network' })).toBe('tf:network#');
  });

  it('has no figure of a minute that is long gone', () => {
    const later = instant(NOW + minutes(4));
    const read = health(check('cfn:orders/Fn', 'healthy'));
    expect(faresOf(read, vitals, ORDERS, later)).toEqual({ verdict: 'healthy' });
  });

  it('is unknown while nobody judges, for that reason alone, with no figure beside it', () => {
    const silent = healthNow(health(check('cfn:orders/Fn', 'healthy')), NOW, NOW);
    expect(faresOf(silent, vitals, ORDERS, NOW)).toEqual({
      verdict: 'unknown',
      reason: reason('health.collector-silent'),
    });
  });
});
