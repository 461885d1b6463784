import { describe, expect, it } from 'vitest';
import type { StackEvent } from '#lib/aws/write/stack.ts';
import { firstCause, standingOf } from './events.ts';

const STACK = 'arn:aws:cloudformation:r:000000000000:stack/app/1';
let count = 0;
const event = (logicalId: string, status: string, reason = ''): StackEvent => {
  count += 1;
  const ofStack = logicalId === 'app';
  return {
    id: `${count}`,
    at: count,
    logicalId,
    physicalId: ofStack ? STACK : `${logicalId}-1`,
    type: ofStack ? 'AWS::CloudFormation::Stack' : 'AWS::Lambda::Function',
    status,
    reason,
    token: undefined,
  };
};

describe('an execution', () => {
  it('counts what is done while it works', () => {
    const events = [
      event('app', 'UPDATE_IN_PROGRESS'),
      event('A', 'UPDATE_COMPLETE'),
      event('B', 'UPDATE_IN_PROGRESS'),
    ];
    expect(standingOf(events)).toEqual({ done: 1, cause: undefined, stack: 'working' });
  });

  it('still works while it cleans up, and is complete when the stack says so', () => {
    expect(standingOf([event('app', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')]).stack).toBe('working');
    expect(standingOf([event('app', 'UPDATE_COMPLETE')]).stack).toBe('complete');
  });

  it('has not begun without an event of its stack', () => {
    expect(standingOf([]).stack).toBeUndefined();
  });

  it('that fails names the first that failed by itself, while others were cancelled before it', () => {
    const events = [
      event('app', 'UPDATE_IN_PROGRESS'),
      event('A', 'UPDATE_FAILED', 'Resource update cancelled'),
      event('B', 'UPDATE_FAILED', 'Value for timeout is too large'),
      event('app', 'UPDATE_ROLLBACK_IN_PROGRESS', 'The following resource(s) failed'),
      event('app', 'UPDATE_ROLLBACK_COMPLETE'),
    ];
    expect(standingOf(events)).toMatchObject({
      stack: 'rolled-back',
      cause: { resource: 'B', cause: 'B (AWS::Lambda::Function): Value for timeout is too large' },
    });
    expect(standingOf(events.slice(0, 4)).stack).toBe('rolling-back');
  });

  it('whose rollback fails needs somebody', () => {
    expect(standingOf([event('app', 'UPDATE_ROLLBACK_FAILED', 'x')]).stack).toBe('stuck');
  });

  it('that rolls back without a failed resource gives the stack’s own reason', () => {
    expect(firstCause([event('app', 'ROLLBACK_IN_PROGRESS', 'alarm fired')])?.cause).toContain('alarm fired');
  });
});
