import { expect, it } from 'vitest';
import { fitted, moved, zoomed } from './viewport.ts';

it('shows the whole picture in the middle of the frame', () => {
  expect(fitted(1024, 524, 2000, 500)).toEqual({ scale: 0.5, x: 12, y: 137 });
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
