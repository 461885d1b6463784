import { expect, test } from 'vitest';
import { closingLine, countsOfPlaywright, countsOfVitest, totalOf } from './counts.ts';

const none = { passed: 0, failed: 0, skipped: 0 };

test('tests are counted one by one and any other step as one', () => {
  const results = [{ ok: true }, { ok: true, counts: { passed: 40, failed: 0, skipped: 2 } }];
  expect(totalOf(results)).toEqual({ passed: 41, failed: 0, skipped: 2 });
});

test('a runner that broke before its first test is a failure', () => {
  expect(totalOf([{ ok: false, counts: none }]).failed).toBe(1);
});

test('a test that passed only on a second try counts as failed', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } };
  expect(countsOfPlaywright(report)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

test('a report of Vitest is read with what it skipped', () => {
  const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(countsOfVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test('the closing line names skipped tests only when there are some', () => {
  expect(closingLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
  expect(closingLine({ passed: 5, failed: 1, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped');
});
