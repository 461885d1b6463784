import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { lineRow, merge, NO_ROWS } from './rows.ts';

const line = (eventId: string, at: number): LogLine => ({
  eventId,
  group: '/aws/lambda/items-dev-api',
  stream: 's',
  at: instant(at),
  ingestedAt: instant(at),
  level: 'INFO',
  message: eventId,
});

it('shows a line that came late at its own time', () => {
  const first = merge(NO_ROWS, [lineRow(line('a', 1)), lineRow(line('c', 3))]);
  expect(merge(first, [lineRow(line('b', 2))]).rows.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
});

it('counts a line that came twice and shows it once', () => {
  const { rows, duplicates } = merge(merge(NO_ROWS, [lineRow(line('a', 1))]), [lineRow(line('a', 1))]);
  expect([rows.length, duplicates]).toEqual([1, 1]);
});

it('lets the oldest go when there are too many, and knows how many', () => {
  const { rows, dropped } = merge(
    NO_ROWS,
    [1, 2, 3].map((at) => lineRow(line(`${at}`, at))),
    2,
  );
  expect([rows.map(({ key }) => key), dropped]).toEqual([['2', '3'], 1]);
});

it('is in order of time and without duplicates, however lines arrive', () => {
  const batches = fc.array(fc.array(fc.record({ id: fc.nat(30), at: fc.nat(30) }), { maxLength: 8 }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(batches, (arrivals) => {
      const end = arrivals.reduce(
        (rows, batch) =>
          merge(
            rows,
            batch.map(({ id, at }) => lineRow(line(`${id}`, at))),
          ),
        NO_ROWS,
      );
      const times = end.rows.map((each) => each.at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(end.rows.map((each) => each.key)).size).toBe(end.rows.length);
    }),
  );
});
