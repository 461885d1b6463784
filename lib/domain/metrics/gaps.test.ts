import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { gapsOf } from './gaps.ts';
import type { MetricPanel, PanelSeries } from './panels.ts';

const at = (minute: number) => instant(minute * 60_000);
const range = { from: at(0), to: at(60) };
const series = (minutes: readonly number[], more: Partial<PanelSeries['series']> = {}): PanelSeries => ({
  ...{ word: 'all', tone: 'c1', shape: 'line' },
  series: {
    ...{ id: 's', metric: { namespace: 'AWS/Lambda', name: 'Invocations', dimensions: {} } },
    ...{ statistic: 'Sum', unit: 'count', points: minutes.map((minute) => ({ at: at(minute), value: 1 })) },
    ...more,
  },
});
const gaps = (...all: readonly PanelSeries[]) => {
  const panel: MetricPanel = { id: 'p', title: 'requests', label: 'api', unit: 'count', series: all };
  return gapsOf(panel, range, 60_000);
};

it('minutes without traffic are quiet: CloudWatch answered, and has none', () => {
  expect(gaps(series([1, 2, 20, 21]))).toEqual([{ from: at(2), to: at(20), kind: 'quiet' }]);
  expect(gaps(series([30]))).toEqual([]);
  expect(gaps(series([1, 2, 20]), series([6, 10, 15]))).toEqual([]);
});

it('what was not answered is unread, also before the first datapoint and after the last', () => {
  const unread = { unread: true } as const;
  expect(gaps(series([], unread))).toEqual([{ ...range, kind: 'unread' }]);
  expect(gaps(series([20, 21, 30], unread))).toEqual([
    { from: at(0), to: at(20), kind: 'unread' },
    { from: at(21), to: at(30), kind: 'unread' },
    { from: at(30), to: at(60), kind: 'unread' },
  ]);
});

it('is said once where several metrics of a panel were not answered', () => {
  expect(gaps(series([], { unread: true }), series([40], { unread: true }), series([2, 20]))).toEqual([
    { ...range, kind: 'unread' },
  ]);
});

it('has none of a series that only speaks when something happens', () => {
  expect(gaps({ ...series([1, 40]), shape: 'event' }, { ...series([1, 50]), shape: 'depth' })).toEqual([]);
});
