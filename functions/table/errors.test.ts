import { expect, test } from 'vitest';
import { isConditionFailureAt, isThrottle } from './errors.ts';

const cancelled = (...codes: string[]) =>
  Object.assign(new Error('cancelled'), {
    name: 'TransactionCanceledException',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

test('a refused condition is told apart from a conflict and from another write', () => {
  expect(isConditionFailureAt(cancelled('ConditionalCheckFailed', 'None'), 0)).toBe(true);
  expect(isConditionFailureAt(cancelled('None', 'ConditionalCheckFailed'), 0)).toBe(false);
  expect(isConditionFailureAt(cancelled('TransactionConflict', 'None'), 0)).toBe(false);
  expect(isConditionFailureAt(new Error('socket hang up'), 0)).toBe(false);
});

test('a throttle is known by its name', () => {
  expect(isThrottle(Object.assign(new Error('slow down'), { name: 'ThrottlingException' }))).toBe(true);
  expect(isThrottle(new Error('slow down'))).toBe(false);
});
