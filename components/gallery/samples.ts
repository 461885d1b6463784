import type { HealthSample, Verdict } from '#lib/domain/health/health.ts';
import { type Failure, failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';

/** Literal readings in every state a panel can be in. */
export function panelSamples(now: Instant): readonly (readonly [string, Reading<string> | undefined])[] {
  const about = { asOf: instant(now - 9_000), freshFor: minutes(3), source: 'sample' };
  const failed = (failure: Failure, last?: string): Reading<string> => {
    const before = last === undefined ? undefined : ready(last, { ...about, asOf: instant(now - 300_000) });
    return failedAfter(before, failure, instant(now - 60_000), instant(now + 14_000));
  };
  return [
    ['ready', ready('12', about)],
    ['stale', ready('12', { ...about, asOf: instant(now - 1_860_000) })],
    [
      'partial',
      ready('12', {
        ...about,
        missing: [{ what: 'scheduled', failure: { kind: 'throttled', api: 'logs:FilterLogEvents' } }],
      }),
    ],
    ['empty', ready('', about)],
    ['never read', undefined],
    [
      'denied',
      failed({
        kind: 'denied',
        principal: 'arn:aws:iam::000000000000:role/yagura-read',
        action: 'cloudwatch:DescribeAlarms',
        resource: '*',
      }),
    ],
    ['throttled', failed({ kind: 'throttled', api: 'logs:FilterLogEvents' }, '12')],
    ['unavailable', failed({ kind: 'unavailable', cause: 'Cost Explorer: connect ECONNREFUSED' }, '$69.24')],
    ['not enabled', failed({ kind: 'not-enabled', what: 'Cost Explorer' })],
    ['expired', failed({ kind: 'expired', what: 'the session of the read role' })],
    ['not found', failed({ kind: 'not-found', what: 'items-dev-api' })],
    ['not read yet', failed({ kind: 'not-read' })],
    ['malformed', failed({ kind: 'malformed', where: 'MetricAlarms[0]' })],
  ];
}

/** A day of samples that ends in this verdict; a short history when `from` is less than a day. */
export function daySamples(now: Instant, verdict: Verdict, from = 24 * 60): readonly HealthSample[] {
  return Array.from({ length: from }, (_, index): HealthSample => {
    const ago = from - 1 - index;
    return {
      at: instant(now - ago * 60_000),
      verdict: ago < 20 ? verdict : 'healthy',
      deploying: ago >= 20 && ago < 26,
      traffic: 60 + 30 * Math.sin(ago / 90) + 8 * Math.sin(ago * 1.7),
    };
  });
}
