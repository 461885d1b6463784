import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { beginWith, lineRow, merge, NO_ROWS, type Row, withDeploys } from './rows.ts';

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

it('does not count the stretch that the first read and the tail both bring, whichever answers first', () => {
  const rows = (...ids: string[]) => ids.map((id) => lineRow(line(id, id.charCodeAt(0))));
  const readFirst = merge(beginWith(NO_ROWS, rows('a', 'b')), rows('b', 'c'));
  expect([readFirst.rows.length, readFirst.duplicates]).toEqual([3, 0]);
  expect(merge(readFirst, rows('b', 'c')).duplicates).toBe(2);
  const tailFirst = beginWith(merge(NO_ROWS, rows('b', 'c', 'c')), rows('a', 'b'));
  expect([tailFirst.rows.length, tailFirst.duplicates]).toEqual([3, 1]);
  expect(merge(tailFirst, rows('b')).duplicates).toBe(2);
});

it('lets the oldest go when there are too many, and knows how many', () => {
  const { rows, dropped } = merge(
    NO_ROWS,
    [1, 2, 3].map((at) => lineRow(line(`${at}`, at))),
    2,
  );
  expect([rows.map(({ key }) => key), dropped]).toEqual([['2', '3'], 1]);
});

it('counts stretches that could not be read by their cause', () => {
  const gap = (at: number, cause: string): Row => ({
    kind: 'gap',
    key: `${at}`,
    at: instant(at),
    to: instant(at + 1),
    group: 'g',
    cause,
  });
  const { gaps } = merge(merge(NO_ROWS, [gap(1, 'outage')]), [gap(2, 'slow-reader'), gap(3, 'outage')]);
  expect([...gaps]).toEqual([
    ['outage', 2],
    ['slow-reader', 1],
  ]);
});

it('puts the end of a deploy between the lines before and after it, and leaves out what is outside', () => {
  const deploy = (number: number, at: number) => ({
    at: instant(at),
    number,
    component: 'application',
    state: 'succeeded' as const,
    commit: 'a9c2e17',
    subject: 'feat: x',
  });
  const rows = [lineRow(line('a', 10)), lineRow(line('b', 20))];
  const deploys = [deploy(1, 5), deploy(2, 15), deploy(3, 30)];
  const keys = (range?: { from: number; to: number }) =>
    withDeploys(rows, deploys, range && { from: instant(range.from), to: instant(range.to) }).map(
      ({ key }) => key,
    );
  expect(keys({ from: 0, to: 25 })).toEqual(['a', 'deploy 2', 'b']);
  expect(keys()).toEqual(['a', 'deploy 2', 'b', 'deploy 3']);
  expect(withDeploys([], deploys, undefined)).toEqual([]);
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
