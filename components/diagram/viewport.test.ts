import { expect, it } from 'vitest';
import { fitted, inSight, lookingAt, moved, opened, zoomed } from './viewport.ts';

it('shows the whole picture in the middle of the frame', () => {
  expect(fitted(1024, 560, 2000, 500)).toEqual({ scale: 0.5, x: 12, y: 155 });
});

it('never draws larger than the picture is', () => {
  expect(fitted(2000, 2000, 100, 100).scale).toBe(1);
});

it('keeps the point under the pointer while zooming', () => {
  const view = zoomed({ x: 10, y: 20, scale: 1 }, 2, 110, 120);
  expect(view).toEqual({ x: -90, y: -80, scale: 2 });
});

it('moves by what the pointer moved', () => {
  expect(moved({ x: 1, y: 2, scale: 1 }, 3, 4)).toEqual({ x: 4, y: 6, scale: 1 });
});

it('looks at a point of the picture without another size, and then it is in sight', () => {
  const frame = { width: 400, height: 200 };
  const far = { x: 0, y: 0, scale: 0.5 };
  expect(inSight(far, frame, { x: 1_000, y: 100 })).toBe(false);
  const there = lookingAt(far, frame, 1_000, 100);
  expect(there).toEqual({ x: -300, y: 50, scale: 0.5 });
  expect(inSight(there, frame, { x: 1_000, y: 100 })).toBe(true);
});

it('opens as a whole, but on a phone from the start and large enough to read', () => {
  expect(opened(1024, 560, 2000, 500)).toEqual(fitted(1024, 560, 2000, 500));
  expect(opened(390, 400, 1000, 200)).toEqual({ scale: 0.62, x: 12, y: 138 });
  expect(opened(390, 400, 300, 200)).toEqual(fitted(390, 400, 300, 200));
});
