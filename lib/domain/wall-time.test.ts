import { expect, it } from 'vitest';
import { instant } from './time.ts';
import { momentOf, wallTime } from './wall-time.ts';

it.each([
  ['2026-11-29T14:05', 'Asia/Tokyo', Date.UTC(2026, 10, 29, 5, 5)],
  ['2026-11-29T14:05', 'UTC', Date.UTC(2026, 10, 29, 14, 5)],
  ['2026-07-01T00:30', 'America/New_York', Date.UTC(2026, 6, 1, 4, 30)],
  // Clocks go from 02:00 to 03:00.
  ['2026-03-29T03:30', 'Europe/Berlin', Date.UTC(2026, 2, 29, 1, 30)],
])('%s in %s is one moment, and back', (wall, zone, at) => {
  expect(momentOf(wall, zone)).toBe(at);
  expect(wallTime(instant(at), zone)).toBe(wall);
});

it('is no moment when the text is no time', () => {
  expect(momentOf('', 'UTC')).toBeUndefined();
  expect(momentOf('yesterday', 'UTC')).toBeUndefined();
});
