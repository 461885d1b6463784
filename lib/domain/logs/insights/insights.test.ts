import { describe, expect, it } from 'vitest';
import { days, instant, minus } from '../../time.ts';
import { bytes } from '../../units.ts';
import type { LogGroup } from '../line.ts';
import { insightsChart, momentOf } from './chart.ts';
import { insightsPrice, needsConsent, scanCost, scanEstimate } from './estimate.ts';
import { groupedFields, rowPlace } from './row-place.ts';
import type { InsightsResult } from './run.ts';
import { secretWord } from './secret-word.ts';

const NOW = instant(Date.UTC(2026, 10, 28));
const GB = 1_073_741_824;
const group = (more: Partial<LogGroup>): LogGroup => ({ name: 'g', label: 'g', kind: 'function', ...more });
const estimate = (groups: readonly LogGroup[], back: number, region = 'us-east-1') =>
  scanEstimate(groups, { from: minus(NOW, days(back)), to: NOW }, { now: NOW, region });

describe('the cost of a scan', () => {
  it('is bytes × the price of the region, as AWS lists it', () => {
    expect(insightsPrice('ap-northeast-1')).toBe(0.0076);
    expect(scanCost(268.8 * GB, 'ap-northeast-1')).toBeCloseTo(2.04, 2);
    expect(scanCost(GB, 'mars-1')).toBeUndefined();
  });

  it('is that of the time asked for, of what the group keeps', () => {
    const kept = group({ storedBytes: 30 * GB, retentionDays: 30, createdAt: minus(NOW, days(90)) });
    expect(estimate([kept], 3)).toMatchObject({ bytes: 3 * GB, usd: 3 * 0.005 });
    expect(estimate([kept], 400).bytes).toBe(30 * GB);
    const young = group({ storedBytes: 4 * GB, createdAt: minus(NOW, days(4)) });
    expect(estimate([kept, young], 2).bytes).toBe(4 * GB);
  });

  it('is all of a group whose begin nobody knows', () => {
    expect(estimate([group({ storedBytes: GB })], 1).bytes).toBe(GB);
  });

  it('is not known, and asked about, without a size or a price', () => {
    expect(estimate([group({})], 1)).not.toHaveProperty('usd');
    expect(estimate([group({ storedBytes: 1 })], 1, 'mars-1')).not.toHaveProperty('usd');
    expect(needsConsent(estimate([group({})], 1), 1)).toBe(true);
    expect(needsConsent(estimate([group({ storedBytes: 250 * GB })], 1), 1)).toBe(true);
    expect(needsConsent(estimate([group({ storedBytes: GB })], 1), 1)).toBe(false);
  });
});

describe('a query that names a secret', () => {
  it.each(['fields password as p', 'stats count(*) by user.apiKey', 'parse @message "token=*" as t'])(
    'is told by the word: %s',
    (query) => expect(secretWord(query)).toBeDefined(),
  );
  it.each([
    'fields @timestamp, @message | limit 20',
    'stats count(*) by itemId, bin(5m)',
    'filter key = "a"',
  ])('is not: %s', (query) => expect(secretWord(query)).toBeUndefined());
});

const result = (columns: readonly string[], rows: readonly (readonly string[])[]): InsightsResult => ({
  state: 'complete',
  columns,
  rows,
  scanned: bytes(0),
  recordsScanned: 0,
  recordsMatched: 0,
});
const AT = '2026-11-28 10:00:00.000';

describe('the chart of a result', () => {
  it('has the bucket as x, the first number as y, the first text as series', () => {
    const chart = insightsChart(
      result(
        ['error.name', 'bin(1h)', 'lines', 'requests'],
        [
          ['A', AT, '3', '9'],
          ['B', AT, '5', '9'],
          ['A', '2026-11-28 11:00:00.000', '1', '9'],
        ],
      ),
    );
    expect(chart).toMatchObject({ measure: 'lines', series: ['B', 'A'], others: 0, step: 3_600_000 });
    expect(chart?.bars.map(({ values }) => values)).toEqual([
      [5, 3],
      [0, 1],
    ]);
  });

  it('puts the least names together where there are many', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const chart = insightsChart(
      result(
        ['bin(1h)', 'n', 'k'],
        names.map((name, index) => [AT, `${10 - index}`, name]),
      ),
    );
    expect(chart).toMatchObject({
      series: ['a', 'b', 'c', 'd', 'e'],
      others: 3,
      bars: [{ values: [10, 9, 8, 7, 6, 12] }],
    });
  });

  it('is none without a bucket and a number', () => {
    expect(insightsChart(result(['@message'], [['a']]))).toBeUndefined();
    expect(insightsChart(result([], []))).toBeUndefined();
    expect(momentOf('2026-11-28')).toBeUndefined();
  });
});

describe('the lines of a row', () => {
  const range = { from: instant(Date.UTC(2026, 10, 28)), to: instant(Date.UTC(2026, 10, 29)) };

  it('of a group are in its bucket and have its values', () => {
    const query = 'filter a = 1 | stats count(*) as lines by error.name, bin(1h) | sort lines desc';
    const grouped = groupedFields(query);
    const columns = ['error.name', 'bin(1h)', 'lines'];
    expect(grouped).toEqual(['error.name']);
    expect(rowPlace({ columns }, ['Time out', AT, '3'], { range, step: 3_600_000, grouped })).toEqual({
      range: { from: Date.UTC(2026, 10, 28, 10), to: Date.UTC(2026, 10, 28, 11) },
      query: 'error.name="Time out"',
    });
  });

  it('of a line are around it, with its request', () => {
    const columns = ['@timestamp', '@requestId', '@message'];
    const { query, range: span } = rowPlace({ columns }, [AT, 'abc-1', 'x'], { range, step: 1, grouped: [] });
    expect(query).toBe('request:abc-1');
    expect(span.to - span.from).toBe(60_000);
  });

  it('of a row without a time are in the whole range', () => {
    expect(rowPlace({ columns: ['count(*)'] }, ['3'], { range, step: 1, grouped: [] })).toEqual({
      range,
      query: '',
    });
  });
});
