import { expect, it } from 'vitest';
import { cookieText, seenOf, withPage } from './seen.ts';

it('remembers a page of an environment that ticks a step, once', () => {
  const seen = withPage([], '/e/items/prod/cost');
  expect(seen).toEqual(['cost']);
  expect(withPage(seen, '/e/items/dev/cost')).toBe(seen);
  expect(withPage(seen, '/e/items/dev/metrics')).toBe(seen);
  expect(withPage(seen, '/audit')).toBe(seen);
});

it('reads back what it wrote and nothing else', () => {
  expect(seenOf(cookieText(['cost', 'hidden']))).toEqual(['cost', 'hidden']);
  expect(seenOf('cost.evil')).toEqual(['cost']);
  expect(seenOf(undefined)).toEqual([]);
});
