import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from './pace.ts';

describe('the pace of a tail', () => {
  it('is what the quota allows, not a fixed second', () => {
    expect(paceOf({ speaking: 1, quiet: 0, unwatched: 0 }, 4).speaking).toBe(250);
    expect(paceOf({ speaking: 4, quiet: 0, unwatched: 0 }, 4).speaking).toBe(1_000);
    expect(paceOf({ speaking: 1, quiet: 0, unwatched: 0 }, 25).speaking).toBe(100);
  });

  it('reads a group that spoke of late more often than the others, and one that nobody watches each five seconds', () => {
    const pace = paceOf({ speaking: 1, quiet: 3, unwatched: 0 }, 3);
    expect([pace.speaking, pace.quiet]).toEqual([2_000 / 3, 2_000]);
    expect(paceOf({ speaking: 0, quiet: 0, unwatched: 2 }, 3).unwatched).toBe(5_000);
  });

  it('never spends more than its share', () => {
    const number = fc.nat(200);
    fc.assert(
      fc.property(
        number,
        number,
        number,
        fc.integer({ min: 1, max: 20 }),
        (speaking, quiet, unwatched, perSecond) => {
          const pace = paceOf({ speaking, quiet, unwatched }, perSecond);
          const calls = speaking / pace.speaking + quiet / pace.quiet + unwatched / pace.unwatched;
          expect(calls * 1_000).toBeLessThanOrEqual(perSecond + 1e-9);
        },
      ),
    );
  });
});
