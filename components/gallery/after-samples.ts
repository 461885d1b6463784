import type { AfterDeploy } from '#lib/domain/deploy/after-deploy.ts';
import type { ReleaseWatch } from '#lib/domain/deploy/release-watch.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { Chart, ChartId, MetricsAnswer, Statistic } from '#lib/domain/metrics/series.ts';
import { type Reading, ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { RULES, releaseRun } from './app-run-samples.ts';
import { rowSamples } from './board-samples.ts';

const API = 'cfn:items-prod-app/ApiFunction';
const MINUTE = 60_000;
const GRADUAL = [
  { address: 'OrdersFunction', alias: 'live', by: 'Canary10Percent5Minutes', alarms: 2, hooks: [] },
  { address: 'Worker', alias: 'live', alarms: 0, hooks: [] },
] as const;

const wholeMinute = (at: number) => instant(at - (at % MINUTE));

/** A release while it is watched, one that broke after it, one that went back by itself, and that way back. */
export function afterSamples(now: Instant): readonly (readonly [string, RunPage])[] {
  const deployedAt = wholeMinute(now - 19 * MINUTE);
  const measured = { changed: [API], stack: 'items-prod-app', deployedAt };
  const page = (state: RunState, after: Partial<AfterDeploy>): RunPage => {
    const made = releaseRun(now, state, {
      after: { rules: RULES, around: aroundOf(now), measured, ...after },
      standing: { needed: 1, given: [], satisfied: true },
    });
    return made.plan
      ? { ...made, plan: { ...made.plan, plan: { ...made.plan.plan, gradual: GRADUAL } } }
      : made;
  };
  const watching = page('verifying', {
    watch: watchOf(instant(now - 2 * MINUTE), instant(now + 3 * MINUTE), now, 0),
    measured: { ...measured, deployedAt: wholeMinute(now - 3 * MINUTE) },
  });
  const well = page('succeeded', {
    watch: { ...watchOf(deployedAt, instant(deployedAt + 5 * MINUTE), now, 0), ended: { at: now } },
  });
  const broken = { at: instant(now - 6 * MINUTE), verdict: 'failing' } as const;
  const ended = { at: now, broken: reason('watch.errors', BROKE) };
  const failed = page('failed', {
    watch: { ...watchOf(deployedAt, instant(deployedAt + 5 * MINUTE), now, 29), ended },
    wayBack: { kind: 'begun', run: 219, to: 205 },
    backRun: { number: 219, state: 'succeeded', finishedAt: now },
  });
  const asked = page('failed', {
    watch: { ...watchOf(deployedAt, instant(deployedAt + 5 * MINUTE), now, 29), ended },
    wayBack: {
      kind: 'asked',
      why: reason('release.moved', { run: 204, component: 'data', address: 'Orders', action: 'create' }),
    },
  });
  const ill = rowSamples(now).find(({ name }) => name === 'failing');
  const failing = ill?.health && { health: ill.health, day: { samples: ill.samples, marks: ill.marks } };
  return [
    ['is watched', watching],
    [
      'succeeded, then broke',
      { ...well, run: { ...well.run, broke: broken }, ...(failing ? { target: failing } : {}) },
    ],
    [
      'broke, recovered',
      { ...well, run: { ...well.run, broke: { ...broken, recoveredAt: now, recoveredBy: 219 } } },
    ],
    ['rolled back by itself', failed],
    ['not rolled back by itself', asked],
    [
      'a way back',
      {
        ...well,
        deployment: { ...well.deployment, origin: { kind: 'roll-back', run: 205, after: 217 } },
      },
    ],
  ];
}

const BROKE = { name: 'api', share: 0.234, errors: 29, requests: 124, limitShare: 0.05 };

const watchOf = (from: Instant, until: Instant, now: Instant, errors: number): ReleaseWatch => ({
  ...{ deployedAt: from, from, until, rules: RULES },
  look: {
    ...{ at: now, minutes: [], alarms: 31, firing: [], unread: [] },
    parts: [
      {
        ...{ name: 'items-prod-api', kind: 'function' },
        before: { requests: 1_455, errors: 3, p95: 41 },
        since: { requests: 124, errors, p95: errors > 0 ? 338 : 44 },
      },
      {
        ...{ name: 'items-prod-scheduled', kind: 'function' },
        before: { requests: 3, errors: 0, p95: 812 },
        since: { requests: 1, errors: 0 },
      },
    ],
  },
});

const aroundOf = (now: Instant): AfterDeploy['around'] =>
  ([205, 211, 218, 219] as const).map((number, index) => ({
    ...{ number, component: index === 1 ? 'infrastructure' : 'application' },
    ...{ state: number === 218 ? 'failed' : 'succeeded', at: instant(now - (4 - index) * 3_600_000) },
  }));

/** A quarter of an hour before and twenty minutes since, the last six of them bad. */
export function metricsOfRelease(now: Instant): Reading<MetricsAnswer> {
  const to = wholeMinute(now);
  const points = (of: (minute: number) => number) =>
    Array.from({ length: 34 }, (_, index) => ({ at: instant(to - (34 - index) * MINUTE), value: of(index) }));
  const chart = (id: ChartId, name: string, statistic: Statistic, of: (minute: number) => number): Chart => ({
    ...{ id, resource: API, label: 'api', unit: 'count' },
    series: [
      {
        ...{ id: `${name} ${statistic}`, statistic, unit: 'count', points: points(of) },
        metric: { namespace: 'AWS/Lambda', name, dimensions: {} },
      },
    ],
  });
  const bad = (minute: number) => minute >= 28;
  return ready(
    {
      ...{ range: { from: instant(to - 34 * MINUTE), to }, period: minutes(1), deploys: [] },
      charts: [
        chart('lambda.invocations', 'Invocations', 'Sum', (minute) => 90 + ((minute * 7) % 13)),
        chart('lambda.errors', 'Errors', 'Sum', (minute) => (bad(minute) ? 21 : minute % 9 === 0 ? 1 : 0)),
        chart(
          'lambda.duration',
          'Duration',
          'p95',
          (minute) => (bad(minute) ? 320 : 41) + ((minute * 5) % 9),
        ),
      ],
    },
    { asOf: now, freshFor: minutes(3), source: 'cloudwatch:GetMetricData' },
  );
}
