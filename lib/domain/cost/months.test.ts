import { expect, it } from 'vitest';
import { chooseMonth } from './months.ts';

const KEPT = { used: ['2026-11', '2026-10', '2026-07'], billed: ['2026-11', '2026-08'] };

it('offers the current month and those that were kept, passing over the others', () => {
  expect(chooseMonth(undefined, KEPT, '2026-11')).toEqual({
    shown: '2026-11',
    state: 'current',
    previous: '2026-10',
  });
  expect(chooseMonth('2026-10', KEPT, '2026-11')).toEqual({
    shown: '2026-10',
    state: 'earlier',
    previous: '2026-08',
    next: '2026-11',
  });
});

it('says of a month that nobody stored that it was not kept', () => {
  expect(chooseMonth('2026-09', KEPT, '2026-11')).toEqual({
    shown: '2026-09',
    state: 'not-kept',
    previous: '2026-08',
    next: '2026-10',
  });
});

it('of a month that only was billed shows the bill', () => {
  expect(chooseMonth('2026-08', KEPT, '2026-11')).toEqual({
    shown: '2026-08',
    state: 'billed',
    previous: '2026-07',
    next: '2026-10',
  });
});

it('takes what is no month for the current one, and knows none before the first reading', () => {
  for (const text of ['2026-13', '2026-1', '<b>', ''])
    expect(chooseMonth(text, KEPT, '2026-11').state).toBe('current');
  expect(chooseMonth(undefined, { used: [], billed: [] }, undefined)).toEqual({ state: 'current' });
  expect(chooseMonth(undefined, KEPT, undefined)).toEqual({ state: 'current', previous: '2026-11' });
});
