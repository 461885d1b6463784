import { expect, it } from 'vitest';
import type { LogLevel } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { BUCKETS, brushedOf, bucketsOf } from './buckets.ts';
import { lineRow } from './rows.ts';

const row = (at: number, level: LogLevel = 'INFO') =>
  lineRow({
    eventId: `${at}`,
    group: 'g',
    stream: 's',
    at: instant(at),
    ingestedAt: instant(at),
    level,
    message: '',
  });

const all = () => true;

it('counts every line once, errors and warnings apart', () => {
  const { buckets, range } = bucketsOf(
    [row(0), row(60_000, 'WARN'), row(119_999, 'ERROR'), row(120_000)],
    all,
  );
  expect(range).toEqual({ from: 0, to: 120_000 });
  expect(buckets[0]).toEqual({ lines: 1, matching: 1, warnings: 0, errors: 0 });
  expect(buckets[BUCKETS / 2]).toEqual({ lines: 1, matching: 1, warnings: 1, errors: 0 });
  expect(buckets.at(-1)).toEqual({ lines: 2, matching: 2, warnings: 0, errors: 1 });
});

it('tells apart the lines that match', () => {
  const { buckets } = bucketsOf([row(0, 'ERROR'), row(1), row(60_000, 'ERROR')], ({ at }) => at === 0);
  expect(buckets[0]).toEqual({ lines: 2, matching: 1, warnings: 0, errors: 1 });
  expect(buckets.at(-1)).toEqual({ lines: 1, matching: 0, warnings: 0, errors: 0 });
});

it('spans a minute at least, and has no line where there is none', () => {
  const { buckets, range } = bucketsOf([], all);
  expect([range.to - range.from, buckets.every(({ lines }) => lines === 0)]).toEqual([60_000, true]);
});

const RANGE = { from: instant(0), to: instant(120_000) };

it.each([
  [0.5, 0.5, { kind: 'point', at: 60_000 }],
  [0.505, 0.506, { kind: 'point', at: 60_000 }],
  [0.25, 0.5, { kind: 'range', range: { from: 30_000, to: 60_001 } }],
  [0.5, 0.25, { kind: 'range', range: { from: 30_000, to: 60_001 } }],
  [0.5, 0.5045, { kind: 'range', range: { from: 60_000, to: 61_000 } }],
])('from %d to %d is %o', (start, end, brushed) => {
  expect(brushedOf(RANGE, start, end)).toEqual(brushed);
});
