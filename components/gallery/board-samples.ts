import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { RequestedRun } from '#lib/domain/deploy/deployment.ts';
import type { Lane, RunState, RunStep } from '#lib/domain/deploy/run.ts';
import type { AlarmState, Check, EnvironmentHealth, Verdict } from '#lib/domain/health/health.ts';
import type { Board, BoardRow } from '#lib/domain/overview/board.ts';
import { countLastRead, countStandings, type Standing } from '#lib/domain/overview/standing.ts';
import { type Failure, failedAfter, type Known, ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { costSample } from './picture-samples.ts';
import { daySamples } from './samples.ts';

const DENIED: Failure = {
  ...{ kind: 'denied', principal: 'arn:aws:iam::000000000000:role/yagura-read' },
  ...{ action: 'cloudwatch:DescribeAlarms', resource: '*' },
};
const THROTTLED: Failure = { kind: 'throttled', api: 'cloudwatch:DescribeAlarms' };
const OUTAGE: Failure = { kind: 'unavailable', cause: 'collector: connect ECONNREFUSED' };

/** One request with one run, as tables, rows and titles show it. */
export function requestedRun(
  now: Instant,
  number: number,
  state: RunState,
  more: { readonly lane?: Lane; readonly step?: RunStep } = {},
): RequestedRun {
  const at = instant(now - 15 * 60_000);
  const run = {
    ...{ id: `r${number}`, number, deploymentId: `d${number}`, lane: 'application' as const, state },
    ...{ component: more.lane ?? 'application', position: 0, needs: [] },
    tool: more.lane === 'infrastructure' ? ('terraform' as const) : ('sam' as const),
    ...{ createdAt: at, updatedAt: at, finishedAt: instant(now - 12 * 60_000) },
    ...more,
  };
  return {
    run,
    deployment: {
      ...{
        id: `d${number}`,
        environment: 'items/dev',
        repository: 'main',
        commit: 'b71f0ac4d9e2b71f0ac4d9e2b71f0ac4d9e2b71f',
      },
      ...{ subject: 'feat(processor): write items in one transaction', ref: 'main' },
      ...{ requestedBy: 'demo-developer', requestedAt: at, runs: [run] },
    },
  };
}

export function alarmSample(now: Instant, name: string, state: AlarmState['state']): AlarmState {
  return {
    ...{ name, arn: `arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:${name}`, state },
    ...{ since: instant(now - 780_000), metric: 'Errors', namespace: 'AWS/Lambda', threshold: 1 },
    stateReason: 'Threshold Crossed: 1 datapoint [7.0] was greater than the threshold (1.0).',
    dimensions: { FunctionName: 'items-dev-processor' },
  };
}

function healthSample(now: Instant, verdict: Verdict): EnvironmentHealth {
  const bad: Check = {
    ...{ name: 'errors', verdict, resource: 'cfn:items-dev-app/ProcessorFunction' },
    reason: reason(
      'health.errors-high',
      { label: 'processor', errors: 7, requests: 119, share: 0.059, limitShare: 0.05 },
      [{ kind: 'metric', metric: 'Errors', resource: 'items-dev-processor' }],
    ),
  };
  const good: Check = {
    ...{ name: 'alarms', verdict: 'healthy' },
    reason: reason('health.alarms-quiet', { count: 14 }),
  };
  const checks = verdict === 'healthy' ? [good] : [bad, good];
  return { verdict, since: instant(now - 900_000), deploying: false, checks };
}

/** Rows of the board in every state that one can be in, by name. */
export function rowSamples(now: Instant): readonly BoardRow[] {
  const about = { asOf: instant(now - 9_000), freshFor: minutes(3), source: 'sample' };
  const failed = <T>(failure: Failure, last?: T): Known<T> =>
    failedAfter(
      last === undefined ? undefined : ready(last, { ...about, asOf: instant(now - 300_000) }),
      failure,
      instant(now - 60_000),
      instant(now + 14_000),
    );
  const firing = [
    alarmSample(now, 'items-dev-processor-errors', 'ALARM'),
    alarmSample(now, 'items-dev-x', 'OK'),
  ];
  const quiet = [alarmSample(now, 'items-dev-x', 'OK')];
  const cost: EnvironmentCost = costSample(now);
  const row = (name: string, verdict: Verdict, more: Partial<BoardRow> = {}): BoardRow => ({
    ...{ key: `items/${name}`, system: 'items', name, production: name === 'healthy', hasApplication: true },
    ...{ budgetUsd: 45, prefix: 'items-dev-', marks: [], running: [], waiting: [] },
    health: ready(healthSample(now, verdict), about),
    alarms: ready(quiet, about),
    cost: ready(cost, about),
    samples: daySamples(now, verdict),
    lastDeploy: requestedRun(now, 409, 'succeeded'),
    ...more,
  });
  const step = {
    name: 'execute',
    done: 3,
    total: 7,
    detail: 'ProcessorFunction UPDATE_IN_PROGRESS',
  } as const;
  return [
    row('healthy', 'healthy'),
    row('degraded', 'degraded', { alarms: ready(firing, about), sinceNumber: 409 }),
    row('failing', 'failing'),
    row('deploying', 'healthy', { running: [requestedRun(now, 412, 'applying', { step })] }),
    row('waiting', 'healthy', { waiting: [requestedRun(now, 413, 'awaiting-approval')] }),
    row('denied', 'unknown', { health: failed(DENIED), alarms: failed(DENIED), cost: failed(DENIED) }),
    row('throttled', 'healthy', { alarms: failed(THROTTLED, firing), cost: failed(THROTTLED, cost) }),
    row('unavailable', 'unknown', { health: failed(OUTAGE, healthSample(now, 'healthy')) }),
    row('stale', 'healthy', {
      health: ready(healthSample(now, 'healthy'), { ...about, asOf: instant(now - 1_860_000) }),
    }),
    rowOf(row('young', 'unknown', { samples: [] })),
  ];
}

/** An environment of which nothing was read yet. */
function rowOf({ lastDeploy: _, budgetUsd: __, ...row }: BoardRow): BoardRow {
  return { ...row, health: undefined, alarms: undefined, cost: undefined };
}

export function standingSamples(rows: readonly BoardRow[]): readonly Standing[] {
  return rows.map(({ key, system, name, health, running }) => {
    const [now] = running;
    return {
      ...{ key, system, systemTitle: 'REST API on DynamoDB', name, judged: health !== undefined },
      verdict: health?.state === 'ready' ? health.value.verdict : 'unknown',
      firing: name === 'degraded' ? 2 : 0,
      waiting: name === 'degraded' ? 1 : 0,
      queued: name === 'failing' ? 2 : 0,
      ...(now ? { running: { number: now.run.number, state: now.run.state } } : {}),
    };
  });
}

/** The foot's three columns, full; `nothing` empties them. */
export function boardSample(now: Instant, rows: readonly BoardRow[], nothing = false): Board {
  const about = rows.find(({ name }) => name === 'degraded');
  return {
    mayRequest: true,
    freezes: nothing
      ? []
      : [{ environment: 'items/prod', coming: { window: 'year end', from: instant(now + 18_000_000) } }],
    counts: countStandings(standingSamples(rows)),
    lastRead: countLastRead(standingSamples(rows)),
    queue: nothing
      ? { waiting: 0, runner: { state: 'reporting' } }
      : { waiting: 2, runner: { state: 'silent', since: instant(now - 150_000) } },
    ...(about ? { about, contact: { owner: 'platform', onCall: '#items', runbook: 'docs/health.md' } } : {}),
    ...{ page: 2, pages: 3 },
    favourites: rows.slice(0, 1).map(({ key }) => key),
    systems: [
      { title: '', rows: rows.slice(0, 1) },
      {
        system: 'items',
        title: 'REST API, stream processor and daily job on DynamoDB',
        rows: rows.slice(1),
      },
    ],
    waiting: nothing
      ? []
      : [
          {
            ...{ key: 'items/healthy', number: 413, component: 'infrastructure', needed: 2, given: 1 },
            ...{ deploymentId: 'd413', since: instant(now - 2_160_000), forYou: true },
          },
          ...[414, 415, 416].map((number) => ({
            ...({ key: 'market/prod', number, component: `orders-${number}`, needed: 1, given: 0 } as const),
            ...{ deploymentId: 'd414', since: instant(now - 1_800_000), forYou: number === 415 },
          })),
        ],
    happenings: nothing
      ? []
      : [
          { kind: 'silence', at: instant(now - 150_000), process: 'runner' },
          {
            kind: 'verdict',
            at: instant(now - 900_000),
            key: 'items/degraded',
            from: 'healthy',
            to: 'degraded',
          },
          {
            ...{ kind: 'run', at: instant(now - 1_000_000), key: 'items/dev', number: 409 },
            ...{ state: 'succeeded', commit: 'b71f0ac', by: 'developer' },
          },
        ],
    freshness: nothing
      ? []
      : [
          { topic: 'vitals', read: 6, of: 6, oldest: instant(now - 9_000), stale: false },
          { topic: 'alarms', read: 5, of: 6, oldest: instant(now - 11_000), stale: false },
          { topic: 'cost', read: 6, of: 6, oldest: instant(now - 36_000_000), stale: true },
          { topic: 'graph', read: 0, of: 6, stale: true },
        ],
  };
}
