import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { nextPoll, startOfTail, verifiedTo } from './poll-plan.ts';

const START = 1_795_000_000_000;
const at = (seconds: number) => instant(START + seconds * 1_000);
const FLOOR = at(-3_600);
const back = (poll: ReturnType<typeof nextPoll>, now: number) => (at(now) - poll.range.from) / 1_000;

describe('a tail reads', () => {
  it('the last minute when it begins', () => {
    expect(back(nextPoll(startOfTail(at(0)), at(0), FLOOR), 0)).toBe(75);
  });

  it('fifteen seconds of what it read before, each time', () => {
    expect(back(nextPoll(at(0), at(1), FLOOR), 1)).toBe(16);
  });

  it('all that a failure kept from it, and names a gap when that is too long ago', () => {
    const soon = nextPoll(at(0), at(600), FLOOR);
    expect(back(soon, 600)).toBe(615);
    expect(soon.gap).toBeUndefined();
    const late = nextPoll(at(0), at(4_000), FLOOR);
    expect(late.gap).toEqual({ from: at(-15), to: at(4_000 - 36 * 60) });
  });

  it('nothing whose ids it has forgotten, and says which time that leaves out', () => {
    expect(nextPoll(at(0), at(60), at(30))).toMatchObject({
      range: { from: at(30) },
      gap: { from: at(-15), to: at(30) },
    });
  });

  it('is verified up to what was read twice', () => {
    expect(verifiedTo(at(100))).toBe(at(85));
  });

  it('every moment, or names it as a gap, however long the reads take and whichever fail', () => {
    const polls = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 3_000 }), fails: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(polls, (each) => {
        let readTo = startOfTail(at(0));
        let now = 0;
        for (const { wait, fails } of [...each, { wait: 1, fails: false }]) {
          now += wait;
          if (fails) continue;
          const poll = nextPoll(readTo, at(now), FLOOR);
          expect(poll.gap?.from ?? poll.range.from).toBeLessThanOrEqual(verifiedTo(readTo));
          if (poll.gap) expect(poll.gap.to).toBe(poll.range.from);
          expect(poll.range.to).toBeGreaterThan(at(now));
          readTo = at(now);
        }
      }),
    );
  });
});
