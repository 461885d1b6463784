import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMove, isFinal, RUN_STATES, type RunState, TRANSITIONS } from './run.ts';

const walk = fc.array(fc.nat(), { maxLength: 40 }).map((choices) =>
  choices.reduce<RunState[]>(
    (path, choice) => {
      const next = TRANSITIONS[path.at(-1) ?? 'requested'];
      const to = next[choice % Math.max(1, next.length)];
      return to ? path.concat(to) : path;
    },
    ['requested'],
  ),
);

describe('a run', () => {
  it('is applied only right after it was approved', () => {
    fc.assert(
      fc.property(walk, (path) => {
        for (const [index, state] of path.entries()) {
          if (state === 'applying') expect(path[index - 1]).toBe('approved');
        }
      }),
    );
  });

  it('is planned again between two applies', () => {
    fc.assert(
      fc.property(walk, (path) => {
        const applies = path.flatMap((state, index) => (state === 'applying' ? [index] : []));
        for (const [index, at] of applies.entries()) {
          const before = applies[index - 1];
          if (before !== undefined) expect(path.slice(before, at)).toContain('planning');
        }
      }),
    );
  });

  it('never moves again once it is final', () => {
    for (const state of RUN_STATES.filter(isFinal)) {
      expect(RUN_STATES.some((to) => canMove(state, to))).toBe(false);
    }
  });

  it('cannot be cancelled once something is being applied', () => {
    for (const state of ['applying', 'verifying', 'rolling-back'] as const) {
      expect(canMove(state, 'cancelled')).toBe(false);
    }
  });
});
