import { expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { crosshairStore } from './crosshair.tsx';

it('tells of a move once, and of none within the same period', () => {
  const store = crosshairStore();
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  store.point(instant(60_000));
  store.point(instant(60_000));
  expect(told).toBe(1);
});

it('stays where it was pinned until it is let go', () => {
  const store = crosshairStore();
  store.pin(instant(60_000), 'requests api');
  store.point(instant(120_000));
  store.point(undefined);
  expect(store.get()).toEqual({ at: 60_000, pinned: 'requests api' });
  store.unpin();
  expect(store.get()).toBeUndefined();
});
