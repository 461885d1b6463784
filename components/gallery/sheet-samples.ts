import { type AuditEntry, CHAIN_START } from '#lib/domain/audit/chain.ts';
import {
  type CallUse,
  callsByApi,
  callsByPage,
  callsByProcess,
  sumOfCalls,
} from '#lib/domain/budget/call-use.ts';
import type { DayUse } from '#lib/domain/budget/day-use.ts';
import type { Actual, BilledCost } from '#lib/domain/cost/actual.ts';
import type { InventoryResource } from '#lib/domain/inventory/resource.ts';
import { resourceRows } from '#lib/domain/inventory/rows.ts';
import { type Failure, failedAfter, type Reading, ready } from '#lib/domain/reading.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { ratio, usd } from '#lib/domain/units.ts';
import { alarmSample } from './board-samples.ts';
import { costSample } from './picture-samples.ts';

const DENIED: Failure = {
  ...{ kind: 'denied', principal: 'arn:aws:iam::000000000000:role/yagura-items-prod-read' },
  ...{ action: 'ce:GetCostAndUsage', resource: '*' },
};
export const OUTAGE: Failure = { kind: 'unavailable', cause: 'PostgreSQL: 57014' };
export const REFUSED: Failure = {
  ...{ kind: 'denied', by: 'portal', principal: 'auditor' },
  ...{ action: 'audit:read', resource: 'items/prod' },
};

/** The same estimate with a bill in every state that one can be in. */
export function costSamples(now: Instant): readonly (readonly [string, BilledCost])[] {
  const { bill, estimate } = costSample(now);
  const tags = { Project: 'items', Environment: 'prod' };
  const about = { asOf: now, freshFor: minutes(24 * 60), source: 'sample' };
  const shown = { ...bill, services: [{ service: 'AWS Lambda', cost: bill.monthToDate }] };
  const enabled = (reading: Extract<Actual, { state: 'enabled' }>['reading']): Actual => ({
    ...{ state: 'enabled', tags },
    reading,
  });
  const next = instant(now + 3_600_000);
  return [
    ['not enabled', { estimate, actual: { state: 'not-enabled' } }],
    ['billed', { estimate, actual: enabled(ready(shown, about)) }],
    ['final', { estimate, actual: enabled(ready({ ...shown, estimated: false }, about)) }],
    [
      'nothing billed',
      { estimate, actual: enabled(ready({ ...shown, days: [], services: [], monthToDate: usd(0) }, about)) },
    ],
    ['denied', { estimate, actual: enabled(failedAfter(undefined, DENIED, now, next)) }],
    [
      'throttled',
      {
        estimate,
        actual: enabled(
          failedAfter(ready(shown, about), { kind: 'throttled', api: 'ce:GetCostAndUsage' }, now, next),
        ),
      },
    ],
    ['not read', { estimate, actual: enabled(undefined) }],
  ];
}

export const entriesSample = (now: Instant): readonly AuditEntry[] =>
  (['done', 'denied', 'failed'] as const).map((outcome, index) => ({
    ...{ seq: 9 - index, at: instant(now - index * 60_000), actor: 'demo-infra', via: 'session' },
    ...{
      action: 'run.approved',
      target: 'items/prod',
      outcome,
      details: { run: 4, reason: 'approval.own-request' },
    },
    ...{ previous: CHAIN_START, hash: 'a'.repeat(64) },
  }));

export function budgetSample(now: Instant): Reading<DayUse> {
  const call: CallUse = {
    ...{ process: 'collector', api: 'cloudwatch:GetMetricData', purpose: 'question:metrics', calls: 640 },
    ...{ throttles: 3, failures: 2, cacheHits: 48, costUsd: 0.01 },
  };
  const calls = [
    call,
    { ...call, process: 'runner', api: 's3:PutObject', purpose: 'run', calls: 4, costUsd: 0 },
  ];
  const value: DayUse = {
    ...{ reportedUntil: instant(now - 60_000), all: sumOfCalls(calls), pages: callsByPage(calls) },
    processes: callsByProcess(calls),
    apis: callsByApi(calls).map((each) => ({ ...each, busiest: ratio(each.calls > 99 ? 0.62 : 0.02) })),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      at: instant(now - (24 - hour) * 3_600_000),
      calls: hour * 30,
      throttles: hour === 20 ? 3 : 0,
    })),
  };
  return ready(value, { asOf: now, freshFor: minutes(3), source: 'sample' });
}

/** Resources of both engines and of none, well, in trouble, and unchecked. */
export function resourceSamples(now: Instant) {
  const declared: readonly InventoryResource[] = [
    {
      ...{ id: 'cfn:items-dev-app/ApiFunction', environment: 'items/dev', type: 'AWS::Lambda::Function' },
      ...{ name: 'items-dev-api', status: 'UPDATE_COMPLETE', physicalId: 'items-dev-api' },
      arn: 'arn:aws:lambda:ap-northeast-1:000000000000:function:items-dev-api',
      owner: { kind: 'sam', stack: 'items-dev-app', logicalId: 'ApiFunction' },
    },
    {
      ...{ id: 'tf:i#aws_dynamodb_table.data', environment: 'items/dev', type: 'aws_dynamodb_table' },
      ...{ name: 'items-dev-data', owner: { kind: 'terraform', address: 'aws_dynamodb_table.data' } },
    },
  ];
  const alarms = [alarmSample(now, 'items-dev-x', 'ALARM'), alarmSample(now, 'items-dev-y', 'OK')];
  return resourceRows('items/dev', { declared, alarms, logGroups: [], health: undefined });
}
