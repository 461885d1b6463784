import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import type { RawLogEvent } from './raw.ts';
import { sweptAt } from './sweeps.ts';
import { type Fresh, type TailWindow, tailWindow } from './tail-window.ts';

const event = (eventId: string, at: number, ingestedAt = at): RawLogEvent => ({
  eventId,
  group: 'g',
  stream: 's',
  at: instant(at),
  ingestedAt: instant(ingestedAt),
  message: eventId,
});

const SWEPT = sweptAt(instant(0));
const BORN = instant(0);

/** What goes out of one read. */
function absorb(window: TailWindow, events: readonly RawLogEvent[], swept = SWEPT): readonly Fresh[] {
  const fresh: Fresh[] = [];
  window.absorb(events, swept, (each) => fresh.push(each));
  return fresh;
}
const ids = (fresh: readonly { readonly event: RawLogEvent }[]) => fresh.map((each) => each.event.eventId);

describe('a tail window', () => {
  it('delivers a line once, however often it is read', () => {
    const window = tailWindow(BORN, instant(0), 100);
    expect(ids(absorb(window, [event('b', 20), event('a', 10)]))).toEqual(['a', 'b']);
    expect(ids(absorb(window, [event('a', 10), event('b', 20), event('c', 20)]))).toEqual(['c']);
  });

  it('orders lines of one moment by arrival, then by id', () => {
    const window = tailWindow(BORN, instant(0), 100);
    const read = [event('z', 10, 11), event('b', 10, 12), event('a', 10, 12)];
    expect(ids(absorb(window, read))).toEqual(['z', 'a', 'b']);
  });

  it('calls a line late when newer ones went out before', () => {
    const window = tailWindow(BORN, instant(0), 100);
    absorb(window, [event('new', 10_000)]);
    expect(absorb(window, [event('old', 5_000), event('near', 9_500)]).map((each) => each.late)).toEqual([
      true,
      false,
    ]);
  });

  it('ignores what is older than it remembers, rather than repeat it', () => {
    const window = tailWindow(BORN, instant(0), 100);
    absorb(window, [event('a', 10)]);
    window.forget(instant(50_000), SWEPT);
    expect(ids(absorb(window, [event('a', 10), event('c', 40_000), event('d', 50_000)]))).toEqual(['d']);
  });

  it('finds a line that came late where its ids are forgotten, once, if it came since the sweep for such lines', () => {
    const window = tailWindow(BORN, instant(0), 100);
    const late = event('late', 10_000, 1_000_000);
    const known = event('known', 10_000, 900_000);
    expect(ids(absorb(window, [known]))).toEqual(['known']);
    window.forget(instant(3_000_000), SWEPT);
    expect(ids(absorb(window, [known, late, event('prompt', 10_000, 11_000)]))).toEqual(['late']);
    expect(ids(absorb(window, [known, late]))).toEqual([]);
    const swept = sweptAt(instant(1_100_000));
    expect(ids(absorb(window, [event('before', 10_000, 1_000_000)], swept))).toEqual([]);
  });

  it('leaves out what had arrived before the tail began, and knows what it was told of', () => {
    const window = tailWindow(instant(100_000), instant(0), 100);
    window.know([event('told', 99_000)]);
    const read = [event('old', 10_000), event('told', 99_000), event('new', 10_000, 100_000)];
    expect(ids(absorb(window, read))).toEqual(['new']);
    expect(read.map(window.placeOf)).toEqual([0, 0, 1]);
  });

  it('stays within its bound by raising the floor', () => {
    const window = tailWindow(BORN, instant(0), 8);
    absorb(
      window,
      Array.from({ length: 20 }, (_, index) => event(`e${index}`, index * 1_000)),
    );
    expect(window.size()).toBeLessThanOrEqual(8);
    expect(window.floor()).toBeGreaterThan(0);
    expect(absorb(window, [event('e19', 19_000), event('e0', 0)])).toEqual([]);
  });

  it('loses nothing and repeats nothing, whatever arrives when and is read how often', () => {
    const log = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1, maxLength: 6 }), at: fc.nat(10_000), delay: fc.nat(5_000) }),
      { selector: (each) => each.id, maxLength: 60 },
    );
    const reads = fc.array(fc.record({ at: fc.nat(16_000), back: fc.nat(16_000) }), { maxLength: 20 });
    fc.assert(
      fc.property(log, reads, (lines, polls) => {
        const window = tailWindow(BORN, instant(0), 1_000);
        const delivered: string[] = [];
        // The last read looks at everything: by then every line has arrived.
        for (const { at, back } of [...polls.toSorted((a, b) => a.at - b.at), { at: 16_000, back: 16_000 }]) {
          const visible = lines.filter((each) => each.at + each.delay <= at && each.at >= at - back);
          delivered.push(
            ...ids(
              absorb(
                window,
                visible.map((each) => event(each.id, each.at, each.at + each.delay)),
              ),
            ),
          );
        }
        expect(delivered.toSorted()).toEqual(lines.map((each) => each.id).toSorted());
      }),
    );
  });
});
