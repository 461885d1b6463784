import { describe, expect, it } from 'vitest';
import { combine, failedAfter, isStale, mapReading, type Reading, ready, shownValue } from './reading.ts';
import { instant, seconds } from './time.ts';

const at = (value: number) => instant(value);
const about = (asOf: number, freshFor = 30) => ({
  asOf: at(asOf),
  freshFor: seconds(freshFor),
  source: 'test',
});
const throttled = { kind: 'throttled', api: 'cloudwatch:DescribeAlarms' } as const;

describe('a failed try', () => {
  it('keeps the last good value, the start of the row of failures and counts the tries', () => {
    const first = failedAfter(ready(7, about(1_000)), throttled, at(2_000));
    const second = failedAfter(first, throttled, at(3_000), at(9_000));
    expect(second).toEqual({
      state: 'failed',
      failure: throttled,
      since: 2_000,
      tries: 2,
      nextTryAt: 9_000,
      last: { value: 7, asOf: 1_000 },
    });
  });

  it('has no value when nothing was ever read: missing is not zero', () => {
    expect(shownValue(failedAfter<number>(undefined, throttled, at(1)))).toBeUndefined();
  });
});

describe('age', () => {
  it('makes a reading stale after three usual intervals, and a failed one at once', () => {
    expect(isStale(ready(1, about(0)), at(30_000))).toBe(false);
    expect(isStale(ready(1, about(0)), at(30_001))).toBe(true);
    expect(isStale(failedAfter(ready(1, about(0)), throttled, at(1)), at(2))).toBe(true);
  });
});

describe('combining', () => {
  it('is as old as its oldest part and as short-lived as its shortest', () => {
    const sum = combine([ready(1, about(5_000, 60)), ready(2, about(4_000, 30))], (a, b) => a + b);
    expect(sum).toMatchObject({ state: 'ready', value: 3, asOf: 4_000, freshFor: 30_000 });
  });

  it('fails when one part failed, with the last value only if every part has one', () => {
    const failed = failedAfter(ready(2, about(1_000)), throttled, at(2_000));
    expect(combine([ready(1, about(5_000)), failed], (a, b) => a + b)).toMatchObject({
      state: 'failed',
      last: { value: 3, asOf: 1_000 },
    });
    const never = failedAfter<number>(undefined, throttled, at(2_000));
    expect(combine([failed, never], (a, b) => a + b)).not.toHaveProperty('last');
  });
});

it('maps the last value of a failed reading too', () => {
  const failed: Reading<number> = failedAfter(ready(2, about(1_000)), throttled, at(2_000));
  expect(mapReading(failed, (value) => value * 10)).toMatchObject({ last: { value: 20, asOf: 1_000 } });
});
