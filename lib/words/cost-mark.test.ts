import { expect, it } from 'vitest';
import { usd } from '#lib/domain/units.ts';
import { costMarkWords } from './cost-mark.ts';
import { translator } from './translate.ts';

const known = { monthToDate: usd(0.32), forecast: usd(45.26) };

it('says month to date and forecast, and that something is unknown, never $0', () => {
  const t = translator('en');
  expect(costMarkWords(t, { known, unknownLines: 0 })).toBe('$0.32 → $45.26');
  expect(costMarkWords(t, { known, unknownLines: 2 })).toBe('$0.32 → $45.26 + unknown');
  expect(costMarkWords(t, { unknownLines: 1 })).toBe('unknown');
  expect(costMarkWords(translator('ja'), { unknownLines: 1 })).toBe('不明');
});
