import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import type { PanelSeries } from './panels.ts';
import { rareEvents } from './rare-events.ts';

const at = (minute: number) => instant(minute * 60_000);
const range = { from: at(0), to: at(100) };
const series = (
  shape: PanelSeries['shape'],
  ...points: readonly (readonly [number, number])[]
): PanelSeries => ({
  word: 'errors',
  tone: 'failing',
  shape,
  series: {
    id: 's',
    metric: { namespace: 'AWS/Lambda', name: 'Errors', dimensions: {} },
    statistic: 'Sum',
    unit: 'count',
    points: points.map(([minute, value]) => ({ at: at(minute), value })),
  },
});

it('numbers few events, those close together with their sum', () => {
  expect(rareEvents(series('bar', [5, 0], [10, 1], [12, 2], [40, 4]), range)).toEqual([
    { at: at(10), count: 3 },
    { at: at(40), count: 4 },
  ]);
});

it('shows when a queue grew and to how many, not that it stays so', () => {
  const depth = series('depth', [10, 0], [20, 1], [30, 1], [40, 3], [42, 4], [60, 0], [80, 2]);
  expect(rareEvents(depth, range)).toEqual([
    { at: at(20), count: 1 },
    { at: at(40), count: 4 },
    { at: at(80), count: 2 },
  ]);
  expect(rareEvents(series('depth', [10, 0]), range)).toEqual([]);
  expect(rareEvents(series('depth', [0, 5], [20, 5]), range)).toEqual([]);
});

it('leaves lines, none and many to their own drawing', () => {
  expect(rareEvents(series('line', [10, 1]), range)).toBeUndefined();
  expect(rareEvents(series('bar', [10, 0]), range)).toBeUndefined();
  const many = Array.from({ length: 7 }, (_, index) => [index * 10, 1] as const);
  expect(rareEvents(series('bar', ...many), range)).toBeUndefined();
});
