import { describe, expect, it } from 'vitest';
import { ready } from '../reading.ts';
import { reason } from '../reason.ts';
import { instant } from '../time.ts';
import { millis } from '../units.ts';
import type { EnvironmentHealth } from './health.ts';
import { healthNow } from './outdated.ts';

const health: EnvironmentHealth = {
  verdict: 'healthy',
  since: instant(500),
  deploying: false,
  checks: [{ name: 'alarms', verdict: 'healthy', reason: reason('health.alarms-quiet', { count: 25 }) }],
};
const reading = ready(health, { asOf: instant(1_000), freshFor: millis(300), source: 'collector' });

describe('healthNow', () => {
  it('leaves a verdict alone while it is fresh', () => {
    expect(healthNow(reading, instant(1_300))).toBe(reading);
  });

  it('is unknown once nobody has judged for too long, and green nowhere', () => {
    expect(healthNow(reading, instant(1_301))).toMatchObject({
      state: 'ready',
      asOf: 1_000,
      value: {
        verdict: 'unknown',
        since: 1_300,
        checks: [
          { verdict: 'unknown', reason: { code: 'health.not-judged', params: { millis: 301 } } },
          { name: 'alarms', verdict: 'unknown' },
        ],
      },
    });
  });
});
