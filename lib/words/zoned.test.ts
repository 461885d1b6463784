import { expect, it } from 'vitest';
import { parseInstant, toIso } from '#lib/domain/time.ts';
import { fieldMoment, zonedMoment } from './zoned.ts';

it.each([
  ['2026-11-22T14:07:32', 'Asia/Tokyo', '2026-11-22T05:07:32.000Z'],
  ['2026-11-22T14:07', 'UTC', '2026-11-22T14:07:00.000Z'],
  ['2026-07-01T12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  // Clocks go from 02:00 to 03:00: half past two is an hour later.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  // Clocks show half past two twice.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
])('%s in %s is %s', (field, zone, moment) => {
  expect(toIso(zonedMoment(field, zone) ?? parseInstant('1970-01-01'))).toBe(moment);
});

it('reads back what it wrote', () => {
  const at = parseInstant('2026-11-22T05:07:32Z');
  expect(zonedMoment(fieldMoment(at, 'America/New_York'), 'America/New_York')).toBe(at);
});

it.each(['', 'yesterday', '2026-13-40T99:99'])('%j is no moment', (text) => {
  expect(zonedMoment(text, 'UTC')).toBeUndefined();
});
