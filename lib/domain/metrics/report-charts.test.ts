import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { millis } from '../units.ts';
import { reportCharts } from './report-charts.ts';

const MINUTE = 60_000;
const at = (minute: number, more = 0) => instant(1_795_000_020_000 + minute * MINUTE + more);
const report = (when: ReturnType<typeof at>, usedMb: number, init?: number) => ({
  group: '/aws/lambda/items-dev-api',
  at: when,
  requestId: 'r',
  duration: millis(1),
  billed: millis(1),
  memoryMb: 256,
  usedMb,
  ...(init === undefined ? {} : { init: millis(init) }),
});
const api = { group: '/aws/lambda/items-dev-api', label: 'api' };

it('has a point a period and a unit a chart: how many were cold, the longest start, the most memory', () => {
  const charts = reportCharts(
    [api, { group: '/aws/lambda/items-dev-idle', label: 'idle' }],
    [report(at(0, 5), 90, 300), report(at(0, 9), 118, 280), report(at(2), 70)],
    MINUTE,
  );
  expect(charts.map(({ id, series }) => [id, ...series.map((each) => each.points)])).toEqual([
    [
      'lambda.cold-starts',
      [
        { at: at(0), value: 2 },
        { at: at(2), value: 0 },
      ],
    ],
    ['lambda.init', [{ at: at(0), value: 300 }]],
    [
      'lambda.memory',
      [
        { at: at(0), value: 118 },
        { at: at(2), value: 70 },
      ],
      [
        { at: at(0), value: 256 },
        { at: at(2), value: 256 },
      ],
    ],
  ]);
});

it('never mixes units on one axis', () => {
  const charts = reportCharts([api], [report(at(0), 90, 300)], MINUTE);
  for (const { unit, series } of charts)
    expect(series.map((each) => each.unit)).toEqual(series.map(() => unit));
});
