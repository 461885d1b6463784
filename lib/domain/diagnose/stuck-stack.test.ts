import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { diagnoseStack, type StackEventFact } from './stuck-stack.ts';

const event = (at: number, logicalId: string, status: string, reason = ''): StackEventFact => ({
  ...{ at: instant(at), logicalId, status, reason, type: 'AWS::Lambda::Function' },
  ofStack: logicalId === 'app',
});
const diagnosed = (events: readonly StackEventFact[] | undefined, status = 'UPDATE_ROLLBACK_FAILED') =>
  diagnoseStack({
    stack: { name: 'app', status, updatedAt: 100, outputs: {} },
    ...(events ? { events } : {}),
    resourceOf: () => undefined,
  });

describe('a stack that waits for a person', () => {
  const events = [
    event(50, 'Old', 'UPDATE_FAILED', 'of the operation before'),
    event(100, 'app', 'UPDATE_IN_PROGRESS'),
    event(110, 'Api', 'UPDATE_FAILED', 'Code size exceeds the limit'),
    event(115, 'Table', 'UPDATE_FAILED', 'Resource update cancelled'),
    event(140, 'app', 'UPDATE_ROLLBACK_FAILED'),
  ];

  it('names what failed first in its last operation, and lasts from there to its newest event', () => {
    const { title, firstAt, lastAt } = diagnosed(events);
    expect(title.params).toMatchObject({ stack: 'app', resource: 'Api' });
    expect([firstAt, lastAt]).toEqual([110, 140]);
  });

  it('says what it knows where its events cannot be read', () => {
    const { title, firstAt, lastAt } = diagnosed(undefined, 'ROLLBACK_COMPLETE');
    expect(title.code).toBe('diagnose.stack-unknown');
    expect([firstAt, lastAt]).toEqual([undefined, 100]);
  });
});
