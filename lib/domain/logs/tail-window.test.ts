import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import type { RawLogEvent } from './raw.ts';
import { tailWindow } from './tail-window.ts';

const event = (eventId: string, at: number, ingestedAt = at): RawLogEvent => ({
  eventId,
  group: 'g',
  stream: 's',
  at: instant(at),
  ingestedAt: instant(ingestedAt),
  message: eventId,
});

const ids = (fresh: readonly { readonly event: RawLogEvent }[]) => fresh.map((each) => each.event.eventId);

describe('a tail window', () => {
  it('delivers a line once, however often it is read', () => {
    const window = tailWindow(instant(0), 100);
    expect(ids(window.absorb([event('b', 20), event('a', 10)]))).toEqual(['a', 'b']);
    expect(ids(window.absorb([event('a', 10), event('b', 20), event('c', 20)]))).toEqual(['c']);
  });

  it('orders lines of one moment by arrival, then by id', () => {
    const window = tailWindow(instant(0), 100);
    const read = [event('z', 10, 11), event('b', 10, 12), event('a', 10, 12)];
    expect(ids(window.absorb(read))).toEqual(['z', 'a', 'b']);
  });

  it('calls a line late when newer ones went out before', () => {
    const window = tailWindow(instant(0), 100);
    window.absorb([event('new', 10_000)]);
    expect(window.absorb([event('old', 5_000), event('near', 9_500)]).map((each) => each.late)).toEqual([
      true,
      false,
    ]);
  });

  it('ignores what is older than it remembers, rather than repeat it', () => {
    const window = tailWindow(instant(0), 100);
    window.absorb([event('a', 10)]);
    window.forgetBefore(instant(50));
    expect(
      window.absorb([event('a', 10), event('c', 40), event('d', 50)]).map((each) => each.event.eventId),
    ).toEqual(['d']);
  });

  it('stays within its bound by raising the floor', () => {
    const window = tailWindow(instant(0), 8);
    window.absorb(Array.from({ length: 20 }, (_, index) => event(`e${index}`, index)));
    expect(window.size()).toBeLessThanOrEqual(8);
    expect(window.floor()).toBeGreaterThan(0);
    expect(window.absorb([event('e19', 19)])).toEqual([]);
  });

  it('loses nothing and repeats nothing, whatever arrives when and is read how often', () => {
    const log = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1, maxLength: 6 }), at: fc.nat(10_000), delay: fc.nat(5_000) }),
      { selector: (each) => each.id, maxLength: 60 },
    );
    const reads = fc.array(fc.record({ at: fc.nat(16_000), back: fc.nat(16_000) }), { maxLength: 20 });
    fc.assert(
      fc.property(log, reads, (lines, polls) => {
        const window = tailWindow(instant(0), 1_000);
        const delivered: string[] = [];
        // The last read looks at everything: by then every line has arrived.
        for (const { at, back } of [...polls.toSorted((a, b) => a.at - b.at), { at: 16_000, back: 16_000 }]) {
          const visible = lines.filter((each) => each.at + each.delay <= at && each.at >= at - back);
          delivered.push(
            ...ids(window.absorb(visible.map((each) => event(each.id, each.at, each.at + each.delay)))),
          );
        }
        expect(delivered.toSorted()).toEqual(lines.map((each) => each.id).toSorted());
      }),
    );
  });
});
