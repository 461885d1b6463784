import { expect, it } from 'vitest';
import { instant } from '../time.ts';
import { millis } from '../units.ts';
import { tookOf } from './expected-time.ts';
import type { RunEvent, RunState } from './run.ts';

const history = (...moves: readonly (readonly [second: number, to: RunState])[]): readonly RunEvent[] =>
  moves.map(([second, to], seq) => ({ seq, at: instant(second * 1_000), actor: 'runner', to }));

it('is what the apply and the verification of another run took, not what it waited for', () => {
  const events = history([0, 'queued'], [900, 'applying'], [941, 'verifying'], [1_000, 'succeeded']);
  expect(tookOf(9, events)).toEqual({ run: 9, apply: 41_000, verify: 59_000 });
  expect(tookOf(9, events, millis(600_000))).toEqual({ run: 9, apply: 41_000, verify: 600_000 });
});

it('counts the last apply of one that was tried again, and none of one that was not applied or broke', () => {
  const again = history(
    [0, 'applying'],
    [9, 'queued'],
    [20, 'applying'],
    [30, 'verifying'],
    [31, 'succeeded'],
  );
  expect(tookOf(9, again)).toMatchObject({ apply: 10_000 });
  expect(tookOf(9, history([0, 'planned'], [5, 'verifying'], [6, 'succeeded']))).toBeUndefined();
  expect(tookOf(9, history([0, 'applying'], [5, 'verifying'], [6, 'failed']))).toBeUndefined();
});
