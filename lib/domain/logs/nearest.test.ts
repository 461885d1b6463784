import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { nearest } from './nearest.ts';

const all = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => ({ at: instant(at) }));

it.each([
  [5, 4, [3, 4, 5, 6]],
  [5, 3, [4, 5, 6]],
  [1, 4, [1, 2, 3, 4]],
  [8, 4, [5, 6, 7, 8]],
  [99, 4, [5, 6, 7, 8]],
  [5, 20, [1, 2, 3, 4, 5, 6, 7, 8]],
])('around %d the nearest %d are %j', (around, limit, expected) => {
  expect(nearest(all, instant(around), limit).map(({ at }) => at)).toEqual(expected);
});
