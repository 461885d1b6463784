import { describe, expect, it } from 'vitest';
import { canMove, holdsLease, isDeploying, isFinal, RUN_STATES, type RunState } from './run.ts';

/** The states of which something is true, in the order that a run takes them. */
const those = (holds: (state: RunState) => boolean) => RUN_STATES.filter(holds);

describe('a run', () => {
  it('never moves again once it is final', () => {
    for (const state of RUN_STATES.filter(isFinal)) {
      expect(RUN_STATES.some((to) => canMove(state, to))).toBe(false);
    }
  });

  it('can be cancelled until something is being applied', () => {
    expect(those((state) => canMove(state, 'cancelled'))).toEqual([
      'requested',
      'queued',
      'planning',
      'planned',
      'awaiting-approval',
      'approved',
    ]);
  });

  it('is over in these states, and in none that a person can still close', () => {
    expect(those(isFinal)).toEqual([
      'no-change',
      'succeeded',
      'failed',
      'rolled-back',
      'rejected',
      'expired',
      'cancelled',
      'superseded',
    ]);
    expect(those((state) => canMove('needs-attention', state))).toEqual([
      'succeeded',
      'failed',
      'rolling-back',
      'rolled-back',
    ]);
  });

  it('is set aside for a newer one, or because it waited too long, only before it is applied', () => {
    expect(those((state) => canMove(state, 'superseded'))).toEqual([
      'requested',
      'queued',
      'planned',
      'awaiting-approval',
      'approved',
    ]);
    expect(those((state) => canMove(state, 'expired'))).toEqual(['queued', 'awaiting-approval', 'approved']);
  });

  it('is planned again from where a plan can have grown old, and from an apply whose runner died', () => {
    expect(those((state) => canMove(state, 'planning'))).toEqual([
      'queued',
      'awaiting-approval',
      'approved',
      'applying',
    ]);
  });

  it('can find nothing to do, or everything done by an apply before', () => {
    expect(those((state) => canMove(state, 'no-change'))).toEqual(['planning']);
    expect(those((state) => canMove(state, 'verifying'))).toEqual(['planning', 'applying']);
    expect(those((state) => canMove(state, 'succeeded'))).toEqual(['verifying', 'needs-attention']);
  });

  it('goes back only from what was applied, or when somebody continues a rollback', () => {
    expect(those((state) => canMove(state, 'rolling-back'))).toEqual([
      'applying',
      'verifying',
      'needs-attention',
    ]);
    expect(those((state) => canMove(state, 'rolled-back'))).toEqual(['rolling-back', 'needs-attention']);
    expect(those((state) => canMove(state, 'needs-attention'))).toEqual([
      'applying',
      'verifying',
      'rolling-back',
    ]);
  });

  it('can fail wherever a runner works on it or has to take it up', () => {
    expect(those((state) => canMove(state, 'failed'))).toEqual([
      'queued',
      'planning',
      'planned',
      'approved',
      'applying',
      'verifying',
      'rolling-back',
      'needs-attention',
    ]);
  });

  it('holds the lease while a runner works on it, and deploys while AWS may change', () => {
    expect(those(holdsLease)).toEqual(['planning', 'applying', 'verifying', 'rolling-back']);
    expect(those(isDeploying)).toEqual(['applying', 'verifying', 'rolling-back']);
  });
});
