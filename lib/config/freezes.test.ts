import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comingFreeze, frozenAt } from '#lib/domain/deploy/freeze.ts';
import { hours, instant, parseInstant, toIso } from '#lib/domain/time.ts';
import { freezeWindow, type WrittenWindow } from './freeze-schema.ts';
import { windowOf } from './freezes.ts';

const at = parseInstant;
const windows = (...written: object[]) =>
  written.map((each) => windowOf(freezeWindow.parse({ name: 'w', ...each })));
const until = (written: readonly object[], moment: string) => {
  const frozen = frozenAt(windows(...written), at(moment));
  return frozen && [frozen.window, frozen.until && toIso(frozen.until)];
};

const weekend = { name: 'weekend', from: '0 17 * * 5', until: '0 9 * * 1', zone: 'Asia/Tokyo' };

describe('a window that denies', () => {
  it('freezes from its first moment to the last before its end', () => {
    expect(until([weekend], '2026-11-27T07:59:59.999Z')).toBeUndefined();
    expect(until([weekend], '2026-11-27T08:00:00Z')).toEqual(['weekend', '2026-11-30T00:00:00.000Z']);
    expect(until([weekend], '2026-11-29T23:59:59.999Z')).toEqual(['weekend', '2026-11-30T00:00:00.000Z']);
    expect(until([weekend], '2026-11-30T00:00:00Z')).toBeUndefined();
  });

  it('goes by the clock on the wall: the weekend in which summer time begins is an hour shorter', () => {
    const there = { ...weekend, zone: 'America/New_York' };
    expect(until([there], '2027-03-12T22:00:00Z')).toEqual(['weekend', '2027-03-15T13:00:00.000Z']);
    expect(until([there], '2027-11-05T21:00:00Z')).toEqual(['weekend', '2027-11-08T14:00:00.000Z']);
  });

  it('may be one time of a calendar', () => {
    const once = { name: 'year end', from: '2026-12-26T00:00', for: '9d', zone: 'Asia/Tokyo' };
    expect(until([once], '2026-12-25T14:59:59Z')).toBeUndefined();
    expect(until([once], '2026-12-25T15:00:00Z')).toEqual(['year end', '2027-01-03T15:00:00.000Z']);
    expect(until([once], '2027-01-03T15:00:00Z')).toBeUndefined();
  });

  it('goes on until the last of those that run into one another', () => {
    const night = { name: 'night', from: '0 20 * * *', until: '0 10 * * *', zone: 'Asia/Tokyo' };
    expect(until([weekend, night], '2026-11-29T12:00:00Z')).toEqual(['night', '2026-11-30T01:00:00.000Z']);
  });

  it('begins so much earlier for what would still go on in it', () => {
    const early = { ...weekend, overrun: '30m' };
    expect(until([early], '2026-11-27T07:29:59Z')).toBeUndefined();
    expect(until([early], '2026-11-27T07:30:00Z')?.[0]).toBe('weekend');
    expect(comingFreeze(windows(early), at('2026-11-27T07:00:00Z'), hours(2))?.from).toBe(
      at('2026-11-27T07:30:00Z'),
    );
  });
});

describe('windows that allow', () => {
  const office = {
    name: 'office',
    kind: 'allow',
    from: '0 9 * * 1-5',
    until: '0 17 * * 1-5',
    zone: 'Asia/Tokyo',
  };

  it('freeze outside of all of them', () => {
    expect(until([office], '2026-11-27T03:00:00Z')).toBeUndefined();
    expect(until([office], '2026-11-27T08:00:00Z')).toEqual(['office', '2026-11-30T00:00:00.000Z']);
  });

  it('lose against one that denies', () => {
    const lunch = { name: 'lunch', from: '0 12 * * *', for: '1h', zone: 'Asia/Tokyo' };
    expect(until([office, lunch], '2026-11-27T03:30:00Z')).toEqual(['lunch', '2026-11-27T04:00:00.000Z']);
  });

  it('that never come again leave no end to name', () => {
    const once = { name: 'launch', kind: 'allow', from: '2026-11-01T00:00', for: '1d' };
    expect(until([once], '2026-11-27T00:00:00Z')).toEqual(['launch', undefined]);
  });
});

describe('a freeze that comes', () => {
  it('is named while none is on, and within the time that is asked for', () => {
    const near = (moment: string) => comingFreeze(windows(weekend), at(moment), hours(24));
    expect(near('2026-11-26T07:59:59Z')).toBeUndefined();
    expect(near('2026-11-26T08:00:00Z')).toEqual({ window: 'weekend', from: at('2026-11-27T08:00:00Z') });
    expect(near('2026-11-27T08:00:00Z')).toBeUndefined();
  });
});

const hour = fc.integer({ min: 0, max: 23 });
const written = fc.record({
  kind: fc.constantFrom('deny' as const, 'allow' as const),
  fromHour: hour,
  fromDay: fc.constantFrom('*', '1-5', '6,0', '3'),
  hours: fc.integer({ min: 1, max: 30 }),
  zone: fc.constantFrom('UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'),
});
const some = fc.array(written, { minLength: 1, maxLength: 4 }).map((all) =>
  all.map(
    ({ kind, fromHour, fromDay, hours: length, zone }, index): WrittenWindow =>
      freezeWindow.parse({
        ...{ name: `w${index}`, kind, zone, from: `0 ${fromHour} * * ${fromDay}`, for: `${length}h` },
      }),
  ),
);
// Both changes of summer time of 2027 on either half of the Earth are within.
const moment = fc
  .integer({ min: 0, max: 365 * 24 * 4 })
  .map((quarter) => instant(Date.UTC(2027, 0, 1) + quarter * 900_000));

describe('whatever the windows and the summer time', () => {
  it('one that denies wins, and a freeze ends when it says and not before', () => {
    fc.assert(
      fc.property(some, moment, (all, now) => {
        const own = all.map(windowOf);
        const frozen = frozenAt(own, now);
        const inside = (kind: string) =>
          own.some(({ kind: each, calendar }) => {
            const span = calendar.lastBy(now);
            return each === kind && span !== undefined && now < span.to;
          });
        const allows = all.some(({ kind }) => kind === 'allow');
        expect(frozen !== undefined).toBe(inside('deny') || (allows && !inside('allow')));
        if (!frozen?.until) return;
        expect(frozenAt(own, frozen.until)).toBeUndefined();
        for (const share of [0.3, 0.6, 0.9, 1]) {
          const before = instant(Math.floor(now + (frozen.until - now - 1) * share));
          expect(frozenAt(own, before)?.until).toBe(frozen.until);
        }
      }),
      { numRuns: 150, seed: 17 },
    );
  });

  it('office hours are those of the clock on the wall, as Intl tells it', () => {
    const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Tokyo'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (zone, now) => {
        const [office] = windows({ from: '0 9 * * *', until: '0 17 * * *', zone });
        const clock = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
        const wall = Number(clock.format(now));
        expect(frozenAt(office ? [office] : [], now) !== undefined).toBe(wall >= 9 && wall < 17);
      }),
      { numRuns: 300, seed: 17 },
    );
  });
});
