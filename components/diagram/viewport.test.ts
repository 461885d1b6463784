import { describe, expect, it } from 'vitest';
import { next } from './use-viewport.ts';
import {
  inSight,
  isWhole,
  levelOf,
  lookingAt,
  moved,
  opened,
  placeText,
  type Viewport,
  viewportAt,
  zoomed,
} from './viewport.ts';

const frame = { width: 1380, height: 744 };
const sheet = (width: number, height: number) => ({ width, height, corners: { top: false, bottom: false } });

it('opens at the size that it is drawn in, in the middle where it fits', () => {
  expect(opened(frame, sheet(1000, 400))).toEqual({ scale: 1, x: 190, y: 172 });
});

it('opens from its start where it is larger than its frame: it is never made too small to read', () => {
  expect(opened(frame, sheet(4000, 3000))).toEqual({ scale: 1, x: 0, y: 8 });
  expect(opened({ width: 390, height: 300 }, sheet(1000, 500))).toMatchObject({ scale: 1.12, x: 0 });
});

it('leaves room for what lies over its corners', () => {
  const under = opened(frame, { ...sheet(1400, 700), corners: { top: true, bottom: false } });
  expect(under.y).toBe(56);
});

it('keeps the point under the pointer while zooming', () => {
  const view = zoomed({ x: 10, y: 20, scale: 1 }, 2, { x: 110, y: 120 }, { frame, sheet: sheet(900, 500) });
  expect(view).toEqual({ x: -90, y: -80, scale: 2 });
});

it('gets as small as all of it needs, and no smaller', () => {
  const large = { frame, sheet: sheet(10_000, 2000) };
  const { scale } = zoomed({ x: 0, y: 0, scale: 1 }, 0.001, { x: 0, y: 0 }, large);
  expect(scale * 10_000).toBeLessThanOrEqual(frame.width);
  expect(scale).toBeGreaterThan(0.1);
});

it('is pushed by what the pointer moved, but never out of its frame', () => {
  const both = { frame, sheet: sheet(2000, 900) };
  expect(moved({ x: 1, y: 2, scale: 1 }, { x: 3, y: 4 }, both)).toEqual({ x: 4, y: 6, scale: 1 });
  expect(moved({ x: 0, y: 0, scale: 1 }, { x: -9000, y: 9000 }, both)).toEqual({
    x: -1880,
    y: 624,
    scale: 1,
  });
});

it('looks at a point of the picture without another size, and then it is in sight', () => {
  const small = { width: 400, height: 200 };
  const far = { x: 0, y: 0, scale: 0.5 };
  expect(inSight(far, small, { x: 1_000, y: 100 })).toBe(false);
  const there = lookingAt(far, small, { x: 1_000, y: 100 });
  expect(there).toEqual({ x: -300, y: 50, scale: 0.5 });
  expect(inSight(there, small, { x: 1_000, y: 100 })).toBe(true);
});

it('knows when all of it is inside the frame', () => {
  expect(isWhole({ x: 0, y: 0, scale: 1 }, frame, sheet(1380, 744))).toBe(true);
  expect(isWhole({ x: 0, y: 0, scale: 1 }, frame, sheet(1400, 744))).toBe(false);
});

it('drops words level by level while it gets small', () => {
  expect([1.2, 1, 0.95, 0.8, 0.6, 0.3].map(levelOf)).toEqual([0, 0, 1, 2, 3, 4]);
});

it('has a place that an address can say, and takes nothing else for one', () => {
  const view = lookingAt({ scale: 1.5 }, frame, { x: 640, y: 210 });
  expect(placeText(view, frame)).toBe('640,210,150');
  expect(viewportAt('640,210,150', frame)).toEqual(view);
  for (const text of [null, '', '1,2', '1,2,x', '1,2,3,4', '0,0,0', '0,0,9999'])
    expect(viewportAt(text, frame)).toBeUndefined();
});

describe('news of the page', () => {
  const outline = {
    ...{ kind: 'x', width: 2000, height: 300, corners: { top: false, bottom: false } },
    nodes: [
      {
        id: 'far',
        title: 'far',
        words: '',
        box: { x: 1900, y: 100, width: 56, height: 56 },
        name: { x: 0, y: 0, width: 0 },
      },
    ],
    ...{ frames: [], edges: [] },
  };
  const frame = { width: 700, height: 236 };
  const now = { outline, frame, selected: 'far' };
  const sees = (view: Viewport) => inSight(view, frame, { x: 1928, y: 128 });

  it('leaves in sight what the picture is about, where nobody moved it', () => {
    const first = next(undefined, undefined, now, false);
    expect(sees(first)).toBe(true);
    // The server sends the page again: another outline, the same parts.
    expect(sees(next(first, now, { ...now, outline: { ...outline } }, false))).toBe(true);
  });

  it('leave a picture where a reader put it', () => {
    const put = { x: 0, y: 0, scale: 1 };
    expect(next(put, now, { ...now, outline: { ...outline } }, true)).toBe(put);
  });
});
