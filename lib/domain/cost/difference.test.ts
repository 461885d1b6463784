import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { usd } from '../units.ts';
import type { BilledCost } from './actual.ts';
import { billed as billOf, TAGS } from './bill-in-test.ts';
import type { DayCost } from './cost.ts';
import { explainDifference } from './difference.ts';

const day = (name: string, used: number, whole = true): DayCost => ({
  day: name,
  whole,
  groups: {},
  standing: usd(1),
  used: usd(used),
});
const DAYS = [
  day('2026-11-03', 0.5, false),
  day('2026-11-04', 1),
  day('2026-11-05', 1),
  day('2026-11-06', 0.25, false),
];
const cost = (
  billed: readonly (readonly [day: string, usd: number, partial?: true])[],
  monthToDate: number,
): BilledCost => ({
  estimate: {
    month: '2026-11',
    lines: [],
    monthToDate: usd(DAYS.reduce((sum, { standing, used }) => sum + standing + used, 0)),
    forecast: usd(0),
    unknownLines: 2,
    usageSince: instant(0),
    days: DAYS,
  },
  actual: billOf(
    billed.map(([name, value, partial]) => ({
      day: name,
      cost: usd(value),
      ...(partial ? { partial } : {}),
    })),
    [{ service: 'AWS X-Ray', cost: usd(0.5) }],
    instant(0),
    { monthToDate: usd(monthToDate) },
  ),
});

it('splits usage minus bill by day into parts that add up to it, the largest first', () => {
  const explained = explainDifference(
    cost(
      [
        ['2026-11-01', 3],
        ['2026-11-02', 3],
        ['2026-11-03', 2.5],
        ['2026-11-04', 2.25],
      ],
      11,
    ),
  );
  expect(explained?.known).toEqual([
    { code: 'not-measured', usd: -6, days: { from: '2026-11-01', to: '2026-11-02', count: 2 } },
    { code: 'not-billed', usd: 3.25, days: { from: '2026-11-05', to: '2026-11-06', count: 2 } },
    { code: 'part-days', usd: -1, days: { from: '2026-11-03', to: '2026-11-03', count: 1 } },
    { code: 'whole-days', usd: -0.25, days: { from: '2026-11-04', to: '2026-11-04', count: 1 } },
    { code: 'not-by-day', usd: -0.25 },
  ]);
  expect(explained?.known.reduce((sum, part) => sum + part.usd, 0)).toBeCloseTo(explained?.total ?? 0, 10);
});

it('keeps a day of which only a part is billed apart from what was compared whole', () => {
  const explained = explainDifference(
    cost(
      [
        ['2026-11-04', 2],
        ['2026-11-05', 0.5, true],
      ],
      2.5,
    ),
  );
  expect(explained?.known).toContainEqual({
    code: 'part-billed',
    usd: 1.5,
    days: { from: '2026-11-05', to: '2026-11-05', count: 1 },
  });
});

it('names what has no figure of its own: unknown lines, services without a line, free tier, what has no tag', () => {
  expect(explainDifference(cost([['2026-11-04', 2]], 2))?.open).toEqual([
    { code: 'unknown-lines', count: 2 },
    { code: 'without-line', services: ['AWS X-Ray'], cost: 0.5 },
    { code: 'free-tier' },
    { code: 'untagged' },
  ]);
});

it('explains nothing without a bill, or with one that has no charge', () => {
  const { estimate } = cost([], 0);
  expect(explainDifference({ estimate, actual: { state: 'not-enabled' } })).toBeUndefined();
  expect(
    explainDifference({ estimate, actual: { state: 'enabled', tags: TAGS, reading: undefined } }),
  ).toBeUndefined();
  expect(explainDifference(cost([], 0))).toBeUndefined();
});
