import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { windowOf, windowQuery, windowRange } from './window.ts';

const NOW = instant(1_795_000_000_000);

it.each([
  [{}, { kind: 'now' }],
  [{ at: '1795000000000' }, { kind: 'around', at: NOW }],
  [
    { from: '5', to: '9' },
    { kind: 'range', range: { from: 5, to: 9 } },
  ],
  [
    { from: '5', to: '9', at: '7' },
    { kind: 'range', range: { from: 5, to: 9 } },
  ],
  [{ from: '9', to: '5' }, { kind: 'now' }],
  [{ from: '5' }, { kind: 'now' }],
  [{ at: 'yesterday' }, { kind: 'now' }],
  [{ at: '9999999999999999' }, { kind: 'now' }],
  [{ at: ['1', '2'] }, { kind: 'now' }],
])('the address %o is %o', (query, window) => {
  expect(windowOf(query)).toEqual(window);
});

it('survives its way through the address', () => {
  for (const window of [
    { kind: 'now' },
    { kind: 'around', at: NOW },
    { kind: 'range', range: { from: instant(5), to: instant(9) } },
  ] as const) {
    expect(windowOf(windowQuery(window))).toEqual(window);
  }
});

it('reads a quarter of an hour to the present, and five minutes on each side of a moment', () => {
  expect(windowRange({ kind: 'now' }, NOW)).toEqual({ from: NOW - 900_000, to: NOW });
  expect(windowRange({ kind: 'around', at: instant(900_000) }, NOW)).toEqual({
    from: 600_000,
    to: 1_200_000,
  });
});
