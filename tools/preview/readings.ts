import { diagnosisSample, driftSample, quietDiagnosis } from '#components/gallery/diagnosis-samples.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { AlarmState, Check, Verdict } from '#lib/domain/health/health.ts';
import type { Vital } from '#lib/domain/metrics/vitals.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { putBillMonths } from '#lib/store/bill-months.ts';
import { putCostMonth } from '#lib/store/cost-months.ts';
import type { Db } from '#lib/store/db.ts';
import { putDeclaredPlaces } from '#lib/store/declared-places.ts';
import { putHealthSample } from '#lib/store/health-samples.ts';
import { beat } from '#lib/store/heartbeats.ts';
import { putReading } from '#lib/store/readings.ts';
import { latestDeployments } from '#lib/store/runs.ts';
import { fillCalls } from './calls.ts';
import { previewBillMonths, previewBills, previewCost, previewMonths } from './cost.ts';
import { previewInventory, previewOutputs } from './inventory.ts';
import { previewGroups } from './lines.ts';
import { isMarket, marketGraph, marketInventory, marketVitals } from './market.ts';
import { GRAPH } from './pictures.ts';
import { previewSlos } from './slos.ts';

const MINUTE = 60_000;

/** TEST DATA. Environments in four states; those of `market.ts` have twelve components and one. */
const STATES: readonly {
  key: EnvironmentKey;
  verdict: Verdict;
  alarms: number;
  firing: readonly string[];
}[] = [
  { key: 'items/dev', verdict: 'healthy', alarms: 14, firing: [] },
  {
    key: 'items/staging',
    verdict: 'degraded',
    alarms: 14,
    firing: ['processor-errors', 'processor-dlq-visible'],
  },
  { key: 'items/prod', verdict: 'healthy', alarms: 18, firing: [] },
  { key: 'hello/dev', verdict: 'unknown', alarms: 0, firing: [] },
  {
    key: 'market/dev',
    verdict: 'degraded',
    alarms: 31,
    firing: ['orders-worker-errors', 'orders-dlq-visible'],
  },
  { key: 'market/staging', verdict: 'healthy', alarms: 31, firing: [] },
  { key: 'market/prod', verdict: 'healthy', alarms: 33, firing: [] },
  { key: 'small/dev', verdict: 'healthy', alarms: 1, firing: [] },
];

export async function fillReadings(db: Db, now: Instant): Promise<void> {
  const [newest] = await latestDeployments(db, 1, ['items/staging']);
  const blamed = newest?.runs[0]?.id;
  for (const { key, verdict, alarms, firing } of STATES) {
    const about = { asOf: instant(now - 9_000), freshFor: minutes(3), source: 'test data' };
    await putReading(
      db,
      key,
      'health',
      ready(
        {
          verdict,
          since: instant(now - 15 * MINUTE),
          deploying: key === 'items/dev',
          ...(key === 'items/staging' && blamed ? { sinceRun: blamed } : {}),
          checks: checksOf(key, verdict),
        },
        about,
      ),
    );
    const diagnosis = key === 'items/staging' ? diagnosisSample(now) : quietDiagnosis(now);
    await putReading(db, key, 'diagnosis', ready(diagnosis, about));
    await putReading(db, key, 'drift', ready(key === 'items/staging' ? driftSample(now) : [], about));
    if (key === 'hello/dev') {
      await putReading(
        db,
        key,
        'alarms',
        failedAfter(
          undefined,
          {
            kind: 'denied',
            principal: 'arn:aws:sts::000000000000:assumed-role/yagura-hello-dev-read/collector',
            action: 'cloudwatch:DescribeAlarms',
            resource: '*',
          },
          instant(now - 295 * MINUTE),
          instant(now + 14_000),
        ),
      );
    } else {
      await putReading(db, key, 'alarms', ready(alarmsOf(key, alarms, firing, now), about));
    }
    await putReading(
      db,
      key,
      'vitals',
      ready(
        {
          windowMinutes: 5,
          vitals: isMarket(key) ? marketVitals(key) : previewVitals(),
          requestsPerMinute: 120,
        },
        about,
      ),
    );
    await putReading(db, key, 'slos', ready(previewSlos(now), about));
    await putReading(
      db,
      key,
      'cost',
      ready(previewCost(key, now), { ...about, asOf: instant(now - 9 * MINUTE), freshFor: minutes(30) }),
    );
    const bill = previewBills(key, now);
    if (bill) await putReading(db, key, 'bill', bill);
    if (key === 'items/prod') {
      for (const month of previewMonths(key, now)) await putCostMonth(db, key, month);
      await putBillMonths(db, key, previewBillMonths(key, now));
    }
    await putReading(
      db,
      key,
      'inventory',
      ready(isMarket(key) ? marketInventory(key) : previewInventory(key), about),
    );
    await putReading(db, key, 'outputs', ready(previewOutputs(key), about));
    if (isMarket(key)) await putReading(db, key, 'graph', ready(marketGraph(key), about));
    if (key.startsWith('items/')) await putReading(db, key, 'graph', ready(GRAPH, about));
    if (key === 'items/prod') await fillPlaces(db, key, now);
    await putReading(db, key, 'log-groups', ready(previewGroups(key), about));
    await fillSamples(db, key, verdict, now);
  }
  await beat(db, 'collector:preview', 'collector', '0.1.0', 'test data');
  await fillCalls(db, now);
}

function checksOf(key: EnvironmentKey, verdict: Verdict): readonly Check[] {
  const resource = `cfn:${key.replace('/', '-')}-app/ProcessorFunction`;
  const pass = (name: Check['name']): Check => ({
    name,
    verdict: 'healthy',
    reason: reason('health.idle', { label: name }),
  });
  const rest = [pass('stack'), pass('throttles'), pass('latency'), pass('drift')];
  if (verdict === 'degraded') {
    return [
      {
        ...{ name: 'errors', verdict: 'degraded', resource },
        reason: reason(
          'health.errors-high',
          { label: 'processor', errors: 7, requests: 119, share: 0.059, limitShare: 0.05 },
          [{ kind: 'metric', metric: 'Errors', resource: 'items-staging-processor' }],
        ),
      },
      {
        name: 'dead-letters',
        verdict: 'degraded',
        reason: reason('health.dead-letters', { count: 3, label: 'processor-dlq' }, [
          { kind: 'resource', id: 'items-staging-processor-dlq' },
        ]),
      },
      ...rest,
    ];
  }
  if (verdict === 'unknown') {
    return [
      {
        name: 'alarms',
        verdict: 'unknown',
        reason: reason('health.alarms-unread', { cause: 'denied' }),
      },
      ...rest,
    ];
  }
  return [pass('alarms'), { ...pass('errors'), resource }, pass('dead-letters'), ...rest];
}

function alarmsOf(
  key: string,
  count: number,
  firing: readonly string[],
  now: Instant,
): readonly AlarmState[] {
  const prefix = key.replace('/', '-');
  return Array.from({ length: count }, (_, index): AlarmState => {
    const name = firing[index] ?? `check-${index + 1}`;
    return {
      name: `${prefix}-${name}`,
      arn: `arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:${prefix}-${name}`,
      state: index < firing.length ? 'ALARM' : 'OK',
      since: instant(now - 15 * MINUTE),
      stateReason: 'Threshold Crossed: 1 datapoint [7.0] was greater than the threshold (5.0).',
      metric: 'Errors',
      namespace: 'AWS/Lambda',
      dimensions: { FunctionName: `${prefix}-processor` },
      threshold: 5,
    };
  });
}

async function fillSamples(db: Db, key: string, verdict: Verdict, now: Instant): Promise<void> {
  const seed = key.length;
  const last = globalThis as { filled?: Set<string> };
  last.filled ??= new Set();
  const count = last.filled.has(key) ? 2 : 24 * 60;
  last.filled.add(key);
  for (let ago = count - 1; ago >= 0; ago--) {
    // A young environment: watched for less than half an hour.
    if (key === 'items/prod' && ago > 28) continue;
    const at = instant(now - ago * MINUTE);
    const wave = 60 + 40 * Math.sin((at / MINUTE / 1440) * 2 * Math.PI + seed);
    await putHealthSample(db, key, {
      at,
      verdict: ago < 15 ? verdict : key === 'items/dev' && ago > 290 && ago < 320 ? 'degraded' : 'healthy',
      deploying: key === 'items/dev' && ago < 3,
      ...(key === 'hello/dev' && ago > 200 && ago < 260
        ? {}
        : { traffic: wave + 14 * Math.sin(ago * 1.7 + seed) }),
    });
  }
}

/** TEST DATA: what the functions, the API and the stream of items did in five minutes. */
function previewVitals(): readonly Vital[] {
  const of = (name: string) => `cfn:items-dev-app/${name}`;
  return [
    { resource: of('Api'), label: 'api', kind: 'api', requests: 95, errors: 1, latencyP95: 40 },
    { resource: of('ApiFunction'), label: 'api', kind: 'function', requests: 95, errors: 1, latencyP95: 31 },
    { resource: of('ScheduledFunction'), label: 'scheduled', kind: 'function' },
    {
      resource: of('ProcessorFunction'),
      label: 'processor',
      kind: 'function',
      requests: 21,
      errors: 0,
      latencyP95: 8,
    },
    { resource: of('ProcessorFunction'), label: 'processor', kind: 'stream', backlog: 0.3 },
  ];
}

/** TEST DATA: what a run of prod's infrastructure has kept of its files. */
async function fillPlaces(db: Db, key: EnvironmentKey, now: Instant): Promise<void> {
  const values = 'infra/terraform/environments/prod.tfvars';
  await putDeclaredPlaces(
    db,
    key,
    'infrastructure',
    {
      commit: 'c0ffee0',
      places: {},
      settings: {
        'aws_nat_gateway.main': {
          gateways: [
            { file: 'infra/terraform/routes.tf', line: 10, text: 'for_each = local.nat_zones' },
            { file: values, line: 4, text: 'nat_per_zone = false' },
          ],
        },
      },
    },
    now,
  );
}
