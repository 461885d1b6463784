import { expect, it } from 'vitest';
import { type Instant, instant, minutes } from '../time.ts';
import type { Happening } from './board.ts';
import { recoveredOf } from './recovered.ts';

const NOW = instant(Date.UTC(2026, 10, 28, 5, 52));
const ago = (n: number): Instant => instant(NOW - minutes(n));
const turn = (minutesAgo: number, from: 'degraded' | 'unknown', to: 'healthy' | 'failing'): Happening => ({
  ...{ kind: 'verdict', at: ago(minutesAgo), key: 'shop/staging', from, to },
});
const failed: Happening = {
  ...{ kind: 'run', at: ago(6), key: 'shop/staging', number: 10, wayBack: 11 },
  ...{ state: 'failed', commit: '9ec0e56', by: 'developer' },
};

it('names the environment that healed, and the run that was taken back for it', () => {
  expect(recoveredOf([turn(2, 'degraded', 'healthy'), failed], NOW)).toEqual({
    ...{ key: 'shop/staging', at: ago(2), run: { number: 10, wayBack: 11 } },
  });
});

it('blames no run of another environment, nor one of long before', () => {
  const healed = turn(2, 'degraded', 'healthy');
  const other: Happening = { ...failed, key: 'shop/dev' };
  expect(recoveredOf([healed, other], NOW)).toEqual({ key: 'shop/staging', at: ago(2) });
  expect(recoveredOf([healed, { ...failed, at: ago(63) }], NOW)).toEqual({ key: 'shop/staging', at: ago(2) });
});

it.each<[string, Happening]>([
  ['a first reading', turn(2, 'unknown', 'healthy')],
  ['a turn for the worse', turn(2, 'degraded', 'failing')],
  ['what healed long ago', turn(31, 'degraded', 'healthy')],
])('%s is no recovery', (_, happening) => {
  expect(recoveredOf([happening, failed], NOW)).toBeUndefined();
});
