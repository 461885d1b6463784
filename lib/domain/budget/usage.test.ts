import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { hourlyUse, type MinuteUse, quotaShares } from './usage.ts';

const MINUTE = 60_000;
const use = (minute: number, api: string, calls: number, region = 'us-east-1'): MinuteUse => ({
  minute: instant(minute * MINUTE),
  account: '1',
  region,
  api,
  calls,
  throttles: 1,
});

it('adds calls up by hour and leaves an hour without calls at none', () => {
  const hours = hourlyUse(
    [use(5, 'a:B', 2), use(59, 'a:B', 1), use(125, 'a:B', 4)],
    instant(0),
    instant(130 * MINUTE),
  );
  expect(hours.map(({ calls, throttles }) => [calls, throttles])).toEqual([
    [3, 2],
    [0, 0],
    [4, 1],
  ]);
});

it('takes the busiest minute, and one sum where APIs share a quota', () => {
  const shares = quotaShares([
    use(1, 'cloudwatch:DescribeAlarms', 54),
    use(2, 'cloudwatch:DescribeAlarms', 27),
    use(1, 'lambda:ListFunctions', 400),
    use(1, 'lambda:GetFunctionConfiguration', 50),
  ]);
  expect(Object.fromEntries(shares)).toEqual({
    'cloudwatch:DescribeAlarms': 0.1,
    'lambda:ListFunctions': 0.5,
    'lambda:GetFunctionConfiguration': 0.5,
  });
});
