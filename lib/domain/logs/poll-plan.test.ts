import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { nextPoll, startOfTail, verifiedTo } from './poll-plan.ts';

const START = 1_795_000_000_000;
const at = (seconds: number) => instant(START + seconds * 1_000);
const FLOOR = at(-1_800);
const back = (poll: ReturnType<typeof nextPoll>, now: number) => (at(now) - poll.range.from) / 1_000;

describe('a tail reads', () => {
  it('the last five minutes when it begins', () => {
    expect(back(nextPoll(startOfTail(at(0)), at(0), FLOOR), 0)).toBe(315);
  });

  it('fifteen seconds of what it read before, each time', () => {
    const first = nextPoll(startOfTail(at(0)), at(0), FLOOR);
    expect(back(nextPoll(first.after, at(1), FLOOR), 1)).toBe(16);
  });

  it('five minutes each half minute, and thirty each five', () => {
    const state = nextPoll(startOfTail(at(0)), at(0), FLOOR).after;
    expect(back(nextPoll({ ...state, readTo: at(29) }, at(30), FLOOR), 30)).toBe(300);
    expect(back(nextPoll({ ...state, readTo: at(299) }, at(300), FLOOR), 300)).toBe(1_800);
  });

  it('all that a failure kept from it, and names a gap when that is too long ago', () => {
    const state = { ...startOfTail(at(0)), readTo: at(0) };
    const soon = nextPoll(state, at(600), FLOOR);
    expect(back(soon, 600)).toBe(1_800);
    expect(soon.gap).toBeUndefined();
    const late = nextPoll(state, at(4_000), FLOOR);
    expect(late.gap).toEqual({ from: at(0), to: at(2_200) });
  });

  it('is verified up to what was read twice', () => {
    expect(verifiedTo({ ...startOfTail(at(0)), readTo: at(100) })).toBe(at(85));
  });

  it('every moment, or names it as a gap, however long the reads take and whichever fail', () => {
    const polls = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 3_000 }), fails: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(polls, (each) => {
        let state = startOfTail(at(0));
        let covered: number = state.readTo;
        let now = 0;
        for (const { wait, fails } of [...each, { wait: 1, fails: false }]) {
          now += wait;
          if (fails) continue;
          const poll = nextPoll(state, at(now), FLOOR);
          expect(poll.gap?.from ?? poll.range.from).toBeLessThanOrEqual(covered);
          if (poll.gap) expect(poll.gap.to).toBe(poll.range.from);
          expect(poll.range.to).toBeGreaterThan(at(now));
          covered = at(now);
          state = poll.after;
        }
      }),
    );
  });
});
