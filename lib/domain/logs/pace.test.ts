import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paceOf } from './pace.ts';

describe('the pace of a tail', () => {
  it('is a second where lines come and five where none do, while the quota allows', () => {
    expect(paceOf({ busy: 2, idle: 3 }, 3)).toEqual({ busy: 1_000, idle: 5_000 });
  });

  it('slows down with the groups that share the quota', () => {
    expect(paceOf({ busy: 4, idle: 13 }, 3)).toEqual({ busy: 2_200, idle: 11_000 });
  });

  it('never spends more than its share', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(200), fc.integer({ min: 1, max: 20 }), (busy, idle, perSecond) => {
        const pace = paceOf({ busy, idle }, perSecond);
        expect((busy * 1_000) / pace.busy + (idle * 1_000) / pace.idle).toBeLessThanOrEqual(perSecond + 1e-9);
      }),
    );
  });
});
