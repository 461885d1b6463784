import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callPrice } from '#lib/aws/list-price.ts';
import { readMetricData } from '#lib/aws/read/cloudwatch/metric-data.ts';
import { collectorWith, NOW } from '#lib/collector/collector-in-test.ts';
import { readMetrics } from '#lib/collector/questions/metrics.ts';
import { readThrough } from '#lib/collector/read-through.ts';
import { targetsOf } from '#lib/collector/targets.ts';
import type { DeclaredResource } from '#lib/domain/graph/model.ts';
import { chartPlans } from '#lib/domain/metrics/charts.ts';
import { rangeUpTo } from '#lib/domain/metrics/ranges.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes, seconds } from '#lib/domain/time.ts';
import { openDatabase } from '#lib/store/db.ts';
import { startEmbeddedDatabase } from '#lib/store/embedded.ts';

const FUNCTIONS = 100;
const TABLES = 20;
const APIS = 10;
const VIEWERS = 10;
const LENGTH = minutes(10);
/** A live page asks again when a topic was read. */
const REFRESH = seconds(30);
const PORT = 31_560;

/**
 * What CloudWatch is asked while ten people look at the metrics of one large environment for ten minutes of virtual time, beside
 * one person, and beside one request a chart and look. The collector's own question, cache and database; AWS is counted at the
 * client. One request a chart is measured for one look and multiplied: each look asks the same.
 */
export async function benchMetrics(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-bench-metrics-'));
  // Where this runs as root, PostgreSQL does not.
  chmodSync(dir, 0o755);
  const server = await startEmbeddedDatabase(join(dir, 'database'), PORT);
  const { db, close } = openDatabase(server.urls.collector, 'yagura bench', 2);
  try {
    const naive = await oneRequestAChart(db);
    const looks = LENGTH / REFRESH;
    print('one request a chart', VIEWERS, {
      calls: naive.calls * looks * VIEWERS,
      usd: naive.usd * looks * VIEWERS,
    });
    const one = await watched(db, 1);
    print('collector', 1, one);
    const ten = await watched(db, VIEWERS);
    print('collector', VIEWERS, ten);
    const shareOfCalls = ten.calls / (naive.calls * looks * VIEWERS);
    const shareOfDollars = ten.usd / (naive.usd * looks * VIEWERS);
    console.log(
      JSON.stringify({
        bench: 'metrics',
        tenBesideOne: ten.calls / one.calls,
        shareOfDollars,
        atMost: 0.1,
      }),
    );
    if (ten.calls !== one.calls || Math.max(shareOfCalls, shareOfDollars) > 0.1) process.exitCode = 1;
  } finally {
    await close();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

type Asked = { calls: number; usd: number };

function print(how: string, viewers: number, { calls, usd }: Asked): void {
  const rounded = Math.round(usd * 10_000) / 10_000;
  console.log(JSON.stringify({ bench: 'metrics', how, viewers, minutes: 10, calls, usd: rounded }));
}

/** A collector of one large environment whose CloudWatch counts what it is asked. */
function counted(db: Parameters<typeof collectorWith>[0]) {
  const asked: Asked = { calls: 0, usd: 0 };
  const answers = {
    'cloudwatch:GetMetricData': ({ MetricDataQueries }: { MetricDataQueries: { Id: string }[] }) => {
      asked.calls += 1;
      asked.usd += callPrice('cloudwatch:GetMetricData', { MetricDataQueries });
      const point = { Timestamps: [new Date(NOW - minutes(5))], Values: [1], StatusCode: 'Complete' };
      return { MetricDataResults: MetricDataQueries.map(({ Id }) => ({ Id, ...point })) };
    },
  };
  const { services, later, environment } = collectorWith(db, answers, 'bench');
  const resources = largeSystem();
  const declared = async () =>
    ok({
      ...{ sources: [], resources, madeOf: () => ({}), missing: [] },
      ...{ outputs: { terraform: [] } as never, digest: 'bench', asOf: NOW },
    });
  return { services: { ...services, declared }, later, environment, asked };
}

/** Viewers that open the page one after the other and look again each half minute. */
async function watched(db: Parameters<typeof collectorWith>[0], viewers: number): Promise<Asked> {
  const { services, later, environment, asked } = counted(db);
  // The clock of tests begins just on a minute; nobody looks then.
  later(seconds(1));
  const cached = readThrough(db, services.clock);
  // Another length each, or the second round would find what the first one kept.
  const name = viewers === 1 ? '90m' : '15m';
  const step = REFRESH / VIEWERS;
  for (let time = 0, turn = 0; time < LENGTH; time += step, turn += 1, later(step)) {
    if (turn % VIEWERS >= viewers) continue;
    await readMetrics(services, cached, {
      environment: environment.key,
      range: rangeUpTo(services.clock(), name),
    });
  }
  return asked;
}

async function oneRequestAChart(db: Parameters<typeof collectorWith>[0]): Promise<Asked> {
  const { services, environment, asked } = counted(db);
  const found = await targetsOf(services, environment);
  if (!found.ok) throw new Error('nothing is measured');
  const range = rangeUpTo(NOW, '90m');
  for (const { measures } of chartPlans(found.value.targets))
    await readMetricData(services.aws(environment), measures, range, minutes(1));
  return asked;
}

const resource = (type: string, name: string, attributes: DeclaredResource['attributes']): DeclaredResource =>
  ({
    id: `tf:bench#${type}.${name}`,
    type,
    name,
    aliases: [],
    path: [],
    attributes,
  }) as unknown as DeclaredResource;

const largeSystem = (): readonly DeclaredResource[] => [
  ...Array.from({ length: FUNCTIONS }, (_, index) =>
    resource('aws_lambda_function', `f${index}`, { functionName: `bench-f${index}` }),
  ),
  ...Array.from({ length: TABLES }, (_, index) =>
    resource('aws_dynamodb_table', `t${index}`, { name: `bench-t${index}` }),
  ),
  ...Array.from({ length: APIS }, (_, index) =>
    resource('aws_api_gateway_rest_api', `a${index}`, { name: `bench-a${index}` }),
  ),
];
