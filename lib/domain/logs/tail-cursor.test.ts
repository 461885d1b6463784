import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { cursorOf, cursorPart, groupMark, parseCursor, type TailPlace } from './tail-cursor.ts';

const AT = 1_795_000_000_000;

describe('a cursor', () => {
  it('comes back as it went, for as many groups as a viewer follows', () => {
    const time = fc.integer({ min: 0, max: AT }).map(instant);
    const place: fc.Arbitrary<TailPlace> = fc.record({
      hub: fc.stringMatching(/^[0-9a-f]{8}$/),
      place: fc.nat(),
      swept: fc.record({ short: time, long: time, deep: time }),
    });
    const groups = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 40 }), {
      minLength: 1,
      maxLength: 50,
      selector: groupMark,
    });
    fc.assert(
      fc.property(groups, fc.infiniteStream(place), (names, places) => {
        const marks = names.map(groupMark);
        const given = marks.map((mark) => [mark, places.next().value as TailPlace] as const);
        const text = cursorOf(given.map(([mark, each]) => cursorPart(mark, each)));
        expect(text).toMatch(/^[0-9a-z.~-]+$/);
        expect(parseCursor(text)).toEqual(new Map(given));
      }),
    );
  });

  it.each([
    '',
    'x',
    'a.b.1.2.3',
    'a.b.1.2.3.4.5',
    'a.b.-1.2.0.0',
    'a.b.1.2.3.0',
    'a.b.1.zzzzzzzzzzz.0.0',
    'a.b.1.2.0.0~a.b.1.2.0.0',
    'A.b.1.2.0.0',
    'a.b.1.2.0.0\n',
    `a.b.1.2.0.0${'~a.b.1.2.0.0'.repeat(1_000)}`,
  ])('that no collector has written is none: %s', (text) => {
    expect(parseCursor(text)).toBeUndefined();
  });
});
