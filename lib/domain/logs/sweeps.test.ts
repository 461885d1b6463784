import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import {
  dueSweep,
  isFound,
  SWEEP_NAMES,
  SWEEPS,
  sweepFor,
  sweepRange,
  sweptAt,
  unfoundFrom,
  VISIBLE_WITHIN,
} from './sweeps.ts';

const START = 1_795_000_000_000;
const at = (seconds: number) => instant(START + seconds * 1_000);

describe('sweeps', () => {
  it('come each half minute, five minutes and quarter of an hour, the rarest first', () => {
    const swept = sweptAt(at(0));
    expect([29, 30, 300, 900].map((now) => dueSweep(swept, at(now)))).toEqual([
      undefined,
      'short',
      'long',
      'deep',
    ]);
  });

  it('look for lines of up to two hours ago', () => {
    expect([60, 1_500, 2_400, 7_200].map((late) => sweepFor(late * 1_000))).toEqual([
      'short',
      'long',
      'deep',
      'deep',
    ]);
    expect(sweepFor(7_201_000)).toBeUndefined();
  });

  it('find every line that comes as late as they promise, however late the turns themselves are', () => {
    // What lies at the edges of a promise, and turns as they are: both would be rare by chance.
    const usual = fc.constantFrom(30, 30, 31, 300, 900);
    const turns = fc.array(fc.oneof(usual, fc.integer({ min: 1, max: 4_000 })), {
      minLength: 1,
      maxLength: 12,
    });
    const line = fc.record({
      arrives: fc.oneof(fc.nat(120), fc.nat(9_000)),
      late: fc.oneof(fc.constantFrom(240, 1_800, 7_200), fc.nat(7_200)),
      visible: fc.oneof(fc.constant(VISIBLE_WITHIN / 1_000), fc.nat(VISIBLE_WITHIN / 1_000)),
    });
    fc.assert(
      fc.property(turns, line, (waits, { arrives, late, visible }) => {
        let swept = sweptAt(at(0));
        let now = 0;
        let isSeen = false;
        const event = { at: at(arrives - late), ingestedAt: at(arrives) };
        for (const wait of waits) {
          now += wait;
          for (const name of SWEEP_NAMES) {
            if (at(now) - swept[name] < SWEEPS[name].each) continue;
            const { from, to } = sweepRange(name, swept, at(now));
            if (now >= arrives + visible && event.at >= from && event.at < to) isSeen = true;
            swept = { ...swept, [name]: at(now) };
          }
          // What had arrived before the tail began is not its business.
          if (arrives >= 0 && event.ingestedAt >= at(0) && isFound(event, swept)) expect(isSeen).toBe(true);
          if (!isFound(event, swept)) expect(event.at).toBeGreaterThanOrEqual(unfoundFrom(swept));
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
