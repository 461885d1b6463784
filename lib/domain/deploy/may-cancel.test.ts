import { expect, it } from 'vitest';
import { mayNotCancel } from './may-cancel.ts';
import { canMove, isFinal, RUN_STATES } from './run.ts';

it('is refused exactly where the machine has no such move, and each refusal says what can be done in its place', () => {
  for (const tool of ['terraform', 'sam'] as const)
    for (const state of RUN_STATES)
      expect(mayNotCancel({ state, tool }) === undefined, state).toBe(canMove(state, 'cancelled'));
  const under = RUN_STATES.filter((state) => !canMove(state, 'cancelled') && !isFinal(state));
  expect(under.map((state) => mayNotCancel({ state, tool: 'sam' })?.code)).toEqual([
    'run.being-executed',
    'run.being-verified',
    'run.going-back',
    'run.for-a-person',
  ]);
  expect(mayNotCancel({ state: 'applying', tool: 'opentofu' })).toMatchObject({
    ...{ code: 'run.being-applied', params: { tool: 'OpenTofu' } },
  });
  expect(mayNotCancel({ state: 'failed', tool: 'sam' })?.code).toBe('run.too-late');
});
