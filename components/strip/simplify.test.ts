import fc from 'fast-check';
import { expect, it } from 'vitest';
import { simplified } from './simplify.ts';

const line = (...heights: readonly number[]) => heights.map((y, x) => ({ x, y }));

it('keeps the ends of a straight line, and every corner of a zigzag', () => {
  expect(simplified(line(0, 1, 2, 3, 4), 0)).toEqual([
    { x: 0, y: 0 },
    { x: 4, y: 4 },
  ]);
  expect(simplified(line(0, 9, 0, 9), 1)).toEqual(line(0, 9, 0, 9));
  expect(simplified(line(5), 1)).toEqual(line(5));
});

it('never strays by more than it may', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 2, maxLength: 60 }), (heights) => {
      const kept = simplified(line(...heights), 2);
      for (const [x, y] of heights.entries()) {
        const right = kept.findIndex((each) => each.x >= x);
        const [a, b] = [kept[Math.max(0, right - 1)], kept[right]];
        if (!a || !b) throw new Error(`nothing around ${x}`);
        const drawn = a.x === b.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
        expect(Math.abs(drawn - y)).toBeLessThanOrEqual(2 + 1e-9);
      }
    }),
  );
});
