import { expect, test } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { clockMoment, momentsFromTo, shortMoment } from './moments.ts';

const NOW = instant(Date.UTC(2026, 10, 30, 7, 1));
const at = (...parts: Parameters<typeof Date.UTC>) => instant(Date.UTC(...parts));

test('a moment of today is a time, of another day it has its day, of another year its year', () => {
  const said = (moment: number, locale = 'en') => shortMoment(instant(moment), NOW, 'UTC', locale);
  expect(said(at(2026, 10, 30, 1, 55))).toBe('01:55');
  expect(said(at(2026, 10, 29, 2, 41))).toBe('29 Nov 02:41');
  expect(said(at(2047, 4, 18, 0, 0))).toBe('18 May 2047 00:00');
  expect(said(at(2047, 4, 18, 0, 0), 'ja')).toBe('2047年5月18日 00:00');
  // The same day a year ago.
  expect(said(at(2025, 10, 30, 7, 0))).toBe('30 Nov 2025 07:00');
});

test('to the second it keeps its day too, and the day is that of the zone', () => {
  expect(clockMoment(at(2026, 10, 29, 23, 59, 7), NOW, 'UTC', 'en')).toBe('29 Nov 23:59:07');
  expect(clockMoment(at(2026, 10, 29, 23, 59, 7), NOW, 'Asia/Tokyo', 'en')).toBe('08:59:07');
});

test('a stretch within a day has its day once, a longer one at both ends, also where it ends today', () => {
  const said = (from: number, to: number) => {
    const span = momentsFromTo({ from: instant(from), to: instant(to) }, NOW, 'UTC', 'en');
    return `${span.from} – ${span.to}`;
  };
  expect(said(at(2026, 10, 30, 5, 30), NOW)).toBe('05:30 – 07:01');
  expect(said(at(2026, 10, 24, 9, 0), at(2026, 10, 24, 11, 0))).toBe('24 Nov 09:00 – 11:00');
  expect(said(at(2026, 10, 23, 7, 1), NOW)).toBe('23 Nov 07:01 – 30 Nov 07:01');
  expect(said(at(2026, 10, 29, 23, 30), at(2026, 10, 30, 1, 0))).toBe('29 Nov 23:30 – 30 Nov 01:00');
});
