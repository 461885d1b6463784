import { describe, expect, it } from 'vitest';
import { instant, seconds } from '#lib/domain/time.ts';
import { BudgetExhausted, createBudget } from './budget.ts';
import { callPrice } from './list-price.ts';
import { callingFor } from './purpose.ts';
import { empty, fullBucket, take } from './token-bucket.ts';

const NOW = instant(1_795_000_020_000);
const scope = { account: '000000000000', region: 'ap-northeast-1', api: 'logs:FilterLogEvents' };

describe('a token bucket', () => {
  it('gives its burst at once, then one a period', () => {
    let bucket = fullBucket(2, 2, NOW);
    const waits = [1, 2, 3, 4].map(() => {
      const taken = take(bucket, NOW);
      bucket = taken.bucket;
      return taken.wait;
    });
    expect(waits).toEqual([0, 0, 500, 1_000]);
  });

  it('refills with time, no further than its burst', () => {
    const used = take(fullBucket(2, 2, NOW), NOW).bucket;
    expect(take(used, instant(NOW + 60_000)).bucket.tokens).toBe(1);
  });

  it('pauses after AWS refused a call', () => {
    expect(take(empty(fullBucket(2, 4, NOW), NOW, seconds(2)), NOW).wait).toBe(2_500);
  });
});

describe('the budget', () => {
  it('counts calls, failures, throttles, hits and cost by minute', async () => {
    const budget = createBudget(() => NOW);
    await budget.call(scope, 0.01, async () => 'answer');
    await budget.call(scope, 0, () => Promise.reject(new Error('no'))).catch(() => undefined);
    const throttle = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    await budget.call(scope, 0, () => Promise.reject(throttle)).catch(() => undefined);
    budget.hit(scope);
    expect(budget.drain()).toEqual([
      {
        ...scope,
        minute: 1_795_000_020_000,
        purpose: 'not-recorded',
        calls: 3,
        failures: 1,
        throttles: 1,
        cacheHits: 1,
        costUsd: 0.01,
      },
    ]);
    expect(budget.drain()).toEqual([]);
  });

  it('counts a call for the purpose it is made for, the innermost, however late it is made', async () => {
    const budget = createBudget(() => NOW);
    const call = () => budget.call(scope, 0, async () => 'answer');
    const later = Promise.withResolvers<void>();
    const following = callingFor('tail', () => later.promise.then(call));
    await callingFor('topic:cost', async () => {
      await call();
      await callingFor('topic:health', call);
      later.resolve();
      await following;
      budget.hit(scope);
    });
    expect(budget.drain().map(({ purpose, calls, cacheHits }) => [purpose, calls, cacheHits])).toEqual([
      ['topic:cost', 1, 1],
      ['topic:health', 1, 0],
      ['tail', 1, 0],
    ]);
  });

  it('refuses a call whose turn is too far away', async () => {
    const budget = createBudget(
      () => NOW,
      async () => undefined,
    );
    const slow = { ...scope, api: 'cloudwatch:DescribeAlarmHistory' };
    const calls = Array.from({ length: 40 }, () => budget.call(slow, 0, async () => 'answer'));
    const settled = await Promise.allSettled(calls);
    expect(settled[19]?.status).toBe('fulfilled');
    expect(settled[39]).toMatchObject({ status: 'rejected', reason: expect.any(BudgetExhausted) });
  });

  it('shares one limit among the calls of Lambda’s control plane, and knows each region’s own', () => {
    const budget = createBudget(() => NOW);
    expect(budget.rate({ ...scope, api: 'lambda:ListFunctions' })).toBe(6);
    expect(budget.rate(scope)).toBe(5);
    expect(budget.rate({ ...scope, region: 'us-east-1' })).toBe(12.5);
  });
});

describe('the price of a call', () => {
  it('is by metric for GetMetricData, up to five statistics as one', () => {
    const Metric = { MetricName: 'Duration', Namespace: 'AWS/Lambda' };
    const queries = (count: number) => ({
      MetricDataQueries: Array.from({ length: count }, () => ({ MetricStat: { Metric } })),
    });
    expect(callPrice('cloudwatch:GetMetricData', queries(5))).toBeCloseTo(0.00001, 10);
    expect(callPrice('cloudwatch:GetMetricData', queries(6))).toBeCloseTo(0.00002, 10);
    expect(callPrice('cloudwatch:DescribeAlarms', {})).toBe(0);
  });
});
