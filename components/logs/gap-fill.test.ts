import { expect, it } from 'vitest';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { fillGap } from './gap-fill.ts';
import { lineRow, merge, NO_ROWS, rowOf } from './rows.ts';

const line = (eventId: string, at: number): LogLine => ({
  eventId,
  group: 'g',
  stream: 's',
  at: instant(at),
  ingestedAt: instant(at),
  level: 'INFO',
  message: eventId,
});
const gap = rowOf({ kind: 'gap', group: 'g', from: instant(10), to: instant(20), cause: 'too-many' });
if (gap?.kind !== 'gap') throw new Error('no gap');
const before = merge(NO_ROWS, [lineRow(line('a', 5)), gap, lineRow(line('z', 19))]);
const keys = (rows: typeof before) => rows.rows.map(({ key }) => key);

it('puts the lines where the gap was, none of them a duplicate, and counts one gap less', () => {
  const after = fillGap(before, { gap, lines: [line('b', 12), line('z', 19)], complete: true });
  expect(keys(after)).toEqual(['a', 'b', 'z']);
  expect([after.duplicates, after.gaps.get('too-many')]).toEqual([0, 0]);
});

it('leaves the older part as a gap where only the newest lines came, to be read next', () => {
  const after = fillGap(before, { gap, lines: [line('c', 15), line('d', 17)], complete: false });
  expect(keys(after)).toEqual(['a', 'gap g 10 16', 'c', 'd', 'z']);
  expect(after.gaps.get('too-many')).toBe(1);
  const [, rest] = after.rows;
  if (rest?.kind !== 'gap') throw new Error('no rest');
  const whole = fillGap(after, { gap: rest, lines: [line('b', 12), line('c', 15)], complete: true });
  expect(keys(whole)).toEqual(['a', 'b', 'c', 'd', 'z']);
});

it('leaves a gap that nothing came of, and one that is gone already', () => {
  expect(keys(fillGap(before, { gap, lines: [], complete: false }))).toEqual(keys(before));
  const filled = fillGap(before, { gap, lines: [], complete: true });
  expect(fillGap(filled, { gap, lines: [line('b', 12)], complete: true })).toBe(filled);
});
