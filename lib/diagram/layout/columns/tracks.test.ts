import { expect, it } from 'vitest';
import { tracksOf } from './tracks.ts';

it('gives runs that are side by side a track each, in the order that crosses nothing', () => {
  // From the top left to the middle right, and from the foot left to below it: the lower one turns first.
  const falling = { trunk: 'falling', lefts: [0], rights: [100] };
  const within = { trunk: 'within', lefts: [20], rights: [200] };
  const { track, count } = tracksOf([falling, within]);
  expect(count).toBe(2);
  expect(track.get('within')).toBeLessThan(track.get('falling') ?? 0);
});

it('lets runs share a track that are nowhere side by side, and gives a level line none', () => {
  const { track, count } = tracksOf([
    { trunk: 'upper', lefts: [0], rights: [40] },
    { trunk: 'lower', lefts: [60], rights: [90] },
    { trunk: 'level', lefts: [50], rights: [50] },
  ]);
  expect(count).toBe(1);
  expect([...track]).toEqual([
    ['upper', 0],
    ['lower', 0],
  ]);
});
