import { expect, it } from 'vitest';
import { parseInstant, toIso } from '#lib/domain/time.ts';
import { typedMoment } from './zoned.ts';

const NOW = parseInstant('2026-11-22T05:07:32Z');
const typed = (text: string, zone: string) => {
  const at = typedMoment(text, zone, NOW);
  return at === undefined ? undefined : toIso(at);
};

it.each([
  ['2026-11-22T14:07:32', 'Asia/Tokyo', '2026-11-22T05:07:32.000Z'],
  ['2026-11-22 14:07', 'UTC', '2026-11-22T14:07:00.000Z'],
  ['2026-07-01 12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  // Clocks go from 02:00 to 03:00: half past two is an hour later.
  ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  // Clocks show half past two twice.
  ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
])('%s in %s is %s', (text, zone, moment) => {
  expect(typed(text, zone)).toBe(moment);
});

it.each([
  ['14:07', 'Asia/Tokyo', '2026-11-22T05:07:00.000Z'],
  [' 9:05:01 ', 'Asia/Tokyo', '2026-11-22T00:05:01.000Z'],
  // Not yet today: yesterday's.
  ['14:08', 'Asia/Tokyo', '2026-11-21T05:08:00.000Z'],
  // 00:07 there.
  ['23:59', 'America/New_York', '2026-11-22T04:59:00.000Z'],
  ['00:07', 'America/New_York', '2026-11-22T05:07:00.000Z'],
])('%s in %s is the last one that has been: %s', (text, zone, moment) => {
  expect(typed(text, zone)).toBe(moment);
});

it.each(['', 'yesterday', '25:00', '14:61', '2026-13-40 99:99', '14', '2026-11-22'])(
  '%j is no moment',
  (text) => {
    expect(typed(text, 'UTC')).toBeUndefined();
  },
);
