import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { holes } from './holes.ts';

const points = (...minutes: number[]) => minutes.map((at) => ({ at: instant(at * 60_000), value: at }));
const PERIOD = 60_000;

it('hatches only a hole in which no series has a point', () => {
  const range = (from: number, to: number) => ({ from: instant(from * 60_000), to: instant(to * 60_000) });
  expect(holes([points(1, 2, 12), points(1, 2, 12)], PERIOD)).toEqual([range(2, 12)]);
  expect(holes([points(1, 2, 12), points(4, 7, 9)], PERIOD)).toEqual([]);
});
