import { expect, it } from 'vitest';
import type { PanelSeries } from '#lib/domain/metrics/panels.ts';
import { instant } from '#lib/domain/time.ts';
import { strokesOf } from './drawn-series.ts';

const PERIOD = 60_000;
const minute = (at: number) => instant(at * PERIOD);

const series = (
  values: Readonly<Record<number, number>>,
  more: Partial<PanelSeries> = {},
  unit: 'count' | 'ms' = 'count',
): PanelSeries => ({
  word: 'all',
  tone: 'c1',
  shape: 'line',
  series: {
    id: 's',
    metric: { namespace: 'AWS/Lambda', name: 'Invocations', dimensions: {} },
    statistic: 'Sum',
    unit,
    points: Object.entries(values).map(([at, value]) => ({ at: minute(Number(at)), value })),
  },
  ...more,
});

it('breaks a line where a period has no datapoint', () => {
  const { settled } = strokesOf(series({ 1: 5, 2: 6, 5: 7 }, {}, 'ms'), { period: PERIOD });
  expect(settled.map(({ value }) => value)).toEqual([5, 6, null, 7, null]);
});

it('lets a count stand for its whole period, and for no longer', () => {
  const { settled } = strokesOf(series({ 1: 5, 4: 7 }), { period: PERIOD });
  expect(settled).toEqual([
    { at: minute(1), value: 5 },
    { at: minute(2) - 1, value: 5 },
    { at: minute(2), value: null },
    { at: minute(4), value: 7 },
    { at: minute(5) - 1, value: 7 },
    { at: minute(5), value: null },
  ]);
});

it('draws errors where there were some, not a line along zero', () => {
  const { settled } = strokesOf(series({ 1: 0, 2: 3, 3: 0 }, { shape: 'bar' }), { period: PERIOD });
  expect(settled.map(({ value }) => value)).toEqual([3, 3, null]);
});

it('tells what may still change apart, joined to what is settled', () => {
  const line = strokesOf(series({ 1: 5, 2: 6, 3: 7 }, {}, 'ms'), {
    period: PERIOD,
    provisionalFrom: minute(3),
  });
  expect(line.settled.map(({ at }) => at)).toEqual([minute(1), minute(2), minute(2) + 1]);
  expect(line.open.map(({ at }) => at)).toEqual([minute(2), minute(3), minute(3) + 1]);
});
