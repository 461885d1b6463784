import type { RecordedPurpose } from '#lib/domain/budget/purpose.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { addApiCalls } from '#lib/store/api-calls.ts';
import type { Db } from '#lib/store/db.ts';

/** TEST DATA of one tick: process, API, purpose, calls, throttles, cache hits, dollars. */
const CALLS: readonly (readonly [string, string, RecordedPurpose, number, number, number, number])[] = [
  ['collector', 'cloudwatch:DescribeAlarms', 'topic:alarms', 8, 0, 0, 0],
  ['collector', 'cloudwatch:GetMetricData', 'topic:vitals', 4, 0, 0, 0.004],
  ['collector', 'cloudwatch:GetMetricData', 'topic:cost', 1, 0, 0, 0.0012],
  ['collector', 'lambda:GetFunctionConfiguration', 'topic:cost', 3, 0, 0, 0],
  ['collector', 'ce:GetCostAndUsage', 'topic:bill', 1, 0, 0, 0.01],
  ['collector', 'cloudwatch:GetMetricData', 'question:metrics', 4, 0, 11, 0.004],
  ['collector', 'logs:FilterLogEvents', 'question:reports', 6, 0, 2, 0],
  ['collector', 'logs:FilterLogEvents', 'question:logs', 5, 2, 0, 0],
  ['collector', 'logs:FilterLogEvents', 'tail', 20, 0, 0, 0],
  ['collector', 'cloudformation:DescribeStacks', 'topic:stack', 4, 0, 0, 0],
  ['collector', 'sts:AssumeRole', 'not-recorded', 1, 0, 0, 0],
  ['runner', 'cloudformation:DescribeChangeSet', 'run', 2, 0, 0, 0],
  ['runner', 's3:PutObject', 'run', 1, 0, 0, 0],
];

export async function fillCalls(db: Db, now: Instant): Promise<void> {
  await addApiCalls(
    db,
    CALLS.map(([process, api, purpose, calls, throttles, cacheHits, costUsd]) => ({
      minute: instant(now - (now % 60_000)),
      account: '000000000000',
      region: 'ap-northeast-1',
      process,
      api,
      purpose,
      calls,
      throttles,
      failures: 0,
      cacheHits,
      costUsd,
    })),
  );
}
