import { expect, it } from 'vitest';
import { type Missing, ready } from '../reading.ts';
import { instant, minutes } from '../time.ts';
import { gapReasons } from './gap-reasons.ts';
import type { MetricsAnswer } from './series.ts';

const at = (minute: number) => instant(1_795_000_020_000 + minute * 60_000);
const metric = { namespace: 'AWS/Lambda', name: 'Errors', dimensions: {} };

function answer(...series: readonly (readonly number[])[]): MetricsAnswer {
  return {
    range: { from: at(0), to: at(90) },
    period: minutes(1),
    deploys: [],
    charts: series.map((some, index) => ({
      id: 'lambda.errors',
      resource: `r${index}`,
      label: 'api',
      unit: 'count',
      series: [
        {
          id: `s${index}`,
          metric,
          statistic: 'Sum',
          unit: 'count',
          points: some.map((minute) => ({ at: at(minute), value: 1 })),
        },
      ],
    })),
  };
}

const about = { asOf: at(90), freshFor: minutes(3), source: 'cloudwatch:GetMetricData' };
const lacks = (kind: 'throttled'): Missing => ({ what: 'x', failure: { kind, api: 'a' } });

it('has nothing to say of whole charts', () => {
  expect(gapReasons(ready(answer([1, 2, 3]), about))).toEqual([]);
});

it('names only what every chart lacks, the two longest stretches in order of time', () => {
  expect(gapReasons(ready(answer([1, 12, 60, 80], [70, 80]), about))).toEqual([
    {
      kind: 'no-datapoint',
      ranges: [
        { from: at(1), to: at(12) },
        { from: at(12), to: at(60) },
      ],
    },
  ]);
  expect(gapReasons(ready(answer([1, 12], [3, 6, 9]), about))).toEqual([]);
});

it('counts what was not read by its reason', () => {
  const missing = [lacks('throttled'), lacks('throttled')];
  expect(gapReasons(ready(answer([1, 2]), { ...about, missing }))).toEqual([
    { kind: 'not-read', failure: 'throttled', count: 2 },
  ]);
});

it('says from when the figures are when they could not be read again', () => {
  const failure = { kind: 'unavailable', cause: 'collector: ECONNREFUSED' } as const;
  const failed = { state: 'failed', failure, since: at(90), tries: 1 } as const;
  expect(gapReasons(failed)).toEqual([]);
  expect(gapReasons({ ...failed, last: { value: answer([1]), asOf: at(80) } })).toEqual([
    { kind: 'old', failure: 'unavailable', asOf: at(80) },
  ]);
});
