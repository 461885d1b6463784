import type { Pool } from 'pg';
import { estimate } from '#lib/domain/cost/estimate.ts';
import type { Billable } from '#lib/domain/cost/line.ts';
import { billedMonth } from '#lib/domain/cost/month.ts';
import type { Check, EnvironmentHealth } from '#lib/domain/health/health.ts';
import { type Reading, ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';

const ALARMS = 25;
const COST_LINES = 50;
/** One environment in so many is not well. */
const UNWELL_EVERY = 50;

/**
 * MADE-UP DATA in the size of the shipped `items`: for every environment a day of samples, one finished deploy, and
 * readings with 25 alarms and 50 cost lines. Copied inside the database, so that 1,500 take seconds.
 */
export async function fill(pool: Pool, keys: readonly string[], now: Instant): Promise<void> {
  await pool.query(
    'truncate readings, health_samples, run_events, runs, deployments restart identity cascade',
  );
  const moment = new Date(now).toISOString();
  await pool.query('create temporary table made_up (n int, key text)');
  await pool.query(
    'insert into made_up select ordinality, key from unnest($1::text[]) with ordinality t(key)',
    [keys],
  );
  for (const [topic, reading] of Object.entries(readings(now))) {
    await pool.query(
      `insert into readings (environment, topic, reading, updated_at)
       select key, $1, case when n % $4 = 0 then $3::jsonb else $2::jsonb end, now() from made_up`,
      [topic, JSON.stringify(reading.well), JSON.stringify(reading.unwell), UNWELL_EVERY],
    );
  }
  await pool.query(
    `insert into health_samples (environment, at, verdict, deploying, traffic)
     select key, date_trunc('minute', $1::timestamptz) - m * interval '1 minute', 'healthy', false, 60 + 40 * sin(m / 60.0 + n) from made_up, generate_series(0, 1439) m`,
    [moment],
  );
  await pool.query(
    `insert into deployments (id, environment, commit, subject, ref, requested_by, requested_at)
     select 'd' || n, key, repeat('5e0d7b3c', 5), 'perf(api): reuse the connection', 'main', 'demo-infra', $1::timestamptz - n * interval '1 minute'
     from made_up`,
    [moment],
  );
  await pool.query(
    `insert into runs (id, deployment_id, lane, state, created_at, updated_at, finished_at)
     select 'r' || n, 'd' || n, 'infrastructure', 'succeeded', $1::timestamptz - n * interval '1 minute', $1::timestamptz - n * interval '1 minute', $1::timestamptz - n * interval '1 minute'
     from made_up`,
    [moment],
  );
  await pool.query('drop table made_up');
  await pool.query('analyze');
}

type Two = { readonly well: Reading<unknown>; readonly unwell: Reading<unknown> };

function readings(now: Instant): Readonly<Record<string, Two>> {
  const about = { asOf: now, freshFor: minutes(600), source: 'made up' };
  const both = (well: unknown, unwell = well): Two => ({
    well: ready(well, about),
    unwell: ready(unwell, about),
  });
  return {
    health: both(health(now, 'healthy'), health(now, 'degraded')),
    alarms: both(alarms(now, 0), alarms(now, 2)),
    vitals: both({ windowMinutes: 5, vitals: [], requestsPerMinute: 120 }),
    stack: both({}),
    cost: both({ estimate: estimate(billables(), 'ap-northeast-1', billedMonth(now, undefined)) }),
  };
}

function health(now: Instant, verdict: 'healthy' | 'degraded'): EnvironmentHealth {
  const names = ['errors', 'alarms', 'stack', 'throttles', 'latency', 'dead-letters'] as const;
  const checks = names.map(
    (name, index): Check => ({
      name,
      verdict: index === 0 ? verdict : 'healthy',
      reason: reason('health.errors-high', {
        label: 'processor',
        errors: 7,
        requests: 119,
        share: 0.059,
        limitShare: 0.05,
      }),
    }),
  );
  return { verdict, since: instant(now - 900_000), deploying: false, checks };
}

const alarms = (now: Instant, firing: number) =>
  Array.from({ length: ALARMS }, (_, index) => ({
    name: `shop-check-${index}`,
    arn: `arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:shop-check-${index}`,
    state: index < firing ? 'ALARM' : 'OK',
    since: now,
    stateReason: 'Threshold Crossed: 1 datapoint [7.0] was greater than the threshold (5.0).',
    metric: 'Errors',
    namespace: 'AWS/Lambda',
    dimensions: { FunctionName: 'shop-processor' },
    threshold: 5,
  }));

const billables = (): readonly Billable[] =>
  Array.from({ length: COST_LINES }, (_, index) => ({
    resource: `tf:infra#aws_lambda_function.f${index}`,
    label: `function ${index}`,
    kind: 'usage',
    item: 'lambda-request',
    quantity: { state: 'known', value: 1_000_000 + index, source: 'cloudwatch AWS/Lambda Invocations' },
  }));
